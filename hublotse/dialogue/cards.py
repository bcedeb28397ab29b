"""The rich messages of the message contract (``docs/contract.md``), version 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hublotse.advice import HubAdvice, Profile, Recommendation, Sector, use_case_for
from hublotse.advice.evidence import FAR, Evidence
from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Hub, Site, Technology

VERSION = 1
REASONS_SHOWN = 3


def recommendation_card(advice: Recommendation, catalogue: Catalogue) -> dict[str, Any]:
    """Return a recommendation as the contract's ``recommendation``."""
    best = advice.technology
    return {
        "type": "recommendation",
        "v": VERSION,
        "profile": _profile(advice.profile, catalogue),
        "hubs": [_ranked_hub(item, catalogue) for item in (advice.best, *advice.runners_up)],
        "technology": {
            "id": best.technology.id,
            "name": best.technology.name,
            "use_case": best.use_case,
            "reason": sentence(best.reason, catalogue),
        },
        "further_technologies": [
            {"id": t.technology.id, "name": t.technology.name, "use_case": t.use_case}
            for t in advice.further_technologies
        ],
    }


def hub_card(hub: Hub) -> dict[str, Any]:
    """Return everything a visitor may know of a hub as the contract's ``hub``."""
    main = hub.sites[0]
    contacts = [_contact(site) for site in hub.sites]
    return {
        "type": "hub",
        "v": VERSION,
        "hub": {
            "id": hub.id,
            "name": hub.name,
            "cities": list(hub.cities),
            "topics": list(hub.topics),
            "summary": hub.summary.text,
            "offers": list(dict.fromkeys(o.text for site in hub.sites for o in site.offers)),
            "technologies": list(hub.technologies),
            "website": main.website.url,
            "contact": {**contacts[0], "sites": contacts},
            "as_of": hub.as_of,
        },
    }


def hub_list_card(hubs: Sequence[Hub]) -> dict[str, Any]:
    """Return hubs as the contract's ``hub_list``."""
    return {
        "type": "hub_list",
        "v": VERSION,
        "hubs": [
            {
                "id": hub.id,
                "name": hub.name,
                "cities": list(hub.cities),
                "topics": list(hub.topics),
                "lat": hub.sites[0].lat,
                "lon": hub.sites[0].lon,
            }
            for hub in hubs
        ],
    }


def technology_card(
    technology: Technology, profile: Profile, hubs: Sequence[Hub], catalogue: Catalogue
) -> dict[str, Any]:
    """Return a technology as the contract's ``technology``, use cases for the trade first."""
    use_cases = dict.fromkeys([use_case_for(technology, profile, catalogue), *technology.good_for])
    return {
        "type": "technology",
        "v": VERSION,
        "technology": {
            "id": technology.id,
            "name": technology.name,
            "summary": technology.summary,
            "use_cases": list(use_cases),
        },
        "hubs": [{"id": hub.id, "name": hub.name} for hub in hubs],
    }


def sentence(evidence: Evidence, catalogue: Catalogue) -> str:
    """Return a piece of evidence as a sentence for the visitor."""
    return catalogue.text(evidence.text, **evidence.values)


def reasons(advice: HubAdvice, catalogue: Catalogue) -> list[str]:
    """Return what speaks for a hub in sentences, strongest first; at least one."""
    shown: list[str] = []
    words: set[str] = set()
    for item in advice.evidence:
        if item.text == FAR:
            continue  # a long way speaks for no hub
        own_words = item.values.get("words", "")
        if own_words and own_words in words:
            continue  # a trade and its speciality rest on the same word: one reason is enough
        words.add(own_words)
        shown.append(sentence(item, catalogue))
    return shown[:REASONS_SHOWN] or [catalogue.text("reason_none")]


def _ranked_hub(advice: HubAdvice, catalogue: Catalogue) -> dict[str, Any]:
    hub, site = advice.hub, advice.site
    return {
        "id": hub.id,
        "name": hub.name,
        "cities": list(hub.cities),
        "topics": list(hub.topics),
        "score": round(advice.score, 2),
        "reasons": reasons(advice, catalogue),
        "distance_km": None if advice.distance_km is None else round(advice.distance_km),
        "lat": site.lat,
        "lon": site.lon,
        "website": site.website.url,
    }


def _profile(profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "sector": _sector(profile.sector, catalogue) if profile.sector else None,
        "further_sectors": [_sector(sector, catalogue) for sector in profile.further_sectors],
        "place": profile.place.name if profile.place else None,
        "employees": profile.employees,
        "technologies": [wish.id for wish in profile.technologies],
        "aims": [catalogue.aim_by_id[wish.id].name for wish in profile.aims],
    }


def _sector(sector: Sector, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "wz": sector.wz,
        "title": catalogue.divisions[sector.wz].name,
        "words": list(sector.words),
    }


def _contact(site: Site) -> dict[str, Any]:
    return {
        "name": site.name,
        "city": site.city,
        "website": site.website.url,
        "email": site.contact.email,
        "text": site.contact.text,
    }
