from __future__ import annotations

from actions.repair import ActionRepair
from tests.unit.helpers import run, tracker

MET = {"introduced": True, "recommended": True, "shown": {"hubs": ["koeln"], "technologies": []}}


def test_what_was_not_understood_is_met_with_likely_readings() -> None:
    visitor = tracker("Blablabla", "nlu_fallback", slots=MET, ranking=["ask_cost", "list_hubs"])
    answer = run(ActionRepair(), visitor)
    assert [b["payload"] for b in answer.messages[0]["buttons"]][:2] == ["/ask_cost", "/list_hubs"]
    assert answer.slots["misses"] == 1


def test_facts_are_taken_in_although_the_intent_is_unclear() -> None:
    answer = run(ActionRepair(), tracker("tja Bier brauen", "nlu_fallback", slots=MET))
    assert answer.slots["profile"]["sector"]["wz"] == "11"
