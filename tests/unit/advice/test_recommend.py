from __future__ import annotations

from itertools import pairwise

import pytest

from hublotse.advice import Location, Profile, advise_hub, recommend
from hublotse.catalogue import Catalogue
from tests.unit.helpers import SIEGEN, profile

LEIPZIG = Location(key="04109", name="Leipzig")
DARMSTADT = Location(key="64283", name="Darmstadt")


def best(catalogue: Catalogue, known: Profile) -> str:
    return recommend(known, catalogue).best.hub.id


@pytest.mark.parametrize(
    ("known", "hubs"),
    [
        (profile("28"), {"stuttgart"}),
        (profile("20"), {"ludwigshafen-mannheim"}),
        (profile("26"), {"dresden-leipzig"}),
        (profile("35"), {"dresden-leipzig"}),
        (profile("29"), {"muenchen"}),
        (profile("52"), {"dortmund", "hamburg"}),
        (profile("50"), {"hamburg"}),
        (profile("59"), {"potsdam"}),
        (profile("62"), {"karlsruhe", "berlin", "frankfurt-darmstadt"}),
        (profile("64"), {"frankfurt-darmstadt", "berlin"}),
        (profile("65"), {"koeln", "muenchen"}),
        (profile("86"), {"nuernberg-erlangen"}),
        (profile(focuses=["maritime-logistics"]), {"hamburg"}),
        (profile(focuses=["intralogistics"]), {"dortmund"}),
        (profile(focuses=["medical-devices"]), {"nuernberg-erlangen"}),
        (profile(focuses=["banks"]), {"frankfurt-darmstadt"}),
        (profile(focuses=["iot-products"]), {"berlin"}),
    ],
)
def test_a_company_is_shown_the_hub_made_for_it(
    catalogue: Catalogue, known: Profile, hubs: set[str]
) -> None:
    assert best(catalogue, known) in hubs


@pytest.mark.parametrize(
    ("topic", "place", "hub"),
    [
        ("logistics", "20095", "hamburg"),
        ("logistics", "44135", "dortmund"),
        ("insurtech", "50667", "koeln"),
        ("insurtech", "80331", "muenchen"),
        ("fintech", "10115", "berlin"),
        ("fintech", "60311", "frankfurt-darmstadt"),
        ("health", "90402", "nuernberg-erlangen"),
        ("health", "68159", "ludwigshafen-mannheim"),
    ],
)
def test_of_two_hubs_with_the_same_topic_the_nearer_one_comes_first(
    catalogue: Catalogue, topic: str, place: str, hub: str
) -> None:
    where = catalogue.place(place)
    assert where is not None
    known = profile(topics=[topic], place=Location(key=place, name=where.name))
    assert best(catalogue, known) == hub


def test_a_topic_that_is_asked_for_leads_to_a_hub_that_has_it(catalogue: Catalogue) -> None:
    for topic in catalogue.topics:
        assert topic.id in recommend(profile(topics=[topic.id]), catalogue).best.hub.topics


def test_an_explicit_topic_is_taken_seriously_beside_another_trade(catalogue: Catalogue) -> None:
    found = recommend(profile("28", topics=["health"]), catalogue)
    assert "health" in {t for a in (found.best, *found.runners_up) for t in a.hub.topics}


def test_all_hubs_are_ranked(catalogue: Catalogue) -> None:
    found = recommend(profile("28"), catalogue)
    assert {advice.hub.id for advice in found.hubs} == set(catalogue.hub_by_id)


def test_with_nothing_known_the_hub_most_open_to_all_comes_first(catalogue: Catalogue) -> None:
    widest = max(hub.open_to_all for hub in catalogue.hubs)
    assert recommend(profile(), catalogue).best.hub.open_to_all == widest


def test_equal_scores_are_told_apart_by_the_hubs_id(catalogue: Catalogue) -> None:
    hubs = recommend(profile("28"), catalogue).hubs
    for one, other in pairwise(hubs):
        assert one.score > other.score or one.hub.id < other.hub.id


@pytest.mark.parametrize(
    ("known", "city"),
    [
        (profile("35"), "Leipzig"),
        (profile("26"), "Dresden"),
        (profile("26", place=LEIPZIG), "Dresden"),
        (profile(focuses=["banks"]), "Frankfurt"),
        (profile(focuses=["banks"], place=DARMSTADT), "Frankfurt"),
    ],
)
def test_of_a_hubs_sites_the_fitting_one_is_meant(
    catalogue: Catalogue, known: Profile, city: str
) -> None:
    assert recommend(known, catalogue).best.site.city == city


def test_of_equally_fitting_sites_the_nearer_one_is_meant(catalogue: Catalogue) -> None:
    hub = catalogue.hub_by_id["nuernberg-erlangen"]
    for postcode, city in (("91052", "Erlangen"), ("90402", "Nürnberg")):
        place = Location(key=postcode, name=city)
        assert advise_hub(hub, profile("86", place=place), catalogue).site.city == city


def test_the_distance_is_that_to_the_nearest_of_the_hubs_cities(catalogue: Catalogue) -> None:
    hub = catalogue.hub_by_id["dresden-leipzig"]
    there = advise_hub(hub, profile("26", place=LEIPZIG), catalogue)
    assert there.distance_km is not None
    assert there.distance_km < 10
    assert advise_hub(hub, profile("26"), catalogue).distance_km is None


def test_a_place_that_nobody_knows_gives_no_distance(catalogue: Catalogue) -> None:
    nowhere = profile("28", place=Location(key="nowhere", name="Nirgendwo"))
    assert all(a.distance_km is None for a in recommend(nowhere, catalogue).hubs)


def test_one_hub_can_be_advised_on_even_when_it_is_excluded(catalogue: Catalogue) -> None:
    known = profile("28", excluded=["stuttgart"])
    advice = advise_hub(catalogue.hub_by_id["stuttgart"], known, catalogue)
    assert advice.hub.id == "stuttgart"
    assert advice.evidence


def test_advice_on_one_hub_is_the_same_as_within_a_recommendation(catalogue: Catalogue) -> None:
    known = profile("25", technologies=["iot"], place=SIEGEN)
    for advice in recommend(known, catalogue).hubs:
        assert advise_hub(advice.hub, known, catalogue) == advice


def test_an_excluded_hub_gives_way_to_the_next(catalogue: Catalogue) -> None:
    before = recommend(profile("28"), catalogue)
    after = recommend(profile("28", excluded=["stuttgart"]), catalogue)
    assert [a.hub.id for a in after.hubs] == [a.hub.id for a in before.hubs[1:]]


def test_who_excludes_all_hubs_is_shown_all_again(catalogue: Catalogue) -> None:
    everything = profile("28", excluded=sorted(catalogue.hub_by_id))
    assert len(recommend(everything, catalogue).hubs) == len(catalogue.hubs)


def test_who_excludes_all_hubs_but_one_still_gets_a_runner_up(catalogue: Catalogue) -> None:
    others = [hub.id for hub in catalogue.hubs if hub.id != "stuttgart"]
    assert recommend(profile("28", excluded=others), catalogue).runners_up


def test_who_rules_out_every_technology_still_gets_one(catalogue: Catalogue) -> None:
    nothing_left = profile("28", unwanted=sorted(catalogue.technology_by_id))
    assert recommend(nothing_left, catalogue).technology


def test_a_recommendation_names_further_technologies(catalogue: Catalogue) -> None:
    found = recommend(profile("28"), catalogue)
    assert found.further_technologies
    assert found.technology not in found.further_technologies
