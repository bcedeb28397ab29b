from __future__ import annotations

from actions.initiative import ActionShowInitiative, ActionShowStartups
from tests.unit.helpers import run, tracker


def test_the_initiative_is_told_of_with_figures() -> None:
    answer = run(ActionShowInitiative(), tracker("Wer steht hinter Ihnen?", "ask_initiative"))
    assert answer.of("utter_initiative")["figures"]


def test_startups_are_recommended_with_figures() -> None:
    answer = run(ActionShowStartups(), tracker("Wozu Startups?", "ask_startups"))
    assert answer.of("utter_startups")["contact"]
