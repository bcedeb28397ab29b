from __future__ import annotations

import pytest

from hublotse.catalogue import Catalogue
from hublotse.dialogue import Message, Question, Shown, State, Turn
from hublotse.dialogue.recommendation import give
from hublotse.dialogue.respond import Responder
from hublotse.dialogue.steering import (
    affirm,
    answer,
    deny,
    dont_know,
    explain_question,
    greet,
    restart,
    skip,
)
from tests.unit.helpers import card, converse, message, payloads, profile, responses, said, typed

ASKED_TRADE = State(open_question=Question.INDUSTRY, asked=(Question.INDUSTRY,))
ASKED_INTEREST = State(
    profile=profile("28"), open_question=Question.INTEREST, asked=(Question.INTEREST,)
)


def recommended(catalogue: Catalogue) -> State:
    return give(State(profile=profile("28"), introduced=True), profile("28"), catalogue).state


# Greeting -----------------------------------------------------------------------------------


def test_a_greeting_introduces_the_assistant_and_asks_for_the_trade(catalogue: Catalogue) -> None:
    turn = greet(State(), message("greet"), catalogue)
    assert responses(turn) == ["utter_greet"]
    assert turn.state.open_question is Question.INDUSTRY
    assert turn.state.introduced


def test_a_greeting_that_tells_the_trade_is_taken_at_its_word(catalogue: Catalogue) -> None:
    turn = greet(State(), typed("Moin, wir brauen Bier", "greet"), catalogue)
    assert responses(turn)[0] == "utter_greet_short"
    assert turn.state.profile.sector is not None
    assert turn.state.profile.sector.wz == "11"


def test_a_second_greeting_asks_the_open_question_again(catalogue: Catalogue) -> None:
    turn = greet(ASKED_INTEREST, message("greet"), catalogue)
    assert responses(turn)[0] == "utter_greet_again"
    assert turn.state.open_question is Question.INTEREST
    assert turn.state.profile == ASKED_INTEREST.profile


def test_a_greeting_after_a_recommendation_forgets_nothing(catalogue: Catalogue) -> None:
    state = recommended(catalogue)
    turn = greet(state, message("greet"), catalogue)
    assert turn.state.profile == state.profile
    assert turn.state.recommended


# Answers with one text ----------------------------------------------------------------------


@pytest.mark.parametrize("intent", ["ask_privacy", "ask_identity", "insult", "send_blank"])
def test_an_aside_is_answered_and_the_open_question_asked_again(
    catalogue: Catalogue, intent: str
) -> None:
    turn = answer(ASKED_INTEREST, message(intent), catalogue)
    assert responses(turn) == [f"utter_{intent}", "utter_ask_interest"]
    assert turn.state.open_question is Question.INTEREST
    assert turn.state.asked == ASKED_INTEREST.asked


def test_an_aside_ends_a_row_of_misses(catalogue: Catalogue) -> None:
    assert answer(State(misses=2), message("ask_cost"), catalogue).state.misses == 0


@pytest.mark.parametrize("state", [ASKED_TRADE, ASKED_INTEREST, State()])
def test_a_goodbye_is_not_held_up_by_a_question(catalogue: Catalogue, state: State) -> None:
    assert responses(answer(state, message("goodbye"), catalogue)) == ["utter_goodbye"]


# Why do you ask -----------------------------------------------------------------------------


@pytest.mark.parametrize("question", list(Question))
def test_every_question_can_be_asked_back(catalogue: Catalogue, question: Question) -> None:
    state = State(profile=profile("28"), open_question=question, asked=(question,))
    turn = explain_question(state, message("ask_question_purpose"), catalogue)
    assert responses(turn)[0] == f"utter_why_{question.value}"
    assert turn.state.open_question is question


def test_without_a_question_it_is_said_why_questions_are_asked_at_all(
    catalogue: Catalogue,
) -> None:
    turn = explain_question(State(), message("ask_question_purpose"), catalogue)
    assert responses(turn)[0] == "utter_why_we_ask"


# Skipping and not knowing -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("responder", "intent"), [(skip, "skip_question"), (dont_know, "say_dont_know")]
)
def test_who_answers_no_question_gets_a_recommendation_all_the_same(
    catalogue: Catalogue, responder: Responder, intent: str
) -> None:
    turns = converse([(greet, message("greet")), *[(responder, message(intent))] * 4], State())
    assert any(turn.state.recommended for turn in turns)


def test_skipping_the_trade_goes_on_to_the_interest(catalogue: Catalogue) -> None:
    turn = skip(ASKED_TRADE, message("skip_question"), catalogue)
    assert turn.state.open_question is Question.INTEREST


def test_skipping_the_interest_recommends_by_the_trade(catalogue: Catalogue) -> None:
    turn = skip(ASKED_INTEREST, message("skip_question"), catalogue)
    assert responses(turn)[0] == "utter_skipped"
    assert card(turn, "recommendation")["hubs"][0]["id"] == "stuttgart"


@pytest.mark.parametrize("question", [Question.CONTACT, Question.PLACE])
def test_skipping_what_is_not_needed_asks_what_else(
    catalogue: Catalogue, question: Question
) -> None:
    state = recommended(catalogue).but(open_question=question)
    turn = skip(state, message("skip_question"), catalogue)
    assert responses(turn) == ["utter_ask_what_else"]
    assert turn.state.open_question is None
    assert payloads(turn)


def test_who_does_not_know_the_trade_is_helped_with_usual_ones(catalogue: Catalogue) -> None:
    turn = dont_know(ASKED_TRADE, message("say_dont_know"), catalogue)
    assert any("describe_company" in payload for payload in payloads(turn))
    assert "/skip_question" in payloads(turn)


def test_who_does_not_know_an_interest_is_advised_by_the_trade(catalogue: Catalogue) -> None:
    turn = dont_know(ASKED_INTEREST, message("say_dont_know"), catalogue)
    assert turn.state.recommended
    assert turn.state.profile == ASKED_INTEREST.profile


@pytest.mark.parametrize(
    ("responder", "intent", "state"),
    [
        (skip, "skip_question", ASKED_INTEREST),
        (dont_know, "say_dont_know", ASKED_INTEREST),
        (affirm, "affirm", ASKED_INTEREST),
        (deny, "deny", ASKED_INTEREST),
    ],
)
def test_what_is_told_beside_it_is_taken_in(
    catalogue: Catalogue, responder: Responder, intent: str, state: State
) -> None:
    turn = responder(state, typed("vielleicht Drohnen", intent), catalogue)
    assert [wish.id for wish in turn.state.profile.technologies] == ["drones"]


# Yes and no ---------------------------------------------------------------------------------


def test_yes_to_the_contact_names_it(catalogue: Catalogue) -> None:
    turn = affirm(recommended(catalogue), message("affirm"), catalogue)
    assert said(turn, "utter_contact").values["hub"] == catalogue.hub_by_id["stuttgart"].name


def test_yes_to_a_question_asks_it_again(catalogue: Catalogue) -> None:
    turn = affirm(ASKED_TRADE, message("affirm"), catalogue)
    assert turn.state.open_question is Question.INDUSTRY


def test_yes_to_nothing_in_particular_goes_on(catalogue: Catalogue) -> None:
    assert affirm(State(), message("affirm"), catalogue).state.open_question is Question.INDUSTRY
    state = recommended(catalogue).but(open_question=None)
    assert payloads(affirm(state, message("affirm"), catalogue))


def test_no_to_the_contact_asks_what_else(catalogue: Catalogue) -> None:
    turn = deny(recommended(catalogue), message("deny"), catalogue)
    assert responses(turn) == ["utter_ask_what_else"]
    assert turn.state.open_question is None


def test_no_to_the_interest_is_no_obstacle(catalogue: Catalogue) -> None:
    assert deny(ASKED_INTEREST, message("deny"), catalogue).state.recommended


@pytest.mark.parametrize("question", [Question.INDUSTRY, Question.READING])
def test_no_to_a_trade_asks_for_another(catalogue: Catalogue, question: Question) -> None:
    state = State(open_question=question, asked=(question,))
    turn = deny(state, message("deny"), catalogue)
    assert turn.state.open_question is Question.INDUSTRY
    assert any("describe_company" in payload for payload in payloads(turn))


@pytest.mark.parametrize(
    ("text", "wz"), [("Nein, wir brauen Bier", "11"), ("Nein, keine Maschinen, Bier", "11")]
)
def test_a_no_that_corrects_is_taken_as_a_correction(
    catalogue: Catalogue, text: str, wz: str
) -> None:
    turn = deny(recommended(catalogue), typed(text, "deny"), catalogue)
    assert turn.state.profile.sector is not None
    assert turn.state.profile.sector.wz == wz


def test_a_no_with_another_place_takes_the_place(catalogue: Catalogue) -> None:
    turn = deny(recommended(catalogue), typed("Nein, wir sind in Husum", "deny"), catalogue)
    assert turn.state.profile.place is not None
    assert turn.state.profile.place.name == "Husum"


# Starting over ------------------------------------------------------------------------------


def test_starting_over_forgets_the_company(catalogue: Catalogue) -> None:
    state = recommended(catalogue).but(misses=2, shown=Shown(hubs=("koeln",)))
    turn = restart(state, message("start_over"), catalogue)
    assert turn.state.profile.is_empty
    assert not turn.state.recommended
    assert turn.state.shown == Shown()
    assert turn.state.misses == 0
    assert turn.state.open_question is Question.INDUSTRY
    assert responses(turn)[0] == "utter_restarted"


@pytest.mark.parametrize("introduced", [True, False])
def test_starting_over_introduces_nobody_again(catalogue: Catalogue, introduced: bool) -> None:
    state = State(introduced=introduced)
    assert restart(state, message("start_over"), catalogue).state.introduced is introduced


@pytest.mark.parametrize(
    ("responder", "said_by_visitor"),
    [
        (greet, message("greet")),
        (answer, message("thank")),
        (explain_question, message("ask_question_purpose")),
        (skip, message("skip_question")),
        (dont_know, message("say_dont_know")),
        (affirm, message("affirm")),
        (deny, message("deny")),
        (restart, message("start_over")),
    ],
)
def test_there_is_an_answer_wherever_the_conversation_stands(
    catalogue: Catalogue, responder: Responder, said_by_visitor: Message
) -> None:
    for state in (
        State(),
        ASKED_TRADE,
        ASKED_INTEREST,
        recommended(catalogue),
        *(State(open_question=question, asked=(question,)) for question in Question),
        *(recommended(catalogue).but(open_question=question) for question in Question),
    ):
        turn = responder(state, said_by_visitor, catalogue)
        assert isinstance(turn, Turn)
        assert turn.parts
