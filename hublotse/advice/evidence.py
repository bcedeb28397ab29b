"""What speaks for a hub: one piece of evidence each, with its weight and its grounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import exp

from hublotse.advice.distance import distance_km
from hublotse.advice.profile import Profile
from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Hub, Site

# How an adviser weighs: the industry first, an explicit interest shifts, nearness decides ties.
SECTOR = 1.0
FURTHER_SECTOR = 0.4
FOCUS = 0.9
SECTOR_BESIDE_FOCUS = 0.6  # a speciality says more than the division it belongs to
TOPIC = 1.0
TECHNOLOGY = 0.9
AIM_TOPIC = 0.4
AIM_TECHNOLOGY = 0.04
SOURCED_TECHNOLOGY = 0.05
NEAR = 0.35
NEAR_REACH_KM = 250.0
STILL_NEAR_KM = 150.0  # up to here nearness is a reason; farther, it only decides ties
ON_THE_SPOT_KM = 5.0
FAR = "reason_far"
OPEN_TO_ALL = 0.4
# Above 1, what merely touches a topic counts clearly less than what it is made for.
SHARPNESS = 1.5
# Of a technology that no topic of the hub covers but that a source places there.
SOURCED_AFFINITY = 0.35


@dataclass(frozen=True)
class Evidence:
    """A reason for a hub.

    Args:
        weight: What it adds to the hub's score, above 0.
        text: Key of the sentence in ``catalogue/texts.yml``.
        values: What the sentence's placeholders stand for.
    """

    weight: float
    text: str
    values: Mapping[str, str] = field(default_factory=dict)


def gather(hub: Hub, profile: Profile, catalogue: Catalogue) -> list[Evidence]:
    """Return everything in a profile that speaks for a hub, strongest first."""
    found = [
        *_from_sectors(hub, profile, catalogue),
        *_from_focuses(hub, profile, catalogue),
        *_from_topics(hub, profile, catalogue),
        *_from_technologies(hub, profile, catalogue),
        *_from_aims(hub, profile, catalogue),
        *_from_openness(hub, profile, catalogue),
        *_from_distance(hub, profile, catalogue),
    ]
    return sorted(found, key=lambda evidence: (-evidence.weight, evidence.text))


def nearest_site(hub: Hub, lat: float, lon: float) -> tuple[Site, float]:
    """Return the hub's site nearest to a point, and its distance in kilometres."""
    return min(
        ((site, distance_km(lat, lon, site.lat, site.lon)) for site in hub.sites),
        key=lambda pair: pair[1],
    )


def _from_sectors(hub: Hub, profile: Profile, catalogue: Catalogue) -> Iterator[Evidence]:
    sectors = [(profile.sector, SECTOR)] if profile.sector else []
    sectors += [(sector, FURTHER_SECTOR) for sector in profile.further_sectors]
    finer = SECTOR_BESIDE_FOCUS if profile.focuses else 1.0
    for sector, share in sectors:
        division = catalogue.divisions[sector.wz]
        fitting = [a for a in division.topics if a.topic in hub.topics]
        if not fitting:
            continue
        best = max(fitting, key=lambda affinity: affinity.weight)
        yield Evidence(
            share * finer * (_sharp(best.weight) + division.hubs.get(hub.id, 0.0)),
            "reason_sector" if sector.words else "reason_sector_chosen",
            {
                "words": _quoted(sector.words),
                "division": division.name,
                "reason": best.reason.rstrip("."),
                "topic": catalogue.topic_by_id[best.topic].german,
            },
        )


def _from_focuses(hub: Hub, profile: Profile, catalogue: Catalogue) -> Iterator[Evidence]:
    for wish in profile.focuses:
        focus = catalogue.focus_by_id[wish.id]
        fitting = max((focus.topics.get(topic, 0.0) for topic in hub.topics), default=0.0)
        weight = FOCUS * _sharp(fitting) + focus.hubs.get(hub.id, 0.0)
        if weight:
            yield Evidence(
                weight,
                "reason_focus",
                {
                    "words": _quoted((wish.words or focus.name,)),
                    "focus": focus.name,
                    "reason": focus.reason.rstrip("."),
                },
            )


def _from_topics(hub: Hub, profile: Profile, catalogue: Catalogue) -> Iterator[Evidence]:
    for wish in profile.topics:
        if wish.id in hub.topics:
            topic = catalogue.topic_by_id[wish.id]
            yield Evidence(TOPIC, "reason_topic", {"topic": topic.german, "hub": hub.name})


def _from_technologies(hub: Hub, profile: Profile, catalogue: Catalogue) -> Iterator[Evidence]:
    for wish in profile.technologies:
        technology = catalogue.technology_by_id[wish.id]
        topic, affinity = _best_topic(hub, technology.topics)
        sourced = _sourced(hub, wish.id)
        weight = TECHNOLOGY * max(_sharp(affinity), SOURCED_AFFINITY if sourced else 0.0)
        weight += SOURCED_TECHNOLOGY if sourced else 0.0
        if not weight:
            continue
        values = {"technology": technology.name, "hub": hub.name}
        if sourced and affinity < 1.0:
            yield Evidence(weight, "reason_technology_sourced", {**values, **sourced})
        else:
            values["topic"] = catalogue.topic_by_id[topic].german
            yield Evidence(weight, "reason_technology_topic", values)


def _from_aims(hub: Hub, profile: Profile, catalogue: Catalogue) -> Iterator[Evidence]:
    for wish in profile.aims:
        aim = catalogue.aim_by_id[wish.id]
        topic, affinity = _best_topic(hub, aim.topics)
        sourced = max((aim.technologies.get(tech, 0.0) for tech in hub.technologies), default=0.0)
        weight = AIM_TOPIC * _sharp(affinity) + AIM_TECHNOLOGY * sourced
        if affinity:
            values = {"aim": aim.name, "topic": catalogue.topic_by_id[topic].german}
            yield Evidence(weight, "reason_aim_topic", values)
        elif sourced:
            name = max(
                (tech for tech in hub.technologies if tech in aim.technologies),
                key=lambda tech: aim.technologies[tech],
            )
            values = {"aim": aim.name, "technology": catalogue.technology_by_id[name].name}
            yield Evidence(weight, "reason_aim_technology", values)


def _from_openness(hub: Hub, profile: Profile, catalogue: Catalogue) -> Iterator[Evidence]:
    """Hubs that work across industries serve those whom no hub is made for."""
    sector = profile.sector
    served = sector is not None and bool(catalogue.divisions[sector.wz].topics)
    if not hub.open_to_all or served or profile.focuses:
        return
    weight = OPEN_TO_ALL * hub.open_to_all
    if sector is None:
        yield Evidence(weight, "reason_open", {"hub": hub.name})
    else:
        division = catalogue.divisions[sector.wz].name
        yield Evidence(weight, "reason_open_to_sector", {"division": division})


def _from_distance(hub: Hub, profile: Profile, catalogue: Catalogue) -> Iterator[Evidence]:
    place = catalogue.place(profile.place.key) if profile.place else None
    if place is None or profile.place is None:
        return
    site, kilometres = nearest_site(hub, place.lat, place.lon)
    text = "reason_near" if kilometres <= STILL_NEAR_KM else FAR
    yield Evidence(
        NEAR * exp(-kilometres / NEAR_REACH_KM),
        text if kilometres >= ON_THE_SPOT_KM else "reason_same_place",
        {"place": profile.place.name, "city": site.city, "km": str(round(kilometres))},
    )


def _sharp(affinity: float) -> float:
    return float(affinity**SHARPNESS)


def _best_topic(hub: Hub, affinities: Mapping[str, float]) -> tuple[str, float]:
    return max(
        ((topic, affinities.get(topic, 0.0)) for topic in hub.topics), key=lambda pair: pair[1]
    )


def _sourced(hub: Hub, technology: str) -> dict[str, str] | None:
    for site in hub.sites:
        for fact in site.technologies:
            if fact.id == technology:
                return {"city": site.city, "fact": fact.text.rstrip(".")}
    return None


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"„{word}“" for word in words[:2])
