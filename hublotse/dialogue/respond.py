"""Answers a message, whatever it is about: what holds for every answer stands here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hublotse.catalogue import Catalogue
from hublotse.dialogue.state import Message, State
from hublotse.dialogue.turn import Say, Turn
from hublotse.dialogue.update import update
from hublotse.understanding import Kind

Responder = Callable[[State, Message, Catalogue], Turn]
FACTS = frozenset({Kind.INDUSTRY, Kind.FOCUS, Kind.PLACE, Kind.SIZE})
# Questions about other things, in which a company may tell of itself.
TELLING_BY_THE_WAY = frozenset(
    {"ask_cost", "ask_startups", "ask_capabilities", "ask_identity", "ask_privacy", "thank"}
)
# These answers say themselves who is speaking.
INTRODUCING = frozenset({"greet", "ask_identity", "speak_foreign_language"})


def respond(responder: Responder, state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Answer a message; the first answer of a conversation says that an AI assistant speaks."""
    if message.intent in TELLING_BY_THE_WAY:
        # 'Was kostet das für einen Friseur mit sechs Leuten?': nothing said is asked again.
        told = replace(message, mentions=tuple(m for m in message.mentions if m.kind in FACTS))
        state = state.but(profile=update(state, told, catalogue).profile)
    turn = responder(state, message, catalogue)
    if state.introduced:
        return turn
    after = turn.state.but(introduced=True)
    if message.intent in INTRODUCING:
        return Turn(turn.parts, after)
    return Turn((Say("utter_introduction"), *turn.parts), after)
