from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from hublotse.dialogue import Question, Shown, State
from hublotse.understanding import Kind
from tests.unit.helpers import mention, message, profile


def test_a_conversation_begins_with_nothing_known() -> None:
    fresh = State()
    assert fresh.profile.is_empty
    assert fresh.open_question is None
    assert fresh.asked == ()
    assert fresh.shown == Shown()
    assert not fresh.recommended
    assert not fresh.introduced
    assert fresh.misses == 0


def test_a_state_is_changed_by_making_another() -> None:
    before = State(profile=profile("28"))
    after = before.but(misses=2, open_question=Question.PLACE)
    assert (after.misses, after.open_question, after.profile) == (
        2,
        Question.PLACE,
        before.profile,
    )
    assert before.misses == 0
    with pytest.raises(TypeError):
        before.misses = 1


def test_a_state_survives_the_way_through_rasas_slots() -> None:
    state = State(
        profile=profile("28", technologies=["drones"]),
        open_question=Question.INTEREST,
        asked=(Question.INDUSTRY, Question.INTEREST),
        shown=Shown(hubs=("stuttgart", "karlsruhe"), technologies=("drones",)),
        recommended=True,
        misses=1,
        introduced=True,
    )
    slots = json.loads(state.json())
    assert State(**slots) == state
    assert State(**{**slots, "misses": 1.0, "an older slot": "x"}) == state


def test_a_question_that_nobody_asks_is_refused() -> None:
    with pytest.raises(ValidationError):
        State(open_question="favourite colour")


def test_a_message_gives_the_mentions_of_a_kind_that_are_not_ruled_out() -> None:
    said = message(
        "state_interest",
        mention(Kind.TECHNOLOGY, "drones", negated=True),
        mention(Kind.TECHNOLOGY, "robotics"),
        mention(Kind.TOPIC, "health"),
        mention(Kind.TECHNOLOGY, "cloud"),
    )
    assert [m.value for m in said.of(Kind.TECHNOLOGY)] == ["robotics", "cloud"]
    assert said.first(Kind.TECHNOLOGY) == "robotics"
    assert said.first(Kind.TOPIC) == "health"
    assert said.first(Kind.HUB) is None
