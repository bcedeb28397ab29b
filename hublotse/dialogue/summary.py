"""What is known of the company, and what a message changed, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from hublotse.advice import Profile
from hublotse.catalogue import Catalogue

LISTED = 2  # excluded hubs that are still named one by one


def known(profile: Profile, catalogue: Catalogue) -> str:
    """Return everything that is known, as a list in one line."""
    return ", ".join(facts(profile, catalogue).values()) or catalogue.text("known_nothing")


def changed(before: Profile, after: Profile, catalogue: Catalogue) -> str:
    """Return what differs between two profiles; empty when nothing does."""
    old, new = facts(before, catalogue), facts(after, catalogue)
    return ", ".join(text for key, text in new.items() if old.get(key) != text)


def facts(profile: Profile, catalogue: Catalogue) -> dict[str, str]:
    """Return what is known, by kind, each as a short phrase."""
    found: dict[str, str] = {}
    sectors = [profile.sector] if profile.sector else []
    names = [catalogue.divisions[s.wz].name for s in (*sectors, *profile.further_sectors)]
    if names:
        found["sector"] = catalogue.text("known_sector", name=enumerate_words(names))
    if profile.focuses:
        names = [catalogue.focus_by_id[wish.id].name for wish in profile.focuses]
        found["focus"] = catalogue.text("known_focus", name=enumerate_words(names))
    if profile.technologies:
        names = [catalogue.technology_by_id[wish.id].name for wish in profile.technologies]
        found["technologies"] = catalogue.text("known_technologies", names=enumerate_words(names))
    if profile.unwanted_technologies:
        names = [catalogue.technology_by_id[key].name for key in profile.unwanted_technologies]
        found["unwanted"] = catalogue.text("known_unwanted", names=enumerate_words(names))
    if profile.topics:
        names = [catalogue.topic_by_id[wish.id].german for wish in profile.topics]
        found["topics"] = catalogue.text("known_topics", names=enumerate_words(names))
    if profile.aims:
        names = [catalogue.aim_by_id[wish.id].name for wish in profile.aims]
        found["aims"] = catalogue.text("known_aims", names=enumerate_words(names))
    if profile.place:
        found["place"] = catalogue.text("known_place", name=profile.place.name)
    if profile.employees is not None:
        number = f"{profile.employees:,}".replace(",", ".")
        found["employees"] = catalogue.text("known_employees", number=number)
    if profile.excluded_hubs:
        names = [catalogue.hub_by_id[key].name for key in profile.excluded_hubs]
        found["excluded"] = (
            catalogue.text("known_excluded", names=enumerate_words(names))
            if len(names) <= LISTED
            else catalogue.text("known_excluded_many", number=str(len(names)))
        )
    return found


def enumerate_words(words: Iterable[str]) -> str:
    """Return words as a German enumeration: 'A, B und C'."""
    *first, last = words
    return f"{', '.join(first)} und {last}" if first else last
