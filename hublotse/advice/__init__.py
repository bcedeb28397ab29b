"""Profile → ranked hubs and a key technology, with reasons taken from the profile."""

from hublotse.advice.profile import Location, Profile, Sector, Wish
from hublotse.advice.recommend import HubAdvice, Recommendation, advise_hub, recommend
from hublotse.advice.technology import TechnologyAdvice, use_case_for

__all__ = [
    "HubAdvice",
    "Location",
    "Profile",
    "Recommendation",
    "Sector",
    "TechnologyAdvice",
    "Wish",
    "advise_hub",
    "recommend",
    "use_case_for",
]
