from __future__ import annotations

from actions.technologies import ActionListTechnologies, ActionShowTechnology
from tests.unit.helpers import run, tracker


def test_a_technology_is_explained_with_a_use_case_of_the_own_trade() -> None:
    known = {"profile": {"sector": {"wz": "11"}}, "introduced": True}
    answer = run(ActionShowTechnology(), tracker("Was sind Cobots?", "ask_technology", slots=known))
    assert answer.cards[0]["technology"]["id"] == "robotics"
    assert (
        answer.of("utter_technology")["use_case"] == answer.cards[0]["technology"]["use_cases"][0]
    )


def test_all_technologies_are_listed() -> None:
    answer = run(ActionListTechnologies(), tracker("Welche gibt es?", "list_technologies"))
    assert answer.responses[-1] == "utter_technologies"
