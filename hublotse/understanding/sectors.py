"""From the trades mentioned in a message to the company's own line of business."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hublotse.understanding.mentions import Kind, Mention, Role

# How much a mention tells of the company itself (chosen on tests/nlu/companies_dev.yml).
WEIGHT_OF_ROLE = {Role.OWN: 1.0, Role.OBJECT: 0.3, Role.CUSTOMER: 0.2, Role.FORMER: 0.05}
NAMED_FIRST = 1.15
SURE_SHARE = 0.5  # of all evidence that the best reading must hold
SURE_LEAD = 1.25  # times the evidence of the second
SECOND_BUSINESS = 0.75  # of the best reading's evidence, from words of its own
WEAKEST_EVIDENCE = 0.15
SURE_EVIDENCE = 0.45  # below: a hint, as from half a compound or a customer's trade


@dataclass(frozen=True)
class SectorReading:
    """One way to read what the company does.

    Args:
        wz: Two-digit WZ 2008 division.
        words: The visitor's words that speak for it.
        share: Its part of all evidence, 0..1.
    """

    wz: str
    words: tuple[str, ...]
    share: float


@dataclass(frozen=True)
class SectorVerdict:
    """The readings, best first, and whether the first of them can be taken.

    Args:
        readings: All divisions with evidence.
        certain: Whether the best reading is clear enough to go on with.
        further: Other lines of business that the company names beside the first.
    """

    readings: tuple[SectorReading, ...] = ()
    certain: bool = False
    further: tuple[SectorReading, ...] = ()


def judge_sectors(mentions: Sequence[Mention]) -> SectorVerdict:
    """Weigh the trades in a message: what the company is counts, not what it mentions."""
    trades = [m for m in mentions if m.kind is Kind.INDUSTRY and not m.negated]
    evidence: dict[str, float] = defaultdict(float)
    words: dict[str, list[str]] = defaultdict(list)
    own: dict[str, set[int]] = defaultdict(set)
    for position, trade in enumerate(trades):
        weight = WEIGHT_OF_ROLE[trade.role] * trade.confidence
        weight *= NAMED_FIRST if position == 0 else 1.0
        for division, share in trade.readings:
            evidence[division] += weight * share
            words[division].append(trade.text)
            if share >= SURE_SHARE and trade.role is Role.OWN:
                own[division].add(position)
    if all(trade.role is Role.CUSTOMER for trade in trades):
        return SectorVerdict()  # whom one works for doesn't tell what one does
    total = sum(evidence.values())
    if total < WEAKEST_EVIDENCE:
        return SectorVerdict()
    ranked = sorted(evidence, key=lambda division: (-evidence[division], division))
    readings = tuple(
        SectorReading(d, tuple(dict.fromkeys(w for w in words[d] if w)), evidence[d] / total)
        for d in ranked
    )
    best = ranked[0]
    further = tuple(
        reading
        for reading in readings[1:]
        if evidence[reading.wz] >= SECOND_BUSINESS * evidence[best]
        and own[reading.wz] - own[best]
        and own[best] - own[reading.wz]
    )
    rivals = [r for r in readings[1:] if r not in further]
    lead = evidence[best] / evidence[rivals[0].wz] if rivals else float("inf")
    weak = evidence[best] < SURE_EVIDENCE
    certain = not weak and (bool(further) or lead >= SURE_LEAD or readings[0].share >= SURE_SHARE)
    return SectorVerdict(readings, certain, further)
