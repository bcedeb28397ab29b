"""What was found in a text: mentions of catalogue entries, with spans and confidences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any


class Kind(str, Enum):
    """What a mention is about; the names are the assistant's entity names."""

    INDUSTRY = "industry"
    FOCUS = "focus"
    TECHNOLOGY = "technology"
    AIM = "aim"
    TOPIC = "topic"
    HUB = "hub"
    PLACE = "place"
    SIZE = "size"


class Role(str, Enum):
    """How a mentioned trade relates to the company."""

    OWN = "own"
    CUSTOMER = "customer"
    OBJECT = "object"
    FORMER = "former"


@dataclass(frozen=True)
class Mention:
    """Something the catalogue knows, found in a text.

    Args:
        kind: What it is about.
        value: Catalogue id, WZ division, postcode or place label, or a number of employees.
        text: The visitor's own words.
        start: Index of the first character.
        end: Index behind the last character.
        confidence: 0..1, how surely these words mean this kind of thing.
        negated: Whether the visitor rules it out.
        role: For trades, how it relates to the company.
        readings: All values with their weights, best first; one where it is unambiguous.
    """

    kind: Kind
    value: str
    text: str
    start: int
    end: int
    confidence: float = 1.0
    negated: bool = False
    role: Role = Role.OWN
    readings: tuple[tuple[str, float], ...] = ()

    def with_context(self, *, negated: bool, role: Role) -> Mention:
        """Return the mention as its surroundings mean it."""
        return replace(self, negated=negated, role=role)

    def as_entity(self) -> dict[str, Any]:
        """Return the mention in the form of a Rasa entity."""
        return {
            "entity": self.kind.value,
            "value": self.value,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "confidence_entity": round(self.confidence, 3),
            "negated": self.negated,
            "role_of_trade": self.role.value,
            "readings": [[value, round(weight, 3)] for value, weight in self.readings],
        }

    @classmethod
    def from_entity(cls, entity: dict[str, Any]) -> Mention | None:
        """Read a mention back; entities of a button's payload carry only their value.

        Returns None for an entity that is none of ours.
        """
        try:
            kind = Kind(entity.get("entity"))
        except ValueError:
            return None
        value = str(entity.get("value"))
        readings = tuple((str(v), float(w)) for v, w in entity.get("readings") or ())
        return cls(
            kind=kind,
            value=value,
            text=str(entity.get("text") or ""),
            start=int(entity.get("start") or 0),
            end=int(entity.get("end") or 0),
            confidence=float(entity.get("confidence_entity") or 1.0),
            negated=bool(entity.get("negated")),
            role=Role(entity.get("role_of_trade") or Role.OWN.value),
            readings=readings or ((value, 1.0),),
        )
