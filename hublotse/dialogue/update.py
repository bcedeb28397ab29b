"""How a message changes what is known of the company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hublotse.advice import Location, Profile, Sector, Wish
from hublotse.catalogue import Catalogue
from hublotse.dialogue.state import Message, Question, State
from hublotse.understanding import Kind, Mention, Role
from hublotse.understanding.sectors import SectorReading, SectorVerdict, judge_sectors
from hublotse.understanding.sizes import BARE_NUMBER
from hublotse.understanding.text import fold

LIKELY_READINGS = 3
# Divisions that serve other trades: repair, trade, engineering, rental.
SERVING = frozenset({"33", "45", "46", "71", "77"})
WISHES = frozenset({Kind.TECHNOLOGY, Kind.AIM, Kind.TOPIC})


@dataclass(frozen=True)
class Change:
    """What a message did to the profile.

    Args:
        profile: The profile after it.
        doubts: Readings of the trade between which the visitor has to choose, best first.
    """

    profile: Profile
    doubts: tuple[SectorReading, ...] = ()


def update(state: State, message: Message, catalogue: Catalogue) -> Change:
    """Return the profile after a message; what the message doesn't touch stays."""
    mentions = _as_meant(message, state)
    profile = state.profile
    verdict = judge_sectors(mentions)
    profile = _with_sectors(profile, verdict, mentions, message, catalogue)
    profile = _with_technologies(profile, mentions, message)
    profile = _with_what_was_shown(profile, state, message)
    profile = _with_topics_and_aims(profile, mentions, message)
    profile = _with_place_and_size(profile, mentions, message, catalogue)
    profile = _without_refused_hubs(profile, mentions)
    doubts = () if verdict.certain else verdict.readings[:LIKELY_READINGS]
    if state.open_question is Question.INTEREST and state.profile.sector:
        doubts = ()  # the trade is known, and the question was another one
    return Change(profile, doubts)


def _as_meant(message: Message, state: State) -> list[Mention]:
    """Decide for words that name a trade as well as a wish which of both is meant."""
    wish_first = message.intent == "state_interest" or (
        state.open_question is Question.INTEREST and message.intent != "describe_company"
    )
    telling_wish = state.profile.sector is not None and (
        message.intent == "state_interest" or state.open_question is Question.INTEREST
    )
    trades = [m for m in message.mentions if m.kind is Kind.INDUSTRY]
    wishes = [m for m in message.mentions if m.kind in WISHES]
    technologies = [m for m in message.mentions if m.kind is Kind.TECHNOLOGY]
    kept = []
    for mention in message.mentions:
        if mention.kind is Kind.INDUSTRY:
            rivals = [w for w in wishes if _overlap(mention, w)]
            loses = any(_longer(w, mention) or (_same(w, mention) and wish_first) for w in rivals)
            # Who tells a wish mentions other trades by the way: the known one stays.
            loses = loses or (telling_wish and not message.tone.corrects)
        elif mention.kind in WISHES:
            rivals = [t for t in trades if _overlap(mention, t)]
            loses = any(
                _longer(t, mention) or (_same(t, mention) and not wish_first) for t in rivals
            )
            # 'Bänder für Hochregallager' tells what for, not what is wished.
            loses = loses or (mention.role is Role.CUSTOMER and not wish_first)
            if mention.kind is Kind.TOPIC:
                # 'IT-Sicherheit' is a technology and a topic: the technology covers both.
                loses = loses or any(_overlap(mention, t) for t in technologies)
        else:
            loses = False
        if not loses:
            kept.append(mention)
    return kept


def _with_sectors(
    profile: Profile,
    verdict: SectorVerdict,
    mentions: Sequence[Mention],
    message: Message,
    catalogue: Catalogue,
) -> Profile:
    refused = {m.value for m in mentions if m.kind is Kind.INDUSTRY and m.negated}
    further = tuple(s for s in profile.further_sectors if s.wz not in refused)
    profile = profile.copy(update={"further_sectors": further})
    if profile.sector and profile.sector.wz in refused:
        profile = profile.copy(update={"sector": None, "focuses": ()})
    named = tuple(
        Wish(id=m.value, words=m.text)
        for m in mentions
        if m.kind is Kind.FOCUS and not m.negated and m.role in (Role.OWN, Role.OBJECT)
    )
    focuses = profile.focuses
    if verdict.certain:
        main, *others = (_sector(r) for r in (verdict.readings[0], *verdict.further))
        known = profile.sector
        if known and message.tone.adds and not message.tone.corrects and known.wz != main.wz:
            further = (*profile.further_sectors, main, *others)
            profile = profile.copy(update={"further_sectors": _distinct(further, known)})
        elif known is None or known.wz != main.wz or message.tone.corrects:
            profile = profile.copy(
                update={"sector": main, "further_sectors": _distinct(tuple(others), main)}
            )
            focuses = ()
    sector = profile.sector or _implied(named, catalogue)
    fitting = tuple(w for w in named if _belongs(w, sector, catalogue))
    return profile.copy(update={"sector": sector, "focuses": _merged(fitting, focuses)})


def _with_technologies(profile: Profile, mentions: Sequence[Mention], message: Message) -> Profile:
    named = _wishes(mentions, Kind.TECHNOLOGY)
    refused = tuple(m.value for m in mentions if m.kind is Kind.TECHNOLOGY and m.negated)
    old = tuple(w for w in profile.technologies if w.id not in refused)
    unwanted = tuple(
        dict.fromkeys(t for t in (*profile.unwanted_technologies, *refused) if t not in _ids(named))
    )
    return profile.copy(
        update={
            "technologies": _combined(named, old, message),
            "unwanted_technologies": unwanted,
        }
    )


def _with_what_was_shown(profile: Profile, state: State, message: Message) -> Profile:
    """Take 'so einen hätten wir gern' for the technology that was just explained."""
    shown = state.shown.technologies[:1]
    if state.recommended or not (message.tone.refers_back and shown) or profile.has_interest:
        return profile
    return profile.copy(update={"technologies": (Wish(id=shown[0]),)})


def _with_topics_and_aims(
    profile: Profile, mentions: Sequence[Mention], message: Message
) -> Profile:
    refused = {m.value for m in mentions if m.kind in (Kind.TOPIC, Kind.AIM) and m.negated}
    topics = tuple(w for w in profile.topics if w.id not in refused)
    aims = tuple(w for w in profile.aims if w.id not in refused)
    new_topics, new_aims = _wishes(mentions, Kind.TOPIC), _wishes(mentions, Kind.AIM)
    return profile.copy(
        update={
            "topics": _combined(new_topics, topics, message),
            "aims": _combined(new_aims, aims, message),
        }
    )


def _with_place_and_size(
    profile: Profile, mentions: Sequence[Mention], message: Message, catalogue: Catalogue
) -> Profile:
    places = [m for m in mentions if m.kind is Kind.PLACE and not m.negated and m.role is Role.OWN]
    sizes = [m for m in mentions if m.kind is Kind.SIZE and not m.negated]
    former_sizes = {m.value for m in mentions if m.kind is Kind.SIZE and m.negated}
    corrected = str(profile.employees) in former_sizes or (
        profile.employees is not None and message.tone.corrects and len(mentions) == len(sizes)
    )
    not_people = {fold(word) for word in catalogue.cues.not_people}
    asked = message.intent == "state_size" and not not_people & set(fold(message.text).split())
    if not asked and not corrected:
        sizes = [m for m in sizes if m.confidence > BARE_NUMBER]
    # 'nicht aus Kassel, sondern aus Siegen', 'von Kassel nach Siegen': the last one holds.
    found = catalogue.place(places[-1].value) if places else None
    changes: dict[str, object] = {}
    refused = [catalogue.place(m.value) for m in mentions if m.kind is Kind.PLACE and m.negated]
    if profile.place and any(p is not None and p.name == profile.place.name for p in refused):
        changes["place"] = None
    if found is not None:
        changes["place"] = Location(key=places[-1].value, name=found.name)
    if sizes:
        changes["employees"] = int(sizes[-1].value)
    return profile.copy(update=changes)


def _without_refused_hubs(profile: Profile, mentions: Sequence[Mention]) -> Profile:
    refused = tuple(m.value for m in mentions if m.kind is Kind.HUB and m.negated)
    excluded = tuple(dict.fromkeys((*profile.excluded_hubs, *refused)))
    return profile.copy(update={"excluded_hubs": excluded})


def _combined(new: tuple[Wish, ...], old: tuple[Wish, ...], message: Message) -> tuple[Wish, ...]:
    if not new:
        return old
    if message.tone.corrects and not message.tone.adds:
        return _merged(new, ())
    return _merged(old, new) if message.tone.adds else _merged(new, old)


def _wishes(mentions: Sequence[Mention], kind: Kind) -> tuple[Wish, ...]:
    return _merged(
        tuple(Wish(id=m.value, words=m.text) for m in mentions if m.kind is kind and not m.negated),
        (),
    )


def _merged(first: tuple[Wish, ...], then: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """Return both, each wish once, where it stands first."""
    merged: dict[str, Wish] = {}
    for wish in (*first, *then):
        merged.setdefault(wish.id, wish)
    return tuple(merged.values())


def _ids(wishes: tuple[Wish, ...]) -> set[str]:
    return {wish.id for wish in wishes}


def _implied(focuses: tuple[Wish, ...], catalogue: Catalogue) -> Sector | None:
    """'Zahnkronen' names a speciality; the trade that it belongs to follows from it."""
    for wish in focuses:
        division = catalogue.focus_by_id[wish.id].division
        if division:
            return Sector(wz=division, words=(wish.words,) if wish.words else ())
    return None


def _belongs(wish: Wish, sector: Sector | None, catalogue: Catalogue) -> bool:
    """A focus sharpens a trade it belongs to: 'Container' makes no machine builder a shipper."""
    if sector is None:
        return True
    topics = {affinity.topic for affinity in catalogue.divisions[sector.wz].topics}
    if sector.wz in SERVING:
        return True  # who rents, repairs or plans things is known by what things
    return bool(topics & set(catalogue.focus_by_id[wish.id].topics))


def _sector(reading: SectorReading) -> Sector:
    return Sector(wz=reading.wz, words=reading.words)


def _distinct(sectors: tuple[Sector, ...], main: Sector) -> tuple[Sector, ...]:
    return tuple({s.wz: s for s in sectors if s.wz != main.wz}.values())


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _same(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _longer(one: Mention, other: Mention) -> bool:
    return one.end - one.start > other.end - other.start
