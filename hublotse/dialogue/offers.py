"""The buttons that go with an answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from hublotse.advice import Profile
from hublotse.advice.technology import rank_technologies
from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Hub
from hublotse.dialogue.turn import Button
from hublotse.understanding.sectors import SectorReading

SUGGESTED_TECHNOLOGIES = 3
# Where no reading of the trade is at hand: five divisions that many visitors come from.
USUAL_DIVISIONS = ("28", "25", "52", "46", "62")


def payload(intent: str, entities: Mapping[str, str] | None = None) -> str:
    """Return a button's payload: an intent, with entities as JSON."""
    return f"/{intent}" + (json.dumps(entities, ensure_ascii=False) if entities else "")


def plain(catalogue: Catalogue, *intents: str) -> tuple[Button, ...]:
    """Return buttons that stand for an intent alone, titled by ``label_<intent>``."""
    return tuple(Button(catalogue.text(f"label_{i}"), payload(i)) for i in intents)


def after_recommendation(hub: Hub, catalogue: Catalogue) -> tuple[Button, ...]:
    """Contact, more on the hub, another technology, another place."""
    return (
        Button(catalogue.text("button_contact"), payload("request_handoff")),
        more_on(hub, catalogue),
        Button(catalogue.text("button_other_technology"), payload("ask_other_technology")),
        Button(catalogue.text("button_other_place"), payload("state_place")),
    )


def more_on(hub: Hub, catalogue: Catalogue) -> Button:
    """A button that tells more of a hub."""
    title = catalogue.text("button_more", hub="/".join(hub.cities))
    return Button(title, payload("ask_hub", {"hub": hub.id}))


def interests(profile: Profile, catalogue: Catalogue) -> tuple[Button, ...]:
    """The technologies that fit the trade best, and a way to say that one doesn't know."""
    best = rank_technologies(profile, catalogue)[:SUGGESTED_TECHNOLOGIES]
    return (
        *(technology(advice.technology.id, catalogue) for advice in best),
        Button(catalogue.text("button_dont_know"), payload("say_dont_know")),
    )


def technology(technology_id: str, catalogue: Catalogue) -> Button:
    """A button that names a technology as an interest."""
    name = catalogue.technology_by_id[technology_id].name
    return Button(name, payload("state_interest", {"technology": technology_id}))


def readings(found: Iterable[SectorReading], catalogue: Catalogue) -> tuple[Button, ...]:
    """The trades that a description may mean."""
    none = Button(catalogue.text("button_none_of_these"), payload("deny"))
    return (*(division(reading.wz, catalogue) for reading in found), none)


def usual_divisions(catalogue: Catalogue) -> tuple[Button, ...]:
    """A few common trades, and a way to go on without."""
    return (
        *(division(code, catalogue) for code in USUAL_DIVISIONS),
        Button(catalogue.text("button_skip"), payload("skip_question")),
    )


def division(code: str, catalogue: Catalogue) -> Button:
    """A button that names a trade."""
    return Button(catalogue.divisions[code].name, payload("describe_company", {"industry": code}))
