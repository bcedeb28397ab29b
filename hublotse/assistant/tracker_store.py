"""Conversations in memory, bounded in number and in length."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


class LeanTrackerStore(TrackerStore):
    """Keeps the slots and the last turns of the most recent conversations.

    Rasa replays every event of a conversation and posts all of them to the action server, so
    that answers slow down as a conversation grows. What is remembered here stands in slots, and
    rules look at the last turn only: older events can go.

    Args:
        domain: The assistant's domain.
        event_broker: Where events are published, if anywhere.
        conversations: How many conversations are kept; the least recent is forgotten first.
        turns: How many of a conversation's last messages are kept as events.
    """

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        conversations: int = 10_000,
        turns: int = 3,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._most = conversations
        self._turns = turns
        self._events: OrderedDict[str, tuple[Event, ...]] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Remember a conversation."""
        if self.event_broker is not None:
            await self.stream_events(tracker)
        self._events[tracker.sender_id] = shorten(tracker.events, tracker, self._turns)
        self._events.move_to_end(tracker.sender_id)
        while len(self._events) > self._most:
            self._events.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return a conversation, or None when there is none."""
        events = self._events.get(sender_id)
        if events is None:
            return None
        return DialogueStateTracker.from_events(sender_id, events, slots=self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """Return the ids of the conversations that are kept."""
        return tuple(self._events)


def shorten(
    events: deque[Event] | Iterable[Event], tracker: DialogueStateTracker, turns: int
) -> tuple[Event, ...]:
    """Return the events of the last turns, with the slots as they stood before them."""
    all_events = list(events)
    messages = [i for i, event in enumerate(all_events) if isinstance(event, UserUttered)]
    if len(messages) <= turns:
        return tuple(all_events)
    cut = messages[-turns]
    slots: dict[str, Any] = {}
    for event in all_events[:cut]:
        if isinstance(event, SlotSet):
            slots[event.key] = event.value
    started = next((e for e in reversed(all_events[:cut]) if isinstance(e, SessionStarted)), None)
    head: list[Event] = [started] if started else []
    head += [
        SlotSet(key, value, timestamp=all_events[cut].timestamp) for key, value in slots.items()
    ]
    # A turn begins where the assistant listens.
    head.append(ActionExecuted("action_listen", timestamp=all_events[cut].timestamp))
    return (*head, *all_events[cut:])
