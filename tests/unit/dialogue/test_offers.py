from __future__ import annotations

import json

import pytest

from hublotse.catalogue import Catalogue
from hublotse.dialogue import Button, offers
from hublotse.understanding import Kind, Understander
from hublotse.understanding.sectors import SectorReading
from tests.unit.helpers import profile


def entities(button: Button) -> dict[str, str]:
    intent, _brace, rest = button.payload.partition("{")
    assert intent.startswith("/")
    return dict(json.loads("{" + rest)) if rest else {}


def test_a_payload_is_an_intent_with_its_entities_as_json() -> None:
    assert offers.payload("list_hubs") == "/list_hubs"
    named = offers.payload("ask_hub", {"hub": "köln"})
    assert named.startswith("/ask_hub{")
    assert json.loads(named.removeprefix("/ask_hub")) == {"hub": "köln"}
    assert "köln" in named


def test_a_button_for_an_intent_alone_has_its_label(catalogue: Catalogue) -> None:
    (one, other) = offers.plain(catalogue, "list_hubs", "ask_cost")
    assert (one.payload, other.payload) == ("/list_hubs", "/ask_cost")
    assert one.title == catalogue.text("label_list_hubs")


def test_an_intent_without_a_label_is_a_key_error(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        offers.plain(catalogue, "sing_a_song")


def test_more_on_a_hub_names_its_cities(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        button = offers.more_on(hub, catalogue)
        assert all(city in button.title for city in hub.cities)
        assert entities(button) == {"hub": hub.id}


def test_after_a_recommendation_the_way_to_the_hub_and_alternatives_are_offered(
    catalogue: Catalogue,
) -> None:
    found = offers.after_recommendation(catalogue.hub_by_id["koeln"], catalogue)
    intents = {button.payload.partition("{")[0] for button in found}
    assert {"/request_handoff", "/ask_hub", "/ask_other_technology"} <= intents


def test_interests_fit_the_trade_and_leave_a_way_out(catalogue: Catalogue) -> None:
    found = offers.interests(profile("52"), catalogue)
    offered = [entities(button).get("technology") for button in found[:-1]]
    assert offered == list(catalogue.group_of("52").use_cases)[: len(offered)]
    assert found[-1].payload == "/say_dont_know"


def test_interests_never_offer_what_was_ruled_out(catalogue: Catalogue) -> None:
    best = next(iter(catalogue.group_of("52").use_cases))
    found = offers.interests(profile("52", unwanted=[best]), catalogue)
    assert best not in {entities(button).get("technology") for button in found}


def test_the_readings_of_a_trade_become_buttons(catalogue: Catalogue) -> None:
    readings = [SectorReading("66", ("Makler",), 0.5), SectorReading("68", ("Makler",), 0.5)]
    found = offers.readings(readings, catalogue)
    assert [entities(b) for b in found[:-1]] == [{"industry": "66"}, {"industry": "68"}]
    assert found[-1].payload == "/deny"
    assert [button.title for button in found[:-1]] == [
        catalogue.divisions["66"].name,
        catalogue.divisions["68"].name,
    ]


def test_usual_trades_leave_a_way_to_skip(catalogue: Catalogue) -> None:
    found = offers.usual_divisions(catalogue)
    assert all(entities(button)["industry"] in catalogue.divisions for button in found[:-1])
    assert found[-1].payload == "/skip_question"


def test_the_title_of_a_usual_trade_typed_by_hand_names_the_same_trade(
    catalogue: Catalogue, understander: Understander
) -> None:
    for button in offers.usual_divisions(catalogue)[:-1]:
        found = understander.understand(button.title).mentions
        readings = {value for m in found if m.kind is Kind.INDUSTRY for value, _ in m.readings}
        assert entities(button)["industry"] in readings


def test_the_title_of_a_hubs_button_typed_by_hand_names_the_same_hub(
    catalogue: Catalogue, understander: Understander
) -> None:
    for hub in catalogue.hubs:
        found = understander.understand(offers.more_on(hub, catalogue).title).mentions
        assert next(m.value for m in found if m.kind is Kind.HUB) == hub.id
