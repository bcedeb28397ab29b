from __future__ import annotations

import pytest

from hublotse.advice import Profile, use_case_for
from hublotse.advice.technology import TechnologyAdvice, rank_technologies
from hublotse.catalogue import Catalogue
from tests.unit.helpers import profile


def first(catalogue: Catalogue, known: Profile) -> TechnologyAdvice:
    return rank_technologies(known, catalogue)[0]


def ranking(catalogue: Catalogue, known: Profile) -> list[str]:
    return [advice.technology.id for advice in rank_technologies(known, catalogue)]


def test_every_technology_is_ranked_once(catalogue: Catalogue) -> None:
    found = ranking(catalogue, profile("28"))
    assert sorted(found) == sorted(catalogue.technology_by_id)


def test_with_nothing_known_the_initiatives_order_holds(catalogue: Catalogue) -> None:
    assert ranking(catalogue, profile()) == [t.id for t in catalogue.technologies]


def test_the_technology_that_was_named_is_the_one_to_explore(catalogue: Catalogue) -> None:
    for technology in catalogue.technologies:
        known = profile("28", technologies=[technology.id], aims=["claims-handling"])
        assert first(catalogue, known).technology.id == technology.id


def test_of_two_named_technologies_the_first_one_comes_first(catalogue: Catalogue) -> None:
    assert ranking(catalogue, profile(technologies=["drones", "cloud"]))[:2] == ["drones", "cloud"]
    assert ranking(catalogue, profile(technologies=["cloud", "drones"]))[:2] == ["cloud", "drones"]


@pytest.mark.parametrize(
    ("known", "technology", "reason"),
    [
        (profile(technologies=["drones"]), "drones", "technology_named"),
        (profile(aims=["inspection-at-height"]), "drones", "technology_for_aim"),
        (profile(topics=["cybersecurity"]), "cybersecurity", "technology_for_topic"),
        (profile("20"), "artificial-intelligence", "technology_for_industry"),
        (profile(), "artificial-intelligence", "technology_in_general"),
    ],
)
def test_a_technology_is_recommended_for_a_reason(
    catalogue: Catalogue, known: Profile, technology: str, reason: str
) -> None:
    advice = first(catalogue, known)
    assert advice.technology.id == technology
    assert advice.reason.text == reason
    assert "{" not in catalogue.text(advice.reason.text, **advice.reason.values)


def test_the_trade_alone_recommends_the_first_of_its_use_cases(catalogue: Catalogue) -> None:
    for code in catalogue.divisions:
        best = next(iter(catalogue.group_of(code).use_cases))
        assert first(catalogue, profile(code)).technology.id == best


def test_an_aim_recommends_a_technology_that_serves_it(catalogue: Catalogue) -> None:
    for aim in catalogue.aims:
        found = first(catalogue, profile(aims=[aim.id])).technology.id
        assert aim.technologies[found] == max(aim.technologies.values())


def test_an_aim_is_served_whatever_the_trade(catalogue: Catalogue) -> None:
    for aim in catalogue.aims:
        for code in ("28", "52", "65", "86"):
            found = first(catalogue, profile(code, aims=[aim.id])).technology.id
            assert found in aim.technologies


def test_what_was_ruled_out_is_not_recommended(catalogue: Catalogue) -> None:
    known = profile("28", unwanted=["artificial-intelligence", "iot"])
    assert not {"artificial-intelligence", "iot"} & set(ranking(catalogue, known))


def test_the_use_case_is_one_of_the_own_trade(catalogue: Catalogue) -> None:
    for code in catalogue.divisions:
        for technology, use_case in catalogue.group_of(code).use_cases.items():
            found = use_case_for(catalogue.technology_by_id[technology], profile(code), catalogue)
            assert found == use_case


def test_the_use_case_may_come_from_a_further_trade(catalogue: Catalogue) -> None:
    main, further = catalogue.group_of("64"), catalogue.group_of("28")
    only_there = next(t for t in further.use_cases if t not in main.use_cases)
    found = use_case_for(
        catalogue.technology_by_id[only_there], profile("64", further=["28"]), catalogue
    )
    assert found == further.use_cases[only_there]


def test_without_a_trade_the_use_case_is_a_general_sentence(catalogue: Catalogue) -> None:
    for technology in catalogue.technologies:
        found = use_case_for(technology, profile(), catalogue)
        assert technology.good_for[0].rstrip(".") in found
        assert found.endswith(".")
        assert not found.endswith("..")


def test_scores_fall_from_first_to_last(catalogue: Catalogue) -> None:
    known = profile("28", technologies=["drones"], aims=["fewer-rejects"], topics=["ai"])
    scores = [advice.score for advice in rank_technologies(known, catalogue)]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
