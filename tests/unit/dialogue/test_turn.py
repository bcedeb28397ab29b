from __future__ import annotations

import dataclasses

import pytest

from hublotse.dialogue import Button, Say, Show, State, Turn


def test_a_text_needs_neither_values_nor_buttons() -> None:
    said = Say("utter_gladly")
    assert dict(said.values) == {}
    assert said.buttons == ()


def test_an_answer_cannot_be_changed() -> None:
    answer = Turn((Say("utter_gladly"), Show({"type": "hub_list"})), State())
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.parts = ()  # type: ignore[misc]


def test_answers_of_the_same_parts_are_equal() -> None:
    parts = (Say("utter_gladly", {"a": "b"}, (Button("Ja", "/affirm"),)),)
    assert Turn(parts, State()) == Turn(parts, State())
