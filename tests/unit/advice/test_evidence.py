from __future__ import annotations

import pytest

from hublotse.advice import Location, Profile, Wish
from hublotse.advice.evidence import Evidence, gather, nearest_site
from hublotse.catalogue import Catalogue
from tests.unit.helpers import SIEGEN, profile

ERLANGEN = Location(key="Erlangen (Bayern)", name="Erlangen")


def evidence(catalogue: Catalogue, hub: str, known: Profile) -> list[Evidence]:
    return gather(catalogue.hub_by_id[hub], known, catalogue)


def keys(catalogue: Catalogue, hub: str, known: Profile) -> list[str]:
    return [item.text for item in evidence(catalogue, hub, known)]


@pytest.mark.parametrize(
    ("hub", "known", "reason", "fact"),
    [
        ("stuttgart", profile("28", words=["Fräsköpfe"]), "reason_sector", "Fräsköpfe"),
        ("stuttgart", profile("28", words=["Fräsköpfe"]), "reason_sector", "Maschinenbau"),
        ("stuttgart", profile("28"), "reason_sector_chosen", "Maschinenbau"),
        ("stuttgart", profile("55", further=["28"]), "reason_sector_chosen", "Maschinenbau"),
        ("hamburg", profile(topics=["logistics"]), "reason_topic", "Logistik"),
        ("karlsruhe", profile(technologies=["artificial-intelligence"]), "reason_technology", "KI"),
        ("dresden-leipzig", profile(technologies=["5g"]), "reason_technology_sourced", "Dresden"),
        ("koeln", profile(aims=["claims-handling"]), "reason_aim_topic", "Schaden"),
        ("nuernberg-erlangen", profile(place=SIEGEN), "reason_far", "Siegen"),
        ("nuernberg-erlangen", profile(place=ERLANGEN), "reason_same_place", "Erlangen"),
    ],
)
def test_what_is_known_of_a_company_speaks_for_a_hub_made_for_it(
    catalogue: Catalogue, hub: str, known: Profile, reason: str, fact: str
) -> None:
    found = [item for item in evidence(catalogue, hub, known) if item.text.startswith(reason)]
    assert found
    said = catalogue.text(found[0].text, **found[0].values)
    assert fact in said


def test_a_speciality_speaks_for_the_hub_with_the_words_of_the_visitor(
    catalogue: Catalogue,
) -> None:
    known = Profile(focuses=(Wish(id="maritime-logistics", words="Schlepper"),))
    (found,) = evidence(catalogue, "hamburg", known)
    assert "Schlepper" in found.values["words"]


def test_a_speciality_without_words_is_called_by_its_name(catalogue: Catalogue) -> None:
    (found,) = evidence(catalogue, "hamburg", profile(focuses=["maritime-logistics"]))
    assert catalogue.focus_by_id["maritime-logistics"].name in found.values["words"]


def test_a_speciality_may_speak_for_one_of_two_hubs_with_the_same_topic(
    catalogue: Catalogue,
) -> None:
    known = profile(focuses=["maritime-logistics"])
    hamburg, dortmund = (
        sum(item.weight for item in evidence(catalogue, hub, known))
        for hub in ("hamburg", "dortmund")
    )
    assert hamburg > dortmund > 0


@pytest.mark.parametrize(
    ("hub", "known"),
    [
        ("koeln", profile("28")),
        ("hamburg", profile(topics=["health"])),
        ("nuernberg-erlangen", profile(technologies=["blockchain"])),
        ("potsdam", profile()),
        ("berlin", profile(place=Location(key="nowhere", name="Nirgendwo"))),
    ],
)
def test_what_does_not_concern_a_hub_speaks_not_for_it(
    catalogue: Catalogue, hub: str, known: Profile
) -> None:
    assert [item for item in keys(catalogue, hub, known) if item != "reason_open"] == []


def test_a_hub_that_is_open_to_all_serves_whom_no_hub_is_made_for(catalogue: Catalogue) -> None:
    assert "reason_open_to_sector" in keys(catalogue, "karlsruhe", profile("55"))
    assert "reason_open" in keys(catalogue, "karlsruhe", profile())
    assert "reason_open" not in keys(catalogue, "karlsruhe", profile("28"))
    assert "reason_open" not in keys(catalogue, "hamburg", profile("55"))


def test_the_strongest_reason_comes_first(catalogue: Catalogue) -> None:
    known = profile("28", topics=["future-industries"], technologies=["iot"], place=SIEGEN)
    weights = [item.weight for item in evidence(catalogue, "stuttgart", known)]
    assert len(weights) >= 4
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)


def test_the_main_trade_counts_more_than_a_further_one(catalogue: Catalogue) -> None:
    main = sum(item.weight for item in evidence(catalogue, "hamburg", profile("52")))
    further = sum(
        item.weight for item in evidence(catalogue, "hamburg", profile("28", further=["52"]))
    )
    assert main > further > 0


def test_nearness_counts_less_the_farther_away(catalogue: Catalogue) -> None:
    near = evidence(catalogue, "nuernberg-erlangen", profile(place=ERLANGEN))[0]
    far = evidence(catalogue, "hamburg", profile(place=ERLANGEN))[0]
    assert near.weight > far.weight > 0


def test_nearness_alone_never_outweighs_the_right_topic(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        place = next(t for t in catalogue.towns if t.name.startswith(hub.cities[0]))
        home = Location(key=place.label, name=place.name)
        best = max(i.weight for i in gather(hub, profile(place=home), catalogue))
        for topic in hub.topics:
            assert best < gather(hub, profile(topics=[topic]), catalogue)[0].weight


def test_at_most_two_words_of_the_visitor_are_quoted(catalogue: Catalogue) -> None:
    known = profile("28", words=["Bohrer", "Fräser", "Sägen"])
    (found,) = [
        item for item in evidence(catalogue, "stuttgart", known) if item.text == "reason_sector"
    ]
    assert "Bohrer" in found.values["words"]
    assert "Fräser" in found.values["words"]
    assert "Sägen" not in found.values["words"]


@pytest.mark.parametrize(
    ("place", "city"), [("91052", "Erlangen"), ("90402", "Nürnberg"), ("80331", "Nürnberg")]
)
def test_of_two_sites_the_nearer_one_counts(catalogue: Catalogue, place: str, city: str) -> None:
    where = catalogue.place(place)
    assert where is not None
    site, kilometres = nearest_site(catalogue.hub_by_id["nuernberg-erlangen"], where.lat, where.lon)
    assert site.city == city
    assert 0 <= kilometres < 200
