from __future__ import annotations

import pytest

from actions.assistant import ActionAnswer
from tests.unit.helpers import run, tracker


@pytest.mark.parametrize("intent", ["ask_capabilities", "ask_privacy", "ask_cost", "insult"])
def test_what_has_one_text_for_an_answer_is_answered_with_it(intent: str) -> None:
    answer = run(ActionAnswer(), tracker("", intent, slots={"introduced": True}))
    assert answer.responses[0] == f"utter_{intent}"


def test_the_open_question_is_asked_again() -> None:
    waiting = {"introduced": True, "open_question": "industry", "asked": ["industry"]}
    answer = run(ActionAnswer(), tracker("Und was verlangen Sie dafür?", "ask_cost", slots=waiting))
    assert answer.responses == ["utter_ask_cost", "utter_ask_industry"]
