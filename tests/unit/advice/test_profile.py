from __future__ import annotations

import json

import pytest

from hublotse.advice import Location, Profile, Sector, Wish
from tests.unit.helpers import SIEGEN, profile


def test_a_profile_of_nothing_is_empty() -> None:
    assert profile().is_empty
    assert not profile().has_interest


@pytest.mark.parametrize(
    "known",
    [
        profile("28"),
        profile(focuses=["dental"]),
        profile(technologies=["drones"]),
        profile(topics=["health"]),
        profile(aims=["energy-saving"]),
        profile(place=SIEGEN),
    ],
)
def test_a_profile_that_a_recommendation_can_rest_on_is_not_empty(known: Profile) -> None:
    assert not known.is_empty


@pytest.mark.parametrize(
    "known",
    [profile(employees=80), profile(unwanted=["drones"]), profile(excluded=["berlin"])],
)
def test_a_profile_that_no_recommendation_can_rest_on_is_empty(known: Profile) -> None:
    assert known.is_empty


@pytest.mark.parametrize(
    ("known", "interested"),
    [
        (profile("28", place=SIEGEN, focuses=["machine-tools"]), False),
        (profile(technologies=["drones"]), True),
        (profile(topics=["health"]), True),
        (profile(aims=["energy-saving"]), True),
        (profile(unwanted=["drones"]), False),
    ],
)
def test_an_interest_is_a_technology_a_topic_or_an_aim(known: Profile, interested: bool) -> None:
    assert known.has_interest is interested


def test_a_profile_survives_the_way_through_json() -> None:
    known = profile(
        "28",
        words=["Fräsköpfe"],
        further=["52"],
        focuses=["machine-tools"],
        technologies=["drones"],
        topics=["mobility"],
        aims=["energy-saving"],
        unwanted=["cloud"],
        excluded=["berlin"],
        place=SIEGEN,
        employees=80,
    )
    assert Profile(**json.loads(known.json())) == known


def test_a_profile_of_an_older_version_still_loads() -> None:
    stored = {"sector": {"wz": "28", "colour": "blue"}, "turnover": 12}
    assert Profile(**stored) == profile("28")


def test_a_profile_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        profile("28").employees = 12


def test_what_a_profile_is_made_of_can_be_compared() -> None:
    assert Sector(wz="28", words=("A",)) == Sector(wz="28", words=("A",))
    assert Wish(id="drones") != Wish(id="drones", words="Drohnen")
    assert Location(key="57072", name="Siegen") == SIEGEN
