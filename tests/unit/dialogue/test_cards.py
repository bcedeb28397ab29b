from __future__ import annotations

import json
from typing import Any

import pytest

from hublotse.advice import Profile, recommend
from hublotse.catalogue import Catalogue
from hublotse.dialogue import cards
from tests.contract import validate_card
from tests.unit.helpers import SIEGEN, profile

PROFILES = [
    profile(),
    profile("28", words=["Fräsköpfe"], place=SIEGEN, employees=80, technologies=["5g"]),
    profile("55"),
    profile("52", further=["10"], focuses=["maritime-logistics"], aims=["route-planning"]),
    profile(topics=["insurtech"], unwanted=["cloud"], excluded=["koeln"]),
]


def recommendation(catalogue: Catalogue, known: Profile) -> dict[str, Any]:
    return cards.recommendation_card(recommend(known, catalogue), catalogue)


@pytest.mark.parametrize("known", PROFILES)
def test_a_recommendation_keeps_the_contract(catalogue: Catalogue, known: Profile) -> None:
    card = recommendation(catalogue, known)
    validate_card(card)
    assert json.loads(json.dumps(card)) == card


def test_a_recommendation_names_what_the_visitor_said_and_guesses_nothing(
    catalogue: Catalogue,
) -> None:
    card = recommendation(catalogue, PROFILES[1])
    assert card["profile"]["sector"]["wz"] == "28"
    assert card["profile"]["sector"]["words"] == ["Fräsköpfe"]
    assert card["profile"]["place"] == "Siegen"
    assert card["profile"]["employees"] == 80
    assert card["profile"]["technologies"] == ["5g"]
    nothing = recommendation(catalogue, profile())["profile"]
    assert nothing["sector"] is None
    assert nothing["place"] is None
    assert nothing["employees"] is None
    assert nothing["technologies"] == nothing["aims"] == nothing["further_sectors"] == []


@pytest.mark.parametrize("known", PROFILES)
def test_a_recommendation_ranks_hubs_with_reasons_and_a_runner_up(
    catalogue: Catalogue, known: Profile
) -> None:
    hubs = recommendation(catalogue, known)["hubs"]
    assert len(hubs) >= 2
    assert [hub["score"] for hub in hubs] == sorted((h["score"] for h in hubs), reverse=True)
    assert all(hub["reasons"] and all(hub["reasons"]) for hub in hubs)
    assert all((hub["distance_km"] is not None) is (known.place is not None) for hub in hubs)


def test_the_technology_of_a_recommendation_has_a_use_case_and_a_reason(
    catalogue: Catalogue,
) -> None:
    technology = recommendation(catalogue, profile("28", technologies=["robotics"]))["technology"]
    assert technology["id"] == "robotics"
    assert technology["use_case"] == catalogue.group_of("28").use_cases["robotics"]
    assert technology["reason"]


def test_every_hub_has_a_card_by_the_contract(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        card = cards.hub_card(hub)
        validate_card(card)
        assert card["hub"]["id"] == hub.id
        assert card["hub"]["cities"] == list(hub.cities)
        assert card["hub"]["website"].startswith("http")


def test_a_hub_of_two_cities_names_the_contact_of_both(catalogue: Catalogue) -> None:
    contact = cards.hub_card(catalogue.hub_by_id["frankfurt-darmstadt"])["hub"]["contact"]
    assert [site["city"] for site in contact["sites"]] == ["Frankfurt", "Darmstadt"]


def test_no_offer_of_a_hub_is_listed_twice(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        offers = cards.hub_card(hub)["hub"]["offers"]
        assert len(offers) == len(set(offers))


def test_a_list_of_hubs_keeps_the_contract_and_the_order(catalogue: Catalogue) -> None:
    card = cards.hub_list_card(catalogue.hubs)
    validate_card(card)
    assert [hub["id"] for hub in card["hubs"]] == [hub.id for hub in catalogue.hubs]


def test_every_technology_has_a_card_by_the_contract(catalogue: Catalogue) -> None:
    for technology in catalogue.technologies:
        hubs = catalogue.hubs_for_technology(technology.id)
        card = cards.technology_card(technology, profile("28"), hubs, catalogue)
        validate_card(card)
        assert card["technology"]["id"] == technology.id
        assert [hub["id"] for hub in card["hubs"]] == [hub.id for hub in hubs]


def test_the_use_case_of_the_own_trade_stands_first(catalogue: Catalogue) -> None:
    technology = catalogue.technology_by_id["robotics"]
    card = cards.technology_card(technology, profile("28"), (), catalogue)
    use_cases = card["technology"]["use_cases"]
    assert use_cases[0] == catalogue.group_of("28").use_cases["robotics"]
    assert len(use_cases) == len(set(use_cases)) > 1


def test_at_most_three_reasons_are_given_strongest_first(catalogue: Catalogue) -> None:
    known = profile(
        "28",
        words=["Fräsköpfe"],
        technologies=["iot", "robotics"],
        topics=["future-industries"],
        aims=["remote-maintenance"],
        place=SIEGEN,
    )
    best = recommend(known, catalogue).best
    shown = cards.reasons(best, catalogue)
    assert len(best.evidence) > 3
    assert len(shown) == 3
    assert shown[0] == cards.sentence(best.evidence[0], catalogue)


def test_one_word_is_one_reason(catalogue: Catalogue) -> None:
    known = Profile(
        sector={"wz": "52", "words": ("Reederei",)},
        focuses=({"id": "maritime-logistics", "words": "Reederei"},),
    )
    shown = cards.reasons(recommend(known, catalogue).best, catalogue)
    assert sum("Reederei" in reason for reason in shown) == 1


def test_a_hub_for_which_nothing_speaks_is_honest_about_it(catalogue: Catalogue) -> None:
    last = recommend(profile("28"), catalogue).hubs[-1]
    assert last.evidence == ()
    assert cards.reasons(last, catalogue) == [catalogue.text("reason_none")]
