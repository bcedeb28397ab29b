from __future__ import annotations

from typing import Any

import pytest

from actions.company import ActionAdvise
from actions.recommendation import (
    ActionExplainRecommendation,
    ActionOfferOtherHub,
    ActionOfferOtherTechnology,
)
from actions.turn_action import TurnAction
from tests.unit.helpers import run, tracker


@pytest.fixture(scope="module")
def recommended() -> dict[str, Any]:
    """The slots after a recommendation."""
    return run(ActionAdvise(), tracker("Wir brauen Bier und wollen Roboter")).slots


def test_why_is_answered_with_the_visitors_own_words(recommended: dict[str, Any]) -> None:
    answer = run(ActionExplainRecommendation(), tracker("Warum?", "ask_reason", slots=recommended))
    assert answer.responses == ["utter_explanation"]
    assert "profile" not in answer.slots


def test_another_hub_is_another(recommended: dict[str, Any]) -> None:
    visitor = tracker("Gibt es einen anderen?", "ask_other_hub", slots=recommended)
    shown = run(ActionOfferOtherHub(), visitor).slots["shown"]["hubs"]
    assert shown[0] != recommended["shown"]["hubs"][0]


def test_a_named_technology_takes_the_place_of_the_first(recommended: dict[str, Any]) -> None:
    visitor = tracker("Lieber Drohnen", "ask_other_technology", slots=recommended)
    answer = run(ActionOfferOtherTechnology(), visitor)
    assert answer.cards[0]["technology"]["id"] == "drones"


@pytest.mark.parametrize(
    "action",
    [ActionExplainRecommendation(), ActionOfferOtherHub(), ActionOfferOtherTechnology()],
    ids=lambda action: action.name(),
)
def test_before_a_recommendation_there_is_an_answer_too(action: TurnAction) -> None:
    assert run(action, tracker("Warum?", "ask_reason")).responses
