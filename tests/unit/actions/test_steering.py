from __future__ import annotations

from actions.steering import (
    ActionExplainQuestion,
    ActionHelpUndecided,
    ActionSkipQuestion,
    ActionStartOver,
)
from tests.unit.helpers import run, tracker

WAITING = {"introduced": True, "open_question": "industry", "asked": ["industry"]}


def test_a_question_can_be_asked_back() -> None:
    visitor = tracker("Wozu?", "ask_question_purpose", slots=WAITING)
    assert run(ActionExplainQuestion(), visitor).responses[0] == "utter_why_industry"


def test_a_question_can_be_skipped() -> None:
    answer = run(ActionSkipQuestion(), tracker("Weiter", "skip_question", slots=WAITING))
    assert answer.slots["open_question"] == "interest"


def test_who_does_not_know_is_helped() -> None:
    answer = run(ActionHelpUndecided(), tracker("Schwer zu sagen", "say_dont_know", slots=WAITING))
    assert answer.messages[-1]["buttons"]


def test_starting_over_empties_the_slots() -> None:
    known = {
        "introduced": True,
        "profile": {"sector": {"wz": "52"}},
        "recommended": True,
        "misses": 1,
        "shown": {"hubs": ["hamburg"], "technologies": []},
    }
    answer = run(ActionStartOver(), tracker("Alles auf Anfang", "start_over", slots=known))
    assert answer.slots["profile"]["sector"] is None
    assert answer.slots["recommended"] is False
    assert answer.slots["misses"] == 0
    assert answer.slots["shown"] == {"hubs": [], "technologies": []}
