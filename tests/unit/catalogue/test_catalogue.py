from __future__ import annotations

import pytest

from hublotse.catalogue import Catalogue


def test_entries_are_found_by_their_ids(catalogue: Catalogue) -> None:
    assert catalogue.hub_by_id["hamburg"].cities == ("Hamburg",)
    assert catalogue.topic_by_id["logistics"].id == "logistics"
    assert catalogue.technology_by_id["5g"].id == "5g"
    assert catalogue.aim_by_id["route-planning"].id == "route-planning"
    assert catalogue.focus_by_id["dental"].id == "dental"


def test_a_postcode_is_a_place(catalogue: Catalogue) -> None:
    found = catalogue.place("57072")
    assert found is not None
    assert found.name == "Siegen"
    assert (found.lat, found.lon) == pytest.approx((50.9, 8.0), abs=0.2)


def test_a_town_with_its_state_is_a_place(catalogue: Catalogue) -> None:
    found = catalogue.place("Kiel (Schleswig-Holstein)")
    assert found is not None
    assert found.population > 200_000


@pytest.mark.parametrize("key", ["", "00000", "Atlantis", "Kiel", "Kiel (Bayern)"])
def test_what_is_no_place_is_none(catalogue: Catalogue, key: str) -> None:
    assert catalogue.place(key) is None


def test_of_two_towns_alike_in_one_state_the_larger_is_meant(catalogue: Catalogue) -> None:
    for label, town in catalogue.place_by_label.items():
        assert town.label == label
    largest: dict[str, int] = {}
    for town in catalogue.towns:
        largest[town.label] = max(largest.get(town.label, 0), town.population)
    assert {label: town.population for label, town in catalogue.place_by_label.items()} == largest


def test_a_text_is_filled_with_its_values(catalogue: Catalogue) -> None:
    assert "Bohrwerke" in catalogue.text("bullet", text="Bohrwerke")
    assert "{" not in catalogue.text("bullet", text="Bohrwerke")


def test_a_text_without_its_value_is_a_key_error(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.text("bullet")
    with pytest.raises(KeyError):
        catalogue.text("no_such_text")


@pytest.mark.parametrize(
    ("division", "group"), [("28", "machinery"), ("33", "machinery"), ("65", "insurance")]
)
def test_a_division_has_a_group_of_use_cases(
    catalogue: Catalogue, division: str, group: str
) -> None:
    assert catalogue.group_of(division).id == group


def test_a_division_that_does_not_exist_has_no_group(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.group_of("04")


@pytest.mark.parametrize(
    ("topic", "hubs"),
    [
        ("logistics", ["dortmund", "hamburg"]),
        ("fintech", ["berlin", "frankfurt-darmstadt"]),
        ("insurtech", ["koeln", "muenchen"]),
        ("health", ["ludwigshafen-mannheim", "nuernberg-erlangen"]),
        ("ai", ["karlsruhe"]),
        ("alchemy", []),
    ],
)
def test_the_hubs_of_a_topic_are_those_made_for_it(
    catalogue: Catalogue, topic: str, hubs: list[str]
) -> None:
    assert [hub.id for hub in catalogue.hubs_for_topic(topic)] == hubs


def test_the_hubs_of_a_technology_are_those_at_which_a_source_places_it(
    catalogue: Catalogue,
) -> None:
    for technology in catalogue.technologies:
        found = {hub.id for hub in catalogue.hubs_for_technology(technology.id)}
        assert found == {h.id for h in catalogue.hubs if technology.id in h.technologies}
    assert catalogue.hubs_for_technology("crystal-ball") == ()
