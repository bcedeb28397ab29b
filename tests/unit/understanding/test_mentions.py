from __future__ import annotations

import json

import pytest

from hublotse.understanding import Kind, Mention, Role, Understander
from tests.unit.helpers import mention


@pytest.mark.parametrize(
    "text",
    [
        "Wir sind keine Brauerei, sondern eine Spedition bei Kassel, 40 Leute",
        "Kühlanlagen für Brauereien, ohne Blockchain",
        "Fensterbau in Neukirchen",
        "Warum nicht Hamburg?",
        "Uns interessieren Logistik und kürzere Rüstzeiten",
    ],
)
def test_a_mention_survives_the_way_through_rasa(understander: Understander, text: str) -> None:
    found = understander.understand(text).mentions
    assert found
    for one in found:
        read = Mention.from_entity(json.loads(json.dumps(one.as_entity())))
        assert read is not None
        assert (read.kind, read.value, read.text) == (one.kind, one.value, one.text)
        assert (read.start, read.end) == (one.start, one.end)
        assert (read.negated, read.role) == (one.negated, one.role)
        assert read.confidence == pytest.approx(one.confidence, abs=0.001)
        assert [value for value, _weight in read.readings] == [v for v, _w in one.readings]


def test_an_entity_has_the_keys_that_rasa_reads() -> None:
    entity = mention(Kind.INDUSTRY, "11", "Brauerei", start=8).as_entity()
    assert entity["entity"] == "industry"
    assert entity["value"] == "11"
    assert (entity["start"], entity["end"]) == (8, 16)


def test_an_entity_of_a_button_carries_only_its_value() -> None:
    read = Mention.from_entity({"entity": "technology", "value": "drones"})
    assert read == Mention(Kind.TECHNOLOGY, "drones", "", 0, 0, readings=(("drones", 1.0),))


@pytest.mark.parametrize(
    "entity", [{}, {"entity": "number", "value": 3}, {"entity": None}, {"value": "drones"}]
)
def test_an_entity_that_is_none_of_ours_is_passed_over(entity: dict[str, object]) -> None:
    assert Mention.from_entity(entity) is None


def test_a_mention_is_seen_in_its_context_without_changing_itself() -> None:
    plain = mention(Kind.INDUSTRY, "11", "Brauerei")
    seen = plain.with_context(negated=True, role=Role.FORMER)
    assert (seen.negated, seen.role) == (True, Role.FORMER)
    assert (plain.negated, plain.role) == (False, Role.OWN)
    assert (seen.value, seen.text) == (plain.value, plain.text)


def test_the_kinds_are_the_assistants_entities() -> None:
    assert {kind.value for kind in Kind} == {
        "industry",
        "focus",
        "technology",
        "aim",
        "topic",
        "hub",
        "place",
        "size",
    }
