"""The catalogue as one object, with the look-ups that the rest of the library needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hublotse.catalogue.models import (
    Aim,
    Cues,
    Division,
    Focus,
    Hub,
    Initiative,
    Place,
    Source,
    Technology,
    Term,
    Topic,
    UseCaseGroup,
)


@dataclass(frozen=True)
class Catalogue:
    """Everything the assistant knows. Built by :func:`hublotse.catalogue.load_catalogue`."""

    sources: Mapping[str, Source]
    hubs: tuple[Hub, ...]
    topics: tuple[Topic, ...]
    technologies: tuple[Technology, ...]
    aims: tuple[Aim, ...]
    focuses: tuple[Focus, ...]
    divisions: Mapping[str, Division]
    groups: tuple[UseCaseGroup, ...]
    terms: tuple[Term, ...] = field(repr=False)
    towns: tuple[Place, ...] = field(repr=False)
    postcodes: Mapping[str, Place] = field(repr=False)
    place_aliases: Mapping[str, tuple[str, str]] = field(repr=False)
    common_words: frozenset[str] = field(repr=False)
    place_words: frozenset[str] = field(repr=False)
    small_words: frozenset[str] = field(repr=False)
    cues: Cues = field(repr=False)
    initiative: Initiative
    texts: Mapping[str, str] = field(repr=False)

    @cached_property
    def hub_by_id(self) -> Mapping[str, Hub]:
        """The hubs by id."""
        return {hub.id: hub for hub in self.hubs}

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        """The topics by id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def technology_by_id(self) -> Mapping[str, Technology]:
        """The technologies by id."""
        return {technology.id: technology for technology in self.technologies}

    @cached_property
    def aim_by_id(self) -> Mapping[str, Aim]:
        """The aims by id."""
        return {aim.id: aim for aim in self.aims}

    @cached_property
    def focus_by_id(self) -> Mapping[str, Focus]:
        """The focuses by id."""
        return {focus.id: focus for focus in self.focuses}

    @cached_property
    def group_by_id(self) -> Mapping[str, UseCaseGroup]:
        """The use case groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def place_by_label(self) -> Mapping[str, Place]:
        """Towns by "name (state)"; of two alike, the larger one."""
        by_size = sorted(self.towns, key=lambda town: town.population)
        return {town.label: town for town in by_size}

    def place(self, key: str) -> Place | None:
        """Return the place of a postcode or of a town's label; None when unknown."""
        return self.postcodes.get(key) or self.place_by_label.get(key)

    def text(self, key: str, **values: str) -> str:
        """Return a text of ``texts.yml`` with its placeholders filled.

        Raises:
            KeyError: There is no such text, or a placeholder has no value.
        """
        return self.texts[key].format(**values)

    def group_of(self, division: str) -> UseCaseGroup:
        """Return the use case group of a division; raises KeyError for an unknown code."""
        return self.group_by_id[self.divisions[division].group]

    def hubs_for_topic(self, topic: str) -> tuple[Hub, ...]:
        """Return the hubs that are made for a topic, in the order of their ids."""
        return tuple(hub for hub in self.hubs if topic in hub.topics)

    def hubs_for_technology(self, technology: str) -> tuple[Hub, ...]:
        """Return the hubs at which a source places a technology."""
        return tuple(hub for hub in self.hubs if technology in hub.technologies)
