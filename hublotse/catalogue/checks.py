"""Checks that go across files: references that lead nowhere, gaps, contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from hublotse.catalogue.catalogue import Catalogue
from hublotse.catalogue.fields import HubId
from hublotse.catalogue.models import Initiative

Where = Callable[[str, str], str]
DIVISIONS_OF_WZ_2008 = 88
HUB_OF_THE_INITIATIVE = "https://www.de-hub.de"


def find_contradictions(catalogue: Catalogue, where: Where) -> Iterator[str]:
    """Yield ``file:line: what is wrong`` for everything that doesn't agree."""
    yield from _missing_hubs(catalogue, where)
    yield from _unknown_sources(catalogue, where)
    yield from _unknown_references(catalogue, where)
    yield from _divisions_without_advice(catalogue, where)
    yield from _names_with_two_meanings(catalogue, where)
    yield from _terms_without_division(catalogue, where)
    yield from _unknown_towns(catalogue, where)


def _missing_hubs(catalogue: Catalogue, where: Where) -> Iterator[str]:
    for hub_id in get_args(HubId):
        if hub_id not in catalogue.hub_by_id:
            yield f"{where('hubs', hub_id)}: the hub '{hub_id}' of the contract is missing here"


def _unknown_sources(catalogue: Catalogue, where: Where) -> Iterator[str]:
    for hub in catalogue.hubs:
        cited = [hub.summary.sources]
        for site in hub.sites:
            facts = (site.focus, *site.audience, *site.offers, *site.technologies)
            cited += [fact.sources for fact in facts]
            cited += [site.website.sources, site.contact.sources]
        yield from _not_listed(catalogue, cited, where("hubs", hub.id))
    initiative: Initiative = catalogue.initiative
    cited = [initiative.summary.sources, initiative.website.sources]
    cited += [initiative.governance.then.sources, initiative.governance.now.sources]
    cited += [milestone.sources for milestone in initiative.history]
    cited += [figure.sources for figure in initiative.figures]
    cited += [hub.sources for hub in initiative.new_hubs_2024]
    cited += [namesake.sources for namesake in initiative.not_to_confuse]
    yield from _not_listed(catalogue, cited, where("initiative.yml", ""))


def _not_listed(
    catalogue: Catalogue, cited: Iterable[tuple[str, ...]], place: str
) -> Iterator[str]:
    for key in sorted({key for keys in cited for key in keys} - set(catalogue.sources)):
        yield f"{place}: the source '{key}' is not in sources.yml"


def _unknown_references(catalogue: Catalogue, where: Where) -> Iterator[str]:
    topics, technologies = catalogue.topic_by_id, catalogue.technology_by_id
    for hub in catalogue.hubs:
        place = where("hubs", hub.id)
        yield from _unknown("topic", hub.topics, topics, place)
        yield from _unknown("technology", hub.technologies, technologies, place)
    for technology in catalogue.technologies:
        place = where("technologies", technology.id)
        yield from _unknown("topic", technology.topics, topics, place)
    for aim in catalogue.aims:
        place = where("aims.yml", aim.id)
        yield from _unknown("topic", aim.topics, topics, place)
        yield from _unknown("technology", aim.technologies, technologies, place)
    for focus in catalogue.focuses:
        place = where("focuses.yml", focus.id)
        yield from _unknown("topic", focus.topics, topics, place)
        if focus.division:
            yield from _unknown("division", [focus.division], catalogue.divisions, place)
    for group in catalogue.groups:
        place = where("use_cases", group.id)
        yield from _unknown("technology", group.use_cases, technologies, place)
        yield from _unknown("division", group.divisions, catalogue.divisions, place)


def _unknown(kind: str, keys: Iterable[str], known: Iterable[str], place: str) -> Iterator[str]:
    for key in sorted(set(keys) - set(known)):
        yield f"{place}: there is no {kind} '{key}'"


def _divisions_without_advice(catalogue: Catalogue, where: Where) -> Iterator[str]:
    if len(catalogue.divisions) != DIVISIONS_OF_WZ_2008:
        yield (
            f"{where('divisions.yml', '')}: WZ 2008 has {DIVISIONS_OF_WZ_2008} divisions, "
            f"{len(catalogue.divisions)} are described"
        )
    for code, division in catalogue.divisions.items():
        place = where("divisions.yml", code)
        topics = [affinity.topic for affinity in division.topics]
        yield from _unknown("topic", topics, catalogue.topic_by_id, place)
        group = catalogue.group_by_id.get(division.group)
        if group is None:
            yield f"{place}: there is no use case group '{division.group}'"
        elif code not in group.divisions:
            yield f"{place}: use_cases/{group.id}.yml does not list division {code}"
        if not topics and not division.note:
            yield f"{place}: a division without topics needs a note for the visitor"


def _names_with_two_meanings(catalogue: Catalogue, where: Where) -> Iterator[str]:
    named = [("technologies", entry.id, entry.names) for entry in catalogue.technologies]
    named += [("aims.yml", entry.id, entry.names) for entry in catalogue.aims]
    seen: dict[str, str] = {}
    for kind, key, names in named:
        for name in names:
            other = seen.setdefault(name.casefold(), key)
            if other != key:
                yield f"{where(kind, key)}: '{name}' already means '{other}'"


def _terms_without_division(catalogue: Catalogue, where: Where) -> Iterator[str]:
    certain: Counter[str] = Counter()
    for term in catalogue.terms:
        place = where("industries", f"{term.division}/{term.term}")
        if term.division not in catalogue.divisions:
            yield f"{place}: there is no division '{term.division}'"
        if term.weight == 1.0:
            certain[term.term.casefold()] += 1
            if certain[term.term.casefold()] > 1:
                yield f"{place}: '{term.term}' is given to two divisions, both with weight 1"


def _unknown_towns(catalogue: Catalogue, where: Where) -> Iterator[str]:
    known = {(town.name, state) for town in catalogue.towns for state in (town.state, "")}
    for alias, (name, state) in catalogue.place_aliases.items():
        if (name, state) not in known:
            town = f"'{name}' in '{state}'" if state else f"'{name}'"
            yield f"{where('places/aliases.yml', alias)}: there is no town {town}"
