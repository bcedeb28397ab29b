"""Which key technology to explore first, and with which use case."""

from __future__ import annotations

from dataclasses import dataclass

from hublotse.advice.evidence import Evidence
from hublotse.advice.profile import Profile
from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Technology

NAMED = 3.0  # a technology that the visitor named is the one to explore
NAMED_LATER = 0.1  # the second named comes behind the first
AIM = 1.0
TOPIC = 0.9
BY_INDUSTRY = 0.8
BESIDE_AIM = 0.3  # who names an aim wants what serves it: the trade only decides between equals
FEWEST_TECHNOLOGIES = 2  # there are others to name, even where only one is left
BY_ORDER = 0.01  # with nothing to go by, the initiative's own order


@dataclass(frozen=True)
class TechnologyAdvice:
    """A technology with its use case for this company.

    Args:
        technology: The catalogue entry.
        use_case: A concrete sentence, for the company's industry where it is known.
        reason: Why this technology.
        score: Higher is better; comparable within one recommendation only.
    """

    technology: Technology
    use_case: str
    reason: Evidence
    score: float


def rank_technologies(profile: Profile, catalogue: Catalogue) -> tuple[TechnologyAdvice, ...]:
    """Return the technologies for a profile, best first, without those it rules out."""
    wanted = [t for t in catalogue.technologies if t.id not in profile.unwanted_technologies]
    left = {technology.id for technology in wanted}
    if len(wanted) < FEWEST_TECHNOLOGIES:
        wanted = list(catalogue.technologies)
    candidates = (_advise(technology, profile, catalogue) for technology in wanted)
    return tuple(
        sorted(
            candidates,
            key=lambda a: (a.technology.id not in left, -a.score, a.technology.order),
        )
    )


def use_case_for(technology: Technology, profile: Profile, catalogue: Catalogue) -> str:
    """Return one sentence that shows the technology at work, in the company's trade if known."""
    sectors = [profile.sector] if profile.sector else []
    for sector in (*sectors, *profile.further_sectors):
        use_case = catalogue.group_of(sector.wz).use_cases.get(technology.id)
        if use_case:
            return use_case
    return f"{technology.good_for[0].rstrip('.')}."


def _advise(technology: Technology, profile: Profile, catalogue: Catalogue) -> TechnologyAdvice:
    grounds = [
        *_named(technology, profile),
        *_by_aims(technology, profile, catalogue),
        *_by_topics(technology, profile, catalogue),
        *_by_industry(technology, profile, catalogue),
        Evidence(
            BY_ORDER / technology.order,
            "technology_further" if profile.sector else "technology_in_general",
        ),
    ]
    best = max(grounds, key=lambda evidence: evidence.weight)
    return TechnologyAdvice(
        technology=technology,
        use_case=use_case_for(technology, profile, catalogue),
        reason=best,
        score=sum(evidence.weight for evidence in grounds),
    )


def _named(technology: Technology, profile: Profile) -> list[Evidence]:
    return [
        Evidence(NAMED - NAMED_LATER * position, "technology_named", {"words": wish.words})
        for position, wish in enumerate(profile.technologies)
        if wish.id == technology.id
    ]


def _by_aims(technology: Technology, profile: Profile, catalogue: Catalogue) -> list[Evidence]:
    return [
        Evidence(AIM * weight, "technology_for_aim", {"aim": aim.name})
        for aim in (catalogue.aim_by_id[wish.id] for wish in profile.aims)
        if (weight := aim.technologies.get(technology.id, 0.0))
    ]


def _by_topics(technology: Technology, profile: Profile, catalogue: Catalogue) -> list[Evidence]:
    return [
        Evidence(
            TOPIC * weight,
            "technology_for_topic",
            {"topic": catalogue.topic_by_id[wish.id].german},
        )
        for wish in profile.topics
        if (weight := technology.topics.get(wish.id, 0.0))
    ]


def _by_industry(technology: Technology, profile: Profile, catalogue: Catalogue) -> list[Evidence]:
    if profile.sector is None:
        return []
    group = catalogue.group_of(profile.sector.wz)
    ranking = list(group.use_cases)
    if technology.id not in ranking:
        return []
    share = 1 - ranking.index(technology.id) / len(ranking)
    weight = BESIDE_AIM if profile.aims or profile.topics else BY_INDUSTRY
    return [Evidence(weight * share, "technology_for_industry", {"group": group.name})]
