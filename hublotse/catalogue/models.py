"""What the catalogue holds, as frozen and validated models.

The files and their meaning are described in ``docs/catalogue.md``.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import Any, Optional

from pydantic import BaseModel, Extra, validator

from hublotse.catalogue.fields import (
    Date,
    DivisionCode,
    Email,
    HubId,
    Identifier,
    Latitude,
    Longitude,
    Rank,
    Share,
    Text,
    Url,
    Weight,
)


class Model(BaseModel):
    """Frozen, and strict about unknown keys: a misspelt key is an error."""

    class Config:
        allow_mutation = False
        frozen = True
        extra = Extra.forbid

    @validator("date", "as_of", pre=True, check_fields=False)
    def _date_as_text(cls, value: object) -> Optional[str]:
        # YAML reads 2017 as a number and 2017-04-21 as a date.
        return None if value is None else str(value)


def _at_least_one(value: Sized) -> Sized:
    if not value:
        raise ValueError("at least one entry is needed")
    return value


def _never_empty(*fields: str) -> Any:
    return validator(*fields, allow_reuse=True)(_at_least_one)


class Source(Model):
    """Where a fact was read."""

    title: Text
    url: Optional[Url]
    date: Date


class Fact(Model):
    """A statement with its sources and the date those sources carry."""

    text: Text
    sources: tuple[Text, ...]
    date: Optional[Date]

    _filled = _never_empty("sources")


class Website(Model):
    """A page that visitors are sent to."""

    url: Url
    label: Text
    sources: tuple[Text, ...]

    _filled = _never_empty("sources")


class Contact(Model):
    """The general way to reach a site; never a private person."""

    text: Text
    email: Optional[Email]
    sources: tuple[Text, ...]
    date: Optional[Date]

    _filled = _never_empty("sources")


class HubTechnology(Fact):
    """A technology that a source places at a hub's site."""

    id: Identifier


class Site(Model):
    """One city and theme of a hub."""

    city: Text
    name: Text
    lat: Latitude
    lon: Longitude
    topics: tuple[Identifier, ...]
    focus: Fact
    audience: tuple[Fact, ...] = ()
    offers: tuple[Fact, ...] = ()
    technologies: tuple[HubTechnology, ...] = ()
    website: Website
    contact: Contact

    _filled = _never_empty("topics")


class Hub(Model):
    """One of the twelve Digital Hubs."""

    id: HubId
    name: Text
    as_of: Date
    names: tuple[Text, ...] = ()
    open_to_all: Share = Share(0)
    summary: Fact
    sites: tuple[Site, ...]

    _filled = _never_empty("sites")

    @property
    def cities(self) -> tuple[str, ...]:
        """The hub's cities, each once, in the order of its sites."""
        return tuple(dict.fromkeys(site.city for site in self.sites))

    @property
    def topics(self) -> tuple[str, ...]:
        """The hub's topic ids, each once, in the order of its sites."""
        return tuple(dict.fromkeys(topic for site in self.sites for topic in site.topics))

    @property
    def technologies(self) -> tuple[str, ...]:
        """The technology ids that sources place at the hub, each once."""
        return tuple(dict.fromkeys(t.id for site in self.sites for t in site.technologies))


class Topic(Model):
    """A theme that hubs are made for."""

    id: Identifier
    name: Text
    german: Text
    summary: Text
    names: tuple[Text, ...] = ()


class Technology(Model):
    """A key technology that the assistant can recommend."""

    id: Identifier
    order: Rank
    name: Text
    summary: Text
    good_for: tuple[Text, ...]
    first_steps: tuple[Text, ...]
    topics: dict[str, Weight] = {}
    names: tuple[Text, ...] = ()

    _filled = _never_empty("good_for", "first_steps")


class Aim(Model):
    """Something a company wants to achieve, and the technologies that serve it."""

    id: Identifier
    name: Text
    technologies: dict[str, Weight]
    topics: dict[str, Weight] = {}
    names: tuple[Text, ...]

    _filled = _never_empty("technologies", "names")


class Focus(Model):
    """A speciality finer than a WZ division that decides between hubs."""

    id: Identifier
    name: Text
    topics: dict[str, Weight] = {}
    hubs: dict[HubId, Weight] = {}
    division: Optional[DivisionCode]  # the trade it implies when no other is named
    reason: Text
    names: tuple[Text, ...]

    _filled = _never_empty("names")


class Affinity(Model):
    """How near a division is to a hub topic, and why."""

    topic: Identifier
    weight: Weight
    reason: Text


class Division(Model):
    """A WZ 2008 division, as the assistant speaks of it."""

    code: DivisionCode
    title: Text
    name: Text
    group: Identifier
    topics: tuple[Affinity, ...] = ()
    hubs: dict[HubId, Weight] = {}  # where topics alone don't tell two hubs apart
    note: Optional[Text]


class UseCaseGroup(Model):
    """Divisions that share their use cases, best technology first."""

    id: Identifier
    name: Text
    divisions: tuple[DivisionCode, ...]
    use_cases: dict[str, Text]

    _filled = _never_empty("divisions", "use_cases")


class Term(Model):
    """A word of trade language and how surely it tells the division."""

    term: Text
    division: DivisionCode
    weight: Weight = Weight(1)


class Cues(Model):
    """Words that steer how what stands beside them is meant."""

    negators: tuple[Text, ...]
    negators_behind: tuple[Text, ...]
    have_already: tuple[Text, ...]
    others_before: tuple[Text, ...]
    maker_verbs: tuple[Text, ...]
    speakers: tuple[Text, ...]
    not_people: tuple[Text, ...]
    service_verbs: dict[str, tuple[DivisionCode, ...]]
    clause_ends: tuple[Text, ...]
    not_negating: tuple[Text, ...]
    customers_before: tuple[Text, ...]
    own_trade_before_for: tuple[Text, ...]
    purposes_before: tuple[Text, ...]
    own_articles: tuple[Text, ...]
    objects_before: tuple[Text, ...]
    former_before: tuple[Text, ...]
    corrections: tuple[Text, ...]
    additions: tuple[Text, ...]
    refers_back: tuple[Text, ...]
    asks_outright: tuple[Text, ...]
    wants_nearer: tuple[Text, ...]
    norms_before: tuple[Text, ...]
    surnames_behind: tuple[Text, ...]
    place_before: tuple[Text, ...]
    place_before_strong: tuple[Text, ...]
    maker_heads: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A German town, or a postcode with the town nearest to it; slim, there are 16,000."""

    name: str
    state: str
    lat: float
    lon: float
    population: int = 0

    @property
    def label(self) -> str:
        """The name as it is shown, with the state where it is known."""
        return f"{self.name} ({self.state})" if self.state else self.name


class PlaceAlias(Model):
    """The town that another name means; the state where the name alone is not enough."""

    name: Text
    state: str = ""


class Milestone(Model):
    """A dated event in the initiative's history."""

    date: Date
    text: Text
    sources: tuple[Text, ...]

    _filled = _never_empty("sources")


class Figure(Model):
    """A figure with its date and the base it was counted on."""

    id: Identifier
    text: Text
    value: float
    date: Date
    base: Text
    sources: tuple[Text, ...]

    _filled = _never_empty("sources")


class Governance(Model):
    """Who is behind the initiative."""

    then: Fact
    now: Fact


class NewHub(Model):
    """A hub that joined in 2024 and that a source names."""

    name: Text
    theme: Text
    partners: tuple[Text, ...]
    sources: tuple[Text, ...]
    date: Date

    _filled = _never_empty("sources")


class Namesake(Model):
    """Another programme with a similar name."""

    name: Text
    carrier: Text
    example: Text
    sources: tuple[Text, ...]

    _filled = _never_empty("sources")


class Initiative(Model):
    """The Digital Hub Initiative: history, figures, who is behind it."""

    name: Text
    summary: Fact
    website: Website
    history: tuple[Milestone, ...]
    figures: tuple[Figure, ...]
    governance: Governance
    new_hubs_2024: tuple[NewHub, ...]
    note: Text
    not_to_confuse: tuple[Namesake, ...]

    def figure(self, figure_id: str) -> Figure:
        """Return the figure with this id; raises KeyError when there is none."""
        for figure in self.figures:
            if figure.id == figure_id:
                return figure
        raise KeyError(figure_id)
