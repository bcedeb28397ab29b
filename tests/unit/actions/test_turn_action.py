from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import actions
from actions import slots
from actions.company import ActionAdvise
from actions.turn_action import TurnAction, read_message, read_state, slot_events
from hublotse.dialogue import Question, Shown, State
from hublotse.service.settings import ROOT
from hublotse.understanding import Kind
from tests.contract import validate_card
from tests.unit.helpers import Answered, profile, run, tracker


@lru_cache(maxsize=1)
def every_action() -> dict[str, TurnAction]:
    """All actions of the package by their names."""
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"actions.{module.name}")
    found = [kind() for kind in TurnAction.__subclasses__()]
    return {action.name(): action for action in found}


@lru_cache(maxsize=1)
def domain() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def action_by_intent() -> dict[str, str]:
    """Which action the rules take for an intent."""
    found = {}
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            intents = [step["intent"] for step in rule["steps"] if "intent" in step]
            (action,) = [step["action"] for step in rule["steps"] if "action" in step]
            found.update(dict.fromkeys(intents, action))
    return found


def assert_sayable(answer: Answered) -> None:
    """Assert that the domain has every text, and that the message fills its placeholders."""
    assert answer.messages
    for said in answer.messages:
        if said["response"] is None:
            validate_card(said["custom"])
            continue
        for variation in domain()["responses"][said["response"]]:
            text = variation["text"].format(**{k: v for k, v in said.items() if v is not None})
            assert "None" not in text
        for button in said["buttons"]:
            assert button["title"].strip()
            assert button["payload"].startswith("/")
            assert button["payload"][1:].partition("{")[0] in domain()["intents"]


# Reading ------------------------------------------------------------------------------------


def test_without_slots_the_conversation_is_new() -> None:
    assert read_state(tracker()) == State()
    assert read_state(tracker(slots=dict.fromkeys(slots.STATE))) == State()


def test_the_state_is_read_from_the_slots() -> None:
    state = State(
        profile=profile("28", technologies=["drones"], employees=80),
        open_question=Question.INTEREST,
        asked=(Question.INTEREST,),
        shown=Shown(hubs=("koeln",)),
        recommended=True,
        misses=1,
        introduced=True,
    )
    stored = json.loads(
        json.dumps({event["name"]: event["value"] for event in slot_events(State(), state)})
    )
    assert read_state(tracker(slots=stored)) == state


def test_slots_that_are_none_of_ours_do_not_matter() -> None:
    assert read_state(tracker(slots={"session_started_metadata": {}, "misses": 2.0})).misses == 2


def test_the_message_is_read_as_the_pipeline_understood_it() -> None:
    said = read_message(
        tracker("Nein, wir brauen Bier in Husum", "deny", ranking=["deny", "greet"])
    )
    assert said.text == "Nein, wir brauen Bier in Husum"
    assert said.intent == "deny"
    assert {m.kind for m in said.mentions} >= {Kind.INDUSTRY, Kind.PLACE}
    assert said.tone.corrects
    assert said.likely_intents == ("deny", "greet")


def test_a_message_without_an_intent_was_not_understood() -> None:
    assert read_message(tracker("Hm", None)).intent == "nlu_fallback"


def test_entities_of_other_extractors_are_passed_over() -> None:
    entities = [{"entity": "number", "value": 3}, {"entity": "technology", "value": "drones"}]
    said = read_message(tracker("drei Drohnen", entities=entities))
    assert [m.value for m in said.mentions] == ["drones"]


def test_a_message_of_a_button_carries_its_entities() -> None:
    payload = '/state_interest{"technology": "drones"}'
    entities = [{"entity": "technology", "value": "drones", "start": 15, "end": 39}]
    said = read_message(tracker(payload, "state_interest", entities=entities))
    assert said.first(Kind.TECHNOLOGY) == "drones"


# Answering ----------------------------------------------------------------------------------


def test_an_answer_is_uttered_in_its_order_with_values_and_buttons() -> None:
    answer = run(ActionAdvise(), tracker("Wir brauen Bier und wollen Roboter"))
    assert answer.responses == [
        "utter_introduction",
        "utter_understood",
        "utter_recommendation",
        "utter_offer",
    ]
    assert answer.of("utter_recommendation")["technology"] == "Robotik"
    assert answer.cards[0]["type"] == "recommendation"
    assert answer.of("utter_offer")["buttons"]
    assert_sayable(answer)


def test_only_the_slots_that_changed_are_set() -> None:
    answer = run(ActionAdvise(), tracker("Wir brauen Bier", slots={"introduced": True}))
    assert set(answer.slots) == {slots.PROFILE, slots.OPEN_QUESTION, slots.ASKED}


def test_slots_hold_plain_json_values() -> None:
    answer = run(ActionAdvise(), tracker("Wir brauen Bier, 45 Leute, in Husum, mit Robotern"))
    assert json.loads(json.dumps(answer.slots)) == answer.slots


def test_nothing_changed_sets_nothing() -> None:
    assert slot_events(State(misses=1), State(misses=1)) == []


def test_a_slot_may_be_emptied() -> None:
    before = State(open_question=Question.PLACE)
    assert [(e["name"], e["value"]) for e in slot_events(before, State())] == [
        (slots.OPEN_QUESTION, None)
    ]


# All actions --------------------------------------------------------------------------------


def test_the_actions_are_those_of_the_domain() -> None:
    assert set(every_action()) == set(domain()["actions"])


def test_the_slots_are_those_of_the_domain_and_of_the_state() -> None:
    assert set(slots.STATE) == set(domain()["slots"]) == set(State.__fields__)


def test_every_intent_has_a_rule_and_every_rule_an_action() -> None:
    assert set(action_by_intent().values()) <= set(every_action())
    assert set(domain()["intents"]) <= set(action_by_intent())


@pytest.mark.parametrize("intent", sorted(action_by_intent()))
def test_every_intent_is_answered_as_the_first_message(intent: str) -> None:
    answer = run(every_action()[action_by_intent()[intent]], tracker("", intent))
    assert_sayable(answer)
    assert answer.slots["introduced"] is True


texts = st.sampled_from(
    [
        "",
        "Wir brauen Bier",
        "Wir sind keine Brauerei, sondern eine Spedition",
        "Außerdem Lagerei",
        "Makler",
        "Hotel in Husum",
        "Uns reizen Drohnen",
        "keine Drohnen, keine KI",
        "Cloud",
        "weniger Nacharbeit",
        "in Husum, 45 Leute",
        "nicht Stuttgart",
        "und Hamburg?",
        "Logistik",
        "Blablabla",
        "etwas näher bitte",
    ]
)
steps = st.lists(st.tuples(st.sampled_from(sorted(action_by_intent())), texts), max_size=8)


@settings(max_examples=120)
@given(steps)
def test_any_conversation_along_the_rules_is_answered_to_its_end(
    conversation: Sequence[tuple[str, str]],
) -> None:
    remembered: dict[str, Any] = {}
    for intent, text in conversation:
        action = every_action()[action_by_intent()[intent]]
        answer = run(action, tracker(text, intent, slots=remembered, ranking=["ask_cost"]))
        assert_sayable(answer)
        remembered.update(answer.slots)
        state = read_state(tracker(slots=remembered))
        assert state.introduced
        assert not state.recommended or state.shown.hubs
