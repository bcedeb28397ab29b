from __future__ import annotations

import pytest

from hublotse.catalogue import Catalogue
from hublotse.dialogue import Message, Say, State, Turn, respond
from tests.unit.helpers import message, responses


def gladly(state: State, said: Message, catalogue: Catalogue) -> Turn:
    return Turn((Say("utter_gladly"),), state.but(misses=1))


@pytest.mark.parametrize("intent", ["describe_company", "ask_hub", "nlu_fallback", "goodbye"])
def test_the_first_answer_says_that_an_ai_assistant_speaks(
    catalogue: Catalogue, intent: str
) -> None:
    turn = respond(gladly, State(), message(intent), catalogue)
    assert responses(turn) == ["utter_introduction", "utter_gladly"]
    assert turn.state.introduced


@pytest.mark.parametrize("intent", ["greet", "ask_identity", "speak_foreign_language"])
def test_an_answer_that_says_so_itself_needs_no_introduction(
    catalogue: Catalogue, intent: str
) -> None:
    turn = respond(gladly, State(), message(intent), catalogue)
    assert responses(turn) == ["utter_gladly"]
    assert turn.state.introduced


@pytest.mark.parametrize("intent", ["describe_company", "greet", "nlu_fallback"])
def test_nobody_is_introduced_twice(catalogue: Catalogue, intent: str) -> None:
    turn = respond(gladly, State(introduced=True), message(intent), catalogue)
    assert responses(turn) == ["utter_gladly"]
    assert turn.state.introduced


def test_the_answer_keeps_what_the_responder_remembered(catalogue: Catalogue) -> None:
    assert respond(gladly, State(), message("ask_hub"), catalogue).state.misses == 1
