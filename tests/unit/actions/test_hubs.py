from __future__ import annotations

from actions.hubs import ActionListHubs, ActionShowHub
from tests.unit.helpers import run, tracker


def test_a_hub_is_told_of_by_its_city() -> None:
    answer = run(ActionShowHub(), tracker("Was macht der Hub in Potsdam?", "ask_hub"))
    assert answer.cards[0]["hub"]["id"] == "potsdam"
    assert answer.slots["shown"]["hubs"] == ["potsdam"]


def test_all_hubs_are_listed() -> None:
    answer = run(ActionListHubs(), tracker("Welche gibt es?", "list_hubs"))
    assert len(answer.cards[0]["hubs"]) == 12


def test_the_hubs_for_a_technology_are_listed() -> None:
    answer = run(ActionListHubs(), tracker("Wer macht Virtual Reality?", "list_hubs"))
    assert "potsdam" in {hub["id"] for hub in answer.cards[0]["hubs"]}
    assert len(answer.cards[0]["hubs"]) < 12
