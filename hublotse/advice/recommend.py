"""From a profile to ranked hubs and a key technology, each with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from hublotse.advice.evidence import Evidence, gather, nearest_site
from hublotse.advice.profile import Profile
from hublotse.advice.technology import TechnologyAdvice, rank_technologies
from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Hub, Site

RUNNERS_UP = 2
FEWEST_HUBS = 2  # a recommendation has a runner-up, even where only one hub is left
FURTHER_TECHNOLOGIES = 3


@dataclass(frozen=True)
class HubAdvice:
    """A hub for a company.

    Args:
        hub: The catalogue entry.
        site: The hub's site that is meant: the fitting one, of two the nearer.
        score: 0..1, comparable within one recommendation only.
        evidence: What speaks for the hub, strongest first.
        distance_km: Straight line from the company's place to the nearest of the hub's cities.
    """

    hub: Hub
    site: Site
    score: float
    evidence: tuple[Evidence, ...]
    distance_km: float | None


@dataclass(frozen=True)
class Recommendation:
    """Ranked hubs and technologies for a profile, best first."""

    profile: Profile
    hubs: tuple[HubAdvice, ...]
    technologies: tuple[TechnologyAdvice, ...]

    @property
    def best(self) -> HubAdvice:
        """The hub that is recommended."""
        return self.hubs[0]

    @property
    def runners_up(self) -> tuple[HubAdvice, ...]:
        """The hubs that come next."""
        return self.hubs[1 : 1 + RUNNERS_UP]

    @property
    def technology(self) -> TechnologyAdvice:
        """The technology that is recommended."""
        return self.technologies[0]

    @property
    def further_technologies(self) -> tuple[TechnologyAdvice, ...]:
        """The technologies that come next."""
        return self.technologies[1 : 1 + FURTHER_TECHNOLOGIES]


def recommend(profile: Profile, catalogue: Catalogue) -> Recommendation:
    """Rank all hubs and technologies for a profile.

    The result depends on the profile alone; equal scores are told apart by the hub's id.
    """
    candidates = [hub for hub in catalogue.hubs if hub.id not in profile.excluded_hubs]
    left = {hub.id for hub in candidates}
    if len(candidates) < FEWEST_HUBS:
        candidates = list(catalogue.hubs)
    advice = [_advise(hub, profile, catalogue) for hub in candidates]
    return Recommendation(
        profile=profile,
        # The last hub that is left comes first; the others are its runners-up.
        hubs=tuple(sorted(advice, key=lambda a: (a.hub.id not in left, -a.score, a.hub.id))),
        technologies=rank_technologies(profile, catalogue),
    )


def advise_hub(hub: Hub, profile: Profile, catalogue: Catalogue) -> HubAdvice:
    """Return what speaks for one hub, whether or not it is the best one."""
    return _advise(hub, profile, catalogue)


def _advise(hub: Hub, profile: Profile, catalogue: Catalogue) -> HubAdvice:
    evidence = gather(hub, profile, catalogue)
    distance = None
    place = catalogue.place(profile.place.key) if profile.place else None
    if place is not None:
        distance = nearest_site(hub, place.lat, place.lon)[1]
    return HubAdvice(
        hub=hub,
        site=_fitting_site(hub, profile, catalogue),
        score=1 - exp(-sum(item.weight for item in evidence)),
        evidence=tuple(evidence),
        distance_km=distance,
    )


def _fitting_site(hub: Hub, profile: Profile, catalogue: Catalogue) -> Site:
    """Return the site whose topics serve the profile best; of equal ones, the nearer."""
    place = catalogue.place(profile.place.key) if profile.place else None

    def fit(site: Site) -> tuple[float, float]:
        alone = hub.copy(update={"sites": (site,)})
        served = sum(
            e.weight for e in gather(alone, profile.copy(update={"place": None}), catalogue)
        )
        kilometres = nearest_site(alone, place.lat, place.lon)[1] if place else 0.0
        return (served, -kilometres)

    return max(hub.sites, key=fit)
