from __future__ import annotations

import pytest

from hublotse.advice import Profile, recommend
from hublotse.catalogue import Catalogue
from hublotse.dialogue import Question, State
from hublotse.dialogue.explanation import explain, offer_other_hub, offer_other_technology
from hublotse.dialogue.recommendation import give
from hublotse.understanding import Kind
from tests.unit.helpers import (
    SIEGEN,
    card,
    mention,
    message,
    payloads,
    profile,
    responses,
    said,
    typed,
)

WHY = message("ask_reason", text="Warum?")
OTHER = message("ask_other_hub", text="Gibt es einen anderen?")
OTHER_TECHNOLOGY = message("ask_other_technology", text="Etwas anderes bitte")


def recommended(catalogue: Catalogue, known: Profile) -> State:
    return give(State(profile=known), known, catalogue).state


def first_hub(catalogue: Catalogue, state: State) -> str:
    return recommend(state.profile, catalogue).best.hub.id


# Why ----------------------------------------------------------------------------------------


def test_why_gives_the_reasons_for_the_hub_that_was_recommended(catalogue: Catalogue) -> None:
    turn = explain(recommended(catalogue, profile("28", words=["Fräsköpfe"])), WHY, catalogue)
    values = said(turn, "utter_explanation").values
    assert values["hub"] == catalogue.hub_by_id["stuttgart"].name
    assert "Fräsköpfe" in values["reasons"]
    assert "Maschinenbau" in values["known"]


@pytest.mark.parametrize("negated", [False, True])
def test_why_not_another_hub_names_its_rank_and_who_is_better(
    catalogue: Catalogue, negated: bool
) -> None:
    named = mention(Kind.HUB, "hamburg", "Hamburg", negated=negated)
    state = recommended(catalogue, profile("28"))
    turn = explain(state, message("ask_reason", named), catalogue)
    values = said(turn, "utter_explanation").values
    assert values["hub"] == catalogue.hub_by_id["hamburg"].name
    assert catalogue.hub_by_id["stuttgart"].name in values["rank"]
    assert turn.state.shown.hubs[0] == "hamburg"
    assert turn.state.profile == state.profile


def test_why_not_a_hub_that_was_excluded_says_so(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28", excluded=["hamburg"]))
    turn = explain(state, message("ask_reason", mention(Kind.HUB, "hamburg")), catalogue)
    text = " ".join(v for part in turn.parts for v in getattr(part, "values", {}).values())
    assert catalogue.hub_by_id["hamburg"].name in text


def test_why_before_any_recommendation_leads_to_one(catalogue: Catalogue) -> None:
    turn = explain(State(), WHY, catalogue)
    assert responses(turn)[0] == "utter_no_recommendation_yet"
    assert turn.state.open_question is Question.INDUSTRY


def test_why_changes_nothing_of_what_is_known(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28", place=SIEGEN))
    assert explain(state, WHY, catalogue).state.profile == state.profile


def test_every_hub_can_be_explained(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28", place=SIEGEN))
    for hub in catalogue.hubs:
        asked = message("ask_reason", mention(Kind.HUB, hub.id))
        assert said(explain(state, asked, catalogue), "utter_explanation").values["reasons"]


# Another hub --------------------------------------------------------------------------------


def test_another_hub_is_really_another(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28"))
    turn = offer_other_hub(state, OTHER, catalogue)
    text = " ".join(v for part in turn.parts for v in getattr(part, "values", {}).values())
    assert turn.state.shown.hubs[0] != "stuttgart"
    assert catalogue.hub_by_id[turn.state.shown.hubs[0]].name in text


def test_asking_for_another_hub_never_runs_dry(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28", place=SIEGEN))
    for _ in range(30):
        turn = offer_other_hub(state, OTHER, catalogue)
        assert turn.state.shown.hubs
        assert turn.parts
        state = turn.state


def test_asking_for_another_hub_again_and_again_shows_many(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28"))
    seen = {state.shown.hubs[0]}
    for _ in range(8):
        state = offer_other_hub(state, OTHER, catalogue).state
        seen.add(state.shown.hubs[0])
    assert len(seen) >= 8


def test_a_hub_that_is_refused_by_name_is_not_recommended_again(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28"))
    turn = offer_other_hub(state, typed("Bitte nicht Stuttgart", "ask_other_hub"), catalogue)
    assert "stuttgart" in turn.state.profile.excluded_hubs
    assert turn.state.shown.hubs[0] != "stuttgart"


def test_something_new_told_with_the_question_is_taken_in(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28"))
    turn = offer_other_hub(state, typed("Eigentlich brauen wir Bier", "ask_other_hub"), catalogue)
    assert turn.state.profile.sector is not None
    assert turn.state.profile.sector.wz == "11"


@pytest.mark.parametrize(
    "text",
    [
        "Gibt es einen näheren Hub?",
        "So weit weg mag ich nicht fahren",
        "Haben Sie etwas näher bei uns?",
    ],
)
def test_who_wants_a_nearer_hub_is_shown_a_nearer_one(catalogue: Catalogue, text: str) -> None:
    state = recommended(catalogue, profile("28", place=SIEGEN))
    before = recommend(state.profile, catalogue).best.distance_km
    turn = offer_other_hub(state, typed(text, "ask_other_hub"), catalogue)
    now = {a.hub.id: a.distance_km for a in recommend(profile(place=SIEGEN), catalogue).hubs}
    assert before is not None
    shown = now[turn.state.shown.hubs[0]]
    assert shown is not None
    assert shown < before


def test_who_wants_a_nearer_hub_without_a_place_is_asked_for_it(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28"))
    asked = typed("Gibt es einen näheren Hub?", "ask_other_hub")
    assert offer_other_hub(state, asked, catalogue).state.open_question is Question.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "Gibt es noch einen anderen für unsere Maßnahmen?",
        "Welcher andere Hub könnte bei den Einnahmen helfen?",
        "Haben Sie Alternativen für die Aufnahmeprüfung?",
    ],
)
def test_a_word_that_only_contains_near_asks_for_no_distance(
    catalogue: Catalogue, text: str
) -> None:
    state = recommended(catalogue, profile("28"))
    turn = offer_other_hub(state, message("ask_other_hub", text=text), catalogue)
    assert turn.state.open_question is not Question.PLACE
    turn = offer_other_hub(state, typed(text, "ask_other_hub"), catalogue)
    assert turn.state.open_question is not Question.PLACE


# Another technology -------------------------------------------------------------------------


def test_another_technology_is_really_another(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28", technologies=["robotics"]))
    turn = offer_other_technology(state, OTHER_TECHNOLOGY, catalogue)
    text = " ".join(v for part in turn.parts for v in getattr(part, "values", {}).values())
    other = [t.name for t in catalogue.technologies if t.id != "robotics" and t.name in text]
    assert other


def test_a_technology_named_with_the_question_is_taken(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28", technologies=["robotics"]))
    asked = typed("Lieber Drohnen", "ask_other_technology")
    turn = offer_other_technology(state, asked, catalogue)
    assert card(turn, "recommendation")["technology"]["id"] == "drones"


def test_asking_for_another_technology_never_runs_dry(catalogue: Catalogue) -> None:
    state = recommended(catalogue, profile("28", technologies=["robotics"]))
    for _ in range(40):
        turn = offer_other_technology(state, OTHER_TECHNOLOGY, catalogue)
        assert turn.parts
        state = turn.state


@pytest.mark.parametrize("responder", [offer_other_hub, offer_other_technology])
def test_alternatives_before_any_recommendation_lead_to_a_next_step(
    catalogue: Catalogue, responder: object
) -> None:
    turn = responder(State(), message("ask_other_hub", text="andere?"), catalogue)  # type: ignore[operator]
    assert turn.parts
    assert payloads(turn) or turn.state.open_question
