"""Builds what the unit tests talk about: profiles, states, messages, trackers, catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.turn_action import TurnAction
from hublotse.advice import Location, Profile, Sector, Wish
from hublotse.catalogue import load_catalogue
from hublotse.dialogue import Button, Message, Say, Show, State, Turn
from hublotse.errors import CatalogueError
from hublotse.understanding import Kind, Mention, Role, Tone, default_understander

SIEGEN = Location(key="57072", name="Siegen")

# What is known of a company ---------------------------------------------------------------


def profile(
    wz: str = "",
    *,
    words: Sequence[str] = (),
    further: Sequence[str] = (),
    focuses: Sequence[str] = (),
    technologies: Sequence[str] = (),
    topics: Sequence[str] = (),
    aims: Sequence[str] = (),
    unwanted: Sequence[str] = (),
    excluded: Sequence[str] = (),
    place: Location | None = None,
    employees: int | None = None,
) -> Profile:
    """Return a profile; everything is given by its catalogue id."""
    return Profile(
        sector=Sector(wz=wz, words=tuple(words)) if wz else None,
        further_sectors=tuple(Sector(wz=code) for code in further),
        focuses=wishes(*focuses),
        technologies=wishes(*technologies),
        topics=wishes(*topics),
        aims=wishes(*aims),
        unwanted_technologies=tuple(unwanted),
        excluded_hubs=tuple(excluded),
        place=place,
        employees=employees,
    )


def wishes(*ids: str) -> tuple[Wish, ...]:
    return tuple(Wish(id=key) for key in ids)


def ids(found: Sequence[Wish]) -> tuple[str, ...]:
    return tuple(wish.id for wish in found)


# What a visitor says ----------------------------------------------------------------------


def mention(
    kind: Kind,
    value: str,
    words: str = "",
    *,
    start: int = 0,
    negated: bool = False,
    role: Role = Role.OWN,
    confidence: float = 1.0,
    readings: Mapping[str, float] | None = None,
) -> Mention:
    """Return a mention; without words it spans nothing, as one from a button does."""
    return Mention(
        kind=kind,
        value=value,
        text=words,
        start=start,
        end=start + len(words),
        confidence=confidence,
        negated=negated,
        role=role,
        readings=tuple((readings or {value: 1.0}).items()),
    )


def message(
    intent: str,
    *mentions: Mention,
    text: str = "",
    tone: Tone | None = None,
    likely: Sequence[str] = (),
) -> Message:
    """Return a message that says exactly this."""
    return Message(
        text=text,
        intent=intent,
        mentions=tuple(mentions),
        tone=tone or Tone(),
        likely_intents=tuple(likely),
    )


def typed(text: str, intent: str = "describe_company") -> Message:
    """Return a message as the library itself understands what a visitor typed."""
    found = default_understander().understand(text)
    return message(intent, *found.mentions, text=text, tone=found.tone)


# What the assistant answers ---------------------------------------------------------------


def responses(turn: Turn) -> list[str]:
    """Return the keys of the texts that are said, in their order."""
    return [part.response for part in turn.parts if isinstance(part, Say)]


def said(turn: Turn, response: str) -> Say:
    """Return the one text with this key."""
    found = [p for p in turn.parts if isinstance(p, Say) and p.response == response]
    assert len(found) == 1, f"{response} is said {len(found)} times in {responses(turn)}"
    return found[0]


def card(turn: Turn, kind: str) -> dict[str, Any]:
    """Return the one card of this type."""
    found = [p.custom for p in turn.parts if isinstance(p, Show) and p.custom["type"] == kind]
    assert len(found) == 1, f"{len(found)} cards of type {kind}"
    return found[0]


def buttons(turn: Turn) -> list[Button]:
    return [button for part in turn.parts if isinstance(part, Say) for button in part.buttons]


def payloads(turn: Turn) -> list[str]:
    return [button.payload for button in buttons(turn)]


def converse(
    responder_and_message: Sequence[tuple[Callable[..., Turn], Message]], state: State
) -> list[Turn]:
    """Answer messages one after the other; each sees the state that the last one left."""
    turns = []
    for responder, said_by_visitor in responder_and_message:
        turns.append(responder(state, said_by_visitor, load_catalogue()))
        state = turns[-1].state
    return turns


# Rasa's side ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answered:
    """What an action did.

    Args:
        messages: As the dispatcher collected them.
        slots: The slots it set.
    """

    messages: list[dict[str, Any]]
    slots: dict[str, Any]

    @property
    def responses(self) -> list[str]:
        return [m["response"] for m in self.messages if m["response"]]

    @property
    def cards(self) -> list[dict[str, Any]]:
        return [m["custom"] for m in self.messages if m["custom"]]

    def of(self, response: str) -> dict[str, Any]:
        """Return the one message with this response."""
        (found,) = [m for m in self.messages if m["response"] == response]
        return found


def tracker(
    text: str = "",
    intent: str | None = "describe_company",
    *,
    entities: Sequence[Mapping[str, Any]] | None = None,
    slots: Mapping[str, Any] | None = None,
    ranking: Sequence[str] = (),
) -> Tracker:
    """Return a tracker after a message; its entities are what our extractor finds in it."""
    if entities is None:
        entities = [m.as_entity() for m in default_understander().understand(text).mentions]
    latest = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9} if intent else {},
        "entities": [dict(entity) for entity in entities],
        "intent_ranking": [{"name": name, "confidence": 0.1} for name in ranking],
    }
    return Tracker(
        sender_id="unit-test",
        slots=dict(slots or {}),
        latest_message=latest,
        events=[],
        paused=False,
        followup_action=None,
        active_loop={},
        latest_action_name=None,
    )


def run(action: TurnAction, visitor: Tracker) -> Answered:
    """Run an action on a tracker."""
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, visitor, {})
    assert all(event["event"] == "slot" for event in events)
    return Answered(dispatcher.messages, {event["name"]: event["value"] for event in events})


# A catalogue to break ---------------------------------------------------------------------


@dataclass(frozen=True)
class CatalogueFolder:
    """A copy of the real catalogue in which a test breaks one thing."""

    root: Path

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.unlink(missing_ok=True)  # the file may be a link to one that others share
        path.write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.root / name).unlink()

    def append(self, name: str, text: str) -> int:
        """Add text at the end of a file; return the line on which it begins."""
        before = self.read(name).rstrip("\n") + "\n"
        self.write(name, f"{before}{text}\n")
        return before.count("\n") + 1

    def replace(self, name: str, pattern: str, new: str) -> int:
        """Replace the first match of a pattern; return the line on which it began."""
        before = self.read(name)
        match = re.search(pattern, before, re.MULTILINE)
        assert match, f"{name} holds nothing like {pattern!r}"
        after = before[: match.start()] + match.expand(new) + before[match.end() :]
        assert after != before
        self.write(name, after)
        return before[: match.start()].count("\n") + 1

    def problems(self) -> list[str]:
        """Load the catalogue and return what is wrong with it."""
        with pytest.raises(CatalogueError) as error:
            load_catalogue(self.root)
        assert all(problem in str(error.value) for problem in error.value.problems)
        return error.value.problems

    def only_problem(self) -> str:
        """Load the catalogue and return the one thing that is wrong with it."""
        problems = self.problems()
        assert len(problems) == 1, problems
        return problems[0]

    def at(self, name: str, line: int | None = None) -> str:
        """Return how a message names a place in a file."""
        return f"{self.root / name}:{'' if line is None else f'{line}:'}"
