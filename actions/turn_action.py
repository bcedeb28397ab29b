"""What every action does: read the slots, ask the library for the answer, utter it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import slots
from hublotse.catalogue import Catalogue, load_catalogue
from hublotse.dialogue import Message, Say, Show, State, Turn, respond
from hublotse.understanding import Mention, default_understander


class TurnAction(Action, ABC):
    """An action that answers one message; its subclasses say by which function.

    Attributes:
        label: The action's name in the domain.
    """

    label: ClassVar[str]

    @staticmethod
    @abstractmethod
    def responder(state: State, message: Message, catalogue: Catalogue) -> Turn:
        """Return the answer and the new state; a function of ``hublotse.dialogue``."""

    def name(self) -> str:
        """Return the action's name in the domain."""
        return self.label

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answer the visitor's last message."""
        state = read_state(tracker)
        turn = respond(self.responder, state, read_message(tracker), load_catalogue())
        utter(dispatcher, turn)
        return slot_events(state, turn.state)


def read_state(tracker: Tracker) -> State:
    """Return the conversation's state from the tracker's slots."""
    values = {name: tracker.get_slot(name) for name in slots.STATE}
    return State(**{name: value for name, value in values.items() if value is not None})


def read_message(tracker: Tracker) -> Message:
    """Return the visitor's last message as Rasa's pipeline understood it."""
    latest = tracker.latest_message
    text = latest.get("text") or ""
    mentions = (Mention.from_entity(entity) for entity in latest.get("entities") or ())
    intent = latest.get("intent") or {}
    ranking = latest.get("intent_ranking") or ()
    return Message(
        text=text,
        intent=intent.get("name") or "nlu_fallback",
        confidence=intent.get("confidence") or 0.0,
        mentions=tuple(mention for mention in mentions if mention is not None),
        tone=default_understander().tone(text),
        likely_intents=tuple(rank["name"] for rank in ranking if rank.get("name")),
    )


def utter(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """Send the parts of an answer in their order."""
    for part in turn.parts:
        if isinstance(part, Say):
            buttons = [{"title": b.title, "payload": b.payload} for b in part.buttons]
            dispatcher.utter_message(response=part.response, buttons=buttons, **part.values)
        elif isinstance(part, Show):
            dispatcher.utter_message(json_message=part.custom)


def slot_events(before: State, after: State) -> list[EventType]:
    """Return the slots that changed, as plain JSON values."""
    old, new = json.loads(before.json()), json.loads(after.json())
    return [SlotSet(name, new[name]) for name in slots.STATE if old[name] != new[name]]
