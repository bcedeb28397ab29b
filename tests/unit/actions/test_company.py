from __future__ import annotations

from actions.company import ActionAdvise
from tests.unit.helpers import run, tracker

MET = {"introduced": True}


def test_a_described_company_is_asked_for_its_interest() -> None:
    answer = run(ActionAdvise(), tracker("Wir brauen Bier", slots=MET))
    assert answer.slots["profile"]["sector"]["wz"] == "11"
    assert answer.slots["open_question"] == "interest"
    assert answer.messages[0]["buttons"]


def test_a_described_company_with_an_interest_gets_a_recommendation() -> None:
    answer = run(ActionAdvise(), tracker("Wir brauen Bier und wollen Roboter", slots=MET))
    assert answer.slots["recommended"] is True
    assert answer.cards[0]["profile"]["technologies"] == ["robotics"]


def test_a_trade_from_a_button_is_taken_in() -> None:
    entities = [{"entity": "industry", "value": "28"}]
    visitor = tracker('/describe_company{"industry": "28"}', entities=entities, slots=MET)
    assert run(ActionAdvise(), visitor).slots["profile"]["sector"]["wz"] == "28"
