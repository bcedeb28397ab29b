from __future__ import annotations

from actions import slots
from hublotse.dialogue import State


def test_the_slots_are_the_fields_of_the_state() -> None:
    assert set(slots.STATE) == set(State.__fields__)


def test_every_slot_is_named_once() -> None:
    assert len(set(slots.STATE)) == len(slots.STATE)
