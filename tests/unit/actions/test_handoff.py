from __future__ import annotations

from actions.handoff import ActionShowContact
from tests.unit.helpers import run, tracker


def test_the_way_to_a_named_hub_is_told() -> None:
    answer = run(ActionShowContact(), tracker("Kontakt zum Hub Köln", "request_handoff"))
    assert "Köln" in answer.of("utter_contact")["hub"]


def test_the_way_to_the_hub_shown_last_is_told() -> None:
    shown = {"shown": {"hubs": ["hamburg"], "technologies": []}, "introduced": True}
    answer = run(ActionShowContact(), tracker("Ja, das wäre schön", "request_handoff", slots=shown))
    assert "Hamburg" in answer.of("utter_contact")["hub"]


def test_without_a_hub_it_is_asked_which() -> None:
    answer = run(ActionShowContact(), tracker("Kontakt", "request_handoff"))
    assert answer.responses[-1] == "utter_contact_unknown_hub"
