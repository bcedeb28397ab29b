from __future__ import annotations

import asyncio

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from hublotse.assistant.tracker_store import LeanTrackerStore
from hublotse.service.settings import ROOT


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(ROOT / "domain.yml"))


def _turn(number: int) -> list[Event]:
    return [
        ActionExecuted("action_listen"),
        UserUttered(f"Nachricht {number}"),
        ActionExecuted("action_advise"),
        SlotSet("misses", float(number)),
        BotUttered(f"Antwort {number}"),
    ]


def _talk(store: LeanTrackerStore, sender: str, domain: Domain, turns: range) -> None:
    async def run() -> None:
        tracker = await store.get_or_create_tracker(sender)
        for number in turns:
            tracker.update_with_events(_turn(number), domain)
            await store.save(tracker)
            tracker = await store.get_or_create_tracker(sender)

    asyncio.run(run())


def _load(store: LeanTrackerStore, sender: str) -> DialogueStateTracker | None:
    return asyncio.run(store.retrieve(sender))


def test_a_long_conversation_keeps_its_slots_and_its_last_turns(domain: Domain) -> None:
    store = LeanTrackerStore(domain, turns=3)
    _talk(store, "long", domain, range(200))
    tracker = _load(store, "long")
    assert tracker is not None
    said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    assert said == ["Nachricht 197", "Nachricht 198", "Nachricht 199"]
    assert tracker.get_slot("misses") == 199.0
    assert len(tracker.events) < 30


def test_a_slot_set_long_ago_is_not_forgotten(domain: Domain) -> None:
    store = LeanTrackerStore(domain, turns=2)
    _talk(store, "x", domain, range(1))

    async def tell() -> None:
        tracker = await store.get_or_create_tracker("x")
        tracker.update(SlotSet("introduced", True), domain)
        await store.save(tracker)

    asyncio.run(tell())
    _talk(store, "x", domain, range(1, 50))
    tracker = _load(store, "x")
    assert tracker is not None
    assert tracker.get_slot("introduced") is True


def test_a_turn_begins_where_the_assistant_listens(domain: Domain) -> None:
    store = LeanTrackerStore(domain, turns=1)
    _talk(store, "x", domain, range(10))
    tracker = _load(store, "x")
    assert tracker is not None
    before = [event for event in tracker.events if not isinstance(event, SlotSet)]
    position = next(i for i, event in enumerate(before) if isinstance(event, UserUttered))
    assert isinstance(before[position - 1], ActionExecuted)
    assert before[position - 1].action_name == "action_listen"


def test_the_least_recent_conversation_is_forgotten_first(domain: Domain) -> None:
    store = LeanTrackerStore(domain, conversations=2)
    for sender in ("first", "second"):
        _talk(store, sender, domain, range(1))
    _talk(store, "first", domain, range(1, 2))
    _talk(store, "third", domain, range(1))
    assert _load(store, "second") is None
    assert set(asyncio.run(store.keys())) == {"first", "third"}


def test_nobody_has_talked_yet(domain: Domain) -> None:
    assert _load(LeanTrackerStore(domain), "nobody") is None
