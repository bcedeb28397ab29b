from __future__ import annotations

from actions.smalltalk import ActionAffirm, ActionDeny, ActionGreet
from tests.unit.helpers import run, tracker


def test_a_greeting_is_returned_with_the_first_question() -> None:
    answer = run(ActionGreet(), tracker("Moin", "greet"))
    assert answer.responses == ["utter_greet"]
    assert answer.slots["open_question"] == "industry"


def test_yes_to_the_contact_leads_to_it() -> None:
    offered = {
        "introduced": True,
        "recommended": True,
        "open_question": "contact",
        "shown": {"hubs": ["hamburg"], "technologies": []},
    }
    answer = run(ActionAffirm(), tracker("Ja", "affirm", slots=offered))
    assert "Hamburg" in answer.of("utter_contact")["hub"]


def test_no_with_a_correction_takes_the_correction() -> None:
    known = {"introduced": True, "profile": {"sector": {"wz": "52"}}}
    answer = run(ActionDeny(), tracker("Nein, wir brauen Bier", "deny", slots=known))
    assert answer.slots["profile"]["sector"]["wz"] == "11"
