"""What the assistant remembers of a conversation, and what a visitor's message brings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Optional

from pydantic import BaseModel, Extra

from hublotse.advice import Profile
from hublotse.understanding import Kind, Mention, Tone


class Question(str, Enum):
    """What the assistant has asked and not yet got an answer to."""

    INDUSTRY = "industry"
    INTEREST = "interest"
    READING = "reading"
    PLACE = "place"
    CONTACT = "contact"


class Shown(BaseModel):
    """What was shown last: the thing that 'dort', 'der Hub', 'das' refer to.

    Args:
        hubs: Hub ids, the one in focus first.
        technologies: Technology ids, the one in focus first.
    """

    hubs: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()

    class Config:
        frozen = True


class State(BaseModel):
    """A conversation between two messages.

    Args:
        profile: What is known of the company.
        open_question: What the assistant has just asked.
        asked: Every question asked so far, also those that were skipped.
        shown: What was shown last.
        recommended: Whether a recommendation has been given.
        misses: How many messages in a row were not understood.
        introduced: Whether the visitor has been told that this is an AI assistant.
    """

    profile: Profile = Profile()
    open_question: Optional[Question] = None
    asked: tuple[Question, ...] = ()
    shown: Shown = Shown()
    recommended: bool = False
    misses: int = 0
    introduced: bool = False

    class Config:
        frozen = True
        extra = Extra.ignore

    def but(self, **changes: object) -> State:
        """Return the state with some fields changed."""
        return self.copy(update=changes)


@dataclass(frozen=True)
class Message:
    """A visitor's message as it was understood.

    Args:
        text: As typed, or the payload of a button.
        intent: Name of the intent.
        confidence: How sure the intent is, 0..1.
        mentions: What of the catalogue was found in it.
        tone: How it relates to what was said before.
        likely_intents: The intents that come next, best first.
    """

    text: str
    intent: str
    mentions: tuple[Mention, ...] = ()
    tone: Tone = field(default_factory=Tone)
    likely_intents: tuple[str, ...] = ()
    confidence: float = 1.0

    def of(self, kind: Kind) -> tuple[Mention, ...]:
        """Return the mentions of a kind that the visitor does not rule out."""
        return tuple(m for m in self.mentions if m.kind is kind and not m.negated)

    def first(self, kind: Kind) -> str | None:
        """Return the value of the first mention of a kind, if any."""
        return next((mention.value for mention in self.of(kind)), None)
