from __future__ import annotations

import re

import pytest

from hublotse.catalogue import Catalogue
from hublotse.dialogue import Question, Shown, State
from hublotse.dialogue.knowledge import (
    list_hubs,
    list_technologies,
    show_contact,
    show_hub,
    show_initiative,
    show_startups,
    show_technology,
)
from hublotse.understanding import Kind
from tests.contract import validate_card
from tests.unit.helpers import buttons, card, mention, message, payloads, profile, responses, said

SHOWN = State(shown=Shown(hubs=("koeln", "muenchen"), technologies=("cloud", "iot")))


# Hubs ---------------------------------------------------------------------------------------


def test_every_hub_is_told_of_with_its_card(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        asked = message("ask_hub", mention(Kind.HUB, hub.id))
        turn = show_hub(State(), asked, catalogue)
        values = said(turn, "utter_hub").values
        assert values["hub"] == hub.name
        assert values["summary"] == hub.summary.text
        assert values["offers"].strip()
        assert card(turn, "hub")["hub"]["id"] == hub.id
        validate_card(card(turn, "hub"))
        assert turn.state.shown.hubs[0] == hub.id


def test_the_date_of_a_hubs_facts_is_said_the_german_way(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        asked = message("ask_hub", mention(Kind.HUB, hub.id))
        as_of = said(show_hub(State(), asked, catalogue), "utter_hub").values["as_of"]
        parts = re.fullmatch(r"(\d{2})\.(\d{2})\.(\d{4})|(\d{2})/(\d{4})|(\d{4})", as_of)
        assert parts
        assert sorted(re.findall(r"\d+", as_of)) == sorted(hub.as_of.split("-"))


def test_a_question_without_a_name_is_about_the_hub_shown_last(catalogue: Catalogue) -> None:
    turn = show_hub(SHOWN, message("ask_hub"), catalogue)
    assert card(turn, "hub")["hub"]["id"] == "koeln"
    assert turn.state.shown.hubs == ("koeln", "muenchen")


def test_a_hub_that_is_named_comes_to_the_front(catalogue: Catalogue) -> None:
    asked = message("ask_hub", mention(Kind.HUB, "muenchen"))
    turn = show_hub(SHOWN, asked, catalogue)
    assert turn.state.shown.hubs == ("muenchen", "koeln")
    assert turn.state.shown.technologies == SHOWN.shown.technologies


def test_a_question_about_no_hub_in_particular_lists_them(catalogue: Catalogue) -> None:
    turn = show_hub(State(), message("ask_hub"), catalogue)
    assert len(card(turn, "hub_list")["hubs"]) == len(catalogue.hubs)


def test_all_hubs_are_listed_by_name(catalogue: Catalogue) -> None:
    turn = list_hubs(SHOWN, message("list_hubs"), catalogue)
    lines = said(turn, "utter_hubs").values["hubs"].splitlines()
    assert len(lines) == len(catalogue.hubs)
    assert all(hub.name in line for hub, line in zip(catalogue.hubs, lines))
    validate_card(card(turn, "hub_list"))
    assert turn.state.shown == SHOWN.shown


@pytest.mark.parametrize(
    ("topic", "hubs"), [("logistics", ["dortmund", "hamburg"]), ("mediatech", ["potsdam"])]
)
def test_the_hubs_for_a_topic_are_listed(catalogue: Catalogue, topic: str, hubs: list[str]) -> None:
    turn = list_hubs(State(), message("list_hubs", mention(Kind.TOPIC, topic)), catalogue)
    assert [hub["id"] for hub in card(turn, "hub_list")["hubs"]] == hubs
    assert said(turn, "utter_hubs_for").values["about"] == catalogue.topic_by_id[topic].german
    assert list(turn.state.shown.hubs) == hubs


def test_every_topic_has_hubs_to_list(catalogue: Catalogue) -> None:
    for topic in catalogue.topics:
        turn = list_hubs(State(), message("list_hubs", mention(Kind.TOPIC, topic.id)), catalogue)
        assert card(turn, "hub_list")["hubs"]


def test_every_technology_has_hubs_to_list_or_an_honest_answer(catalogue: Catalogue) -> None:
    for technology in catalogue.technologies:
        asked = message("list_hubs", mention(Kind.TECHNOLOGY, technology.id))
        turn = list_hubs(State(), asked, catalogue)
        (about,) = {
            part.values["about"] for part in turn.parts if "about" in getattr(part, "values", {})
        }
        assert about == technology.name
        if "utter_no_hub_for" in responses(turn):
            assert not catalogue.hubs_for_technology(technology.id)
            assert "/list_hubs" in payloads(turn)
        else:
            listed = {hub["id"] for hub in card(turn, "hub_list")["hubs"]}
            assert {h.id for h in catalogue.hubs_for_technology(technology.id)} <= listed


def test_a_technology_that_is_ruled_out_is_not_what_hubs_are_listed_for(
    catalogue: Catalogue,
) -> None:
    asked = message("list_hubs", mention(Kind.TECHNOLOGY, "iot", negated=True))
    assert len(card(list_hubs(State(), asked, catalogue), "hub_list")["hubs"]) == 12


# Technologies -------------------------------------------------------------------------------


def test_every_technology_is_explained_with_its_card(catalogue: Catalogue) -> None:
    for technology in catalogue.technologies:
        asked = message("ask_technology", mention(Kind.TECHNOLOGY, technology.id))
        turn = show_technology(State(profile=profile("28")), asked, catalogue)
        values = said(turn, "utter_technology").values
        assert values["technology"] == technology.name
        assert values["summary"] == technology.summary
        assert values["first_step"] in technology.first_steps
        assert values["hubs"].strip()
        shown = card(turn, "technology")
        validate_card(shown)
        assert values["use_case"] == shown["technology"]["use_cases"][0]
        assert all(hub["name"] in values["hubs"] for hub in shown["hubs"])
        assert turn.state.shown.technologies[0] == technology.id


def test_a_question_without_a_name_is_about_the_technology_shown_last(
    catalogue: Catalogue,
) -> None:
    turn = show_technology(SHOWN, message("ask_technology"), catalogue)
    assert card(turn, "technology")["technology"]["id"] == "cloud"


def test_a_question_about_no_technology_in_particular_lists_them(catalogue: Catalogue) -> None:
    turn = show_technology(State(), message("ask_technology"), catalogue)
    assert responses(turn) == ["utter_technologies"]


def test_all_technologies_are_listed_the_initiatives_four_first(catalogue: Catalogue) -> None:
    turn = list_technologies(State(), message("list_technologies"), catalogue)
    values = said(turn, "utter_technologies").values
    names = [technology.name for technology in catalogue.technologies]
    assert all(name in values["first"] for name in names[:4])
    assert all(name in values["others"] for name in names[4:])
    assert [button.title for button in buttons(turn)][:4] == names[:4]


# The initiative -----------------------------------------------------------------------------


def test_the_initiative_is_told_of_with_figures_that_stand_in_the_catalogue(
    catalogue: Catalogue,
) -> None:
    values = said(
        show_initiative(State(), message("ask_initiative"), catalogue), "utter_initiative"
    ).values
    assert values["summary"] == catalogue.initiative.summary.text
    assert values["governance"] == catalogue.initiative.governance.now.text
    told = [figure for figure in catalogue.initiative.figures if figure.text in values["figures"]]
    assert len(told) >= 3


def test_why_startups_is_answered_with_two_dated_figures(catalogue: Catalogue) -> None:
    values = said(
        show_startups(State(), message("ask_startups"), catalogue), "utter_startups"
    ).values
    texts = {figure.text for figure in catalogue.initiative.figures}
    assert {values["without"], values["contact"]} <= texts
    assert "67" in values["without"]
    assert "84" in values["contact"]


# The way to a contact -----------------------------------------------------------------------


def test_the_way_to_every_hub_names_all_its_sites(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        asked = message("request_handoff", mention(Kind.HUB, hub.id))
        turn = show_contact(State(), asked, catalogue)
        contacts = said(turn, "utter_contact").values["contacts"]
        for site in hub.sites:
            assert site.name in contacts
            assert site.contact.text in contacts
            assert not site.contact.email or site.contact.email in contacts
        assert turn.state.shown.hubs[0] == hub.id


def test_the_contact_is_that_of_the_hub_shown_last(catalogue: Catalogue) -> None:
    turn = show_contact(SHOWN, message("request_handoff"), catalogue)
    assert said(turn, "utter_contact").values["hub"] == catalogue.hub_by_id["koeln"].name


def test_with_nothing_shown_the_contact_is_that_of_the_best_hub(catalogue: Catalogue) -> None:
    turn = show_contact(State(profile=profile("28")), message("request_handoff"), catalogue)
    assert said(turn, "utter_contact").values["hub"] == catalogue.hub_by_id["stuttgart"].name


def test_with_nothing_known_the_hub_is_asked_for(catalogue: Catalogue) -> None:
    turn = show_contact(State(), message("request_handoff"), catalogue)
    assert responses(turn) == ["utter_contact_unknown_hub"]


def test_once_the_contact_is_named_it_is_no_longer_on_offer(catalogue: Catalogue) -> None:
    state = SHOWN.but(open_question=Question.CONTACT, misses=2)
    after = show_contact(state, message("request_handoff"), catalogue).state
    assert after.open_question is None
    assert after.misses == 0
