from __future__ import annotations

import pytest

from hublotse.advice import Profile
from hublotse.catalogue import Catalogue
from hublotse.dialogue import summary
from tests.unit.helpers import SIEGEN, profile

FULL = profile(
    "28",
    further=["52"],
    focuses=["machine-tools"],
    technologies=["drones", "robotics"],
    topics=["mobility"],
    aims=["energy-saving"],
    unwanted=["blockchain"],
    excluded=["berlin"],
    place=SIEGEN,
    employees=1250,
)


def test_nothing_known_is_said_in_words(catalogue: Catalogue) -> None:
    assert summary.known(profile(), catalogue) == catalogue.text("known_nothing")
    assert summary.facts(profile(), catalogue) == {}


@pytest.mark.parametrize(
    "fact",
    [
        "Maschinenbau",
        "Spedition und Lagerei",
        "Werkzeug- und Sondermaschinen",
        "Drohnen und Robotik",
        "Mobilität",
        "geringerer Energieverbrauch",
        "Blockchain",
        "Berlin",
        "Siegen",
        "1.250",
    ],
)
def test_everything_known_is_named(catalogue: Catalogue, fact: str) -> None:
    assert fact in summary.known(FULL, catalogue)


def test_no_placeholder_is_left_open(catalogue: Catalogue) -> None:
    assert "{" not in summary.known(FULL, catalogue)


def test_nothing_changed_is_nothing_to_say(catalogue: Catalogue) -> None:
    assert summary.changed(FULL, FULL, catalogue) == ""


@pytest.mark.parametrize(
    ("before", "after", "named", "unnamed"),
    [
        (profile("28"), profile("28", place=SIEGEN), "Siegen", "Maschinenbau"),
        (profile("28"), profile("52"), "Spedition", "Maschinenbau"),
        (profile("28"), profile("28", employees=35), "35", "Maschinenbau"),
        (profile(technologies=["drones"]), profile(technologies=["5g"]), "5G", "Drohnen"),
        (profile("28"), profile("28", unwanted=["drones"]), "Drohnen", "Maschinenbau"),
        (profile("28"), profile("28", excluded=["berlin"]), "Berlin", "Maschinenbau"),
    ],
)
def test_only_what_changed_is_named(
    catalogue: Catalogue, before: Profile, after: Profile, named: str, unnamed: str
) -> None:
    said = summary.changed(before, after, catalogue)
    assert named in said
    assert unnamed not in said


def test_who_employs_nobody_else_is_counted_too(catalogue: Catalogue) -> None:
    assert "1" in summary.known(profile(employees=1), catalogue)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Kräne"], "Kräne"),
        (["Kräne", "Bagger"], "Kräne und Bagger"),
        (["Kräne", "Bagger", "Loren"], "Kräne, Bagger und Loren"),
    ],
)
def test_words_are_enumerated_as_in_german(words: list[str], said: str) -> None:
    assert summary.enumerate_words(words) == said
    assert summary.enumerate_words(word for word in words) == said
