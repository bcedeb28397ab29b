"""What holds for every company, drawn from the real catalogue."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hublotse.advice import HubAdvice, Location, Profile, Sector, Wish, recommend
from hublotse.advice.evidence import Evidence
from hublotse.catalogue import Catalogue, load_catalogue
from tests.unit.helpers import profile

CATALOGUE = load_catalogue()
DIVISIONS = sorted(CATALOGUE.divisions)
TECHNOLOGIES = sorted(CATALOGUE.technology_by_id)
TOPICS = sorted(CATALOGUE.topic_by_id)
HUBS = sorted(CATALOGUE.hub_by_id)
FEWEST_HUBS = 2  # a recommendation and its runner-up
LARGEST_SHARE = 0.30  # of all companies that any hub may get
PLACES = ["20095", "44135", "50667", "57072", "60311", "68159", "70173", "80331", "01067", "17033"]

words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=3, max_size=12)
sectors = st.builds(
    Sector, wz=st.sampled_from(DIVISIONS), words=st.lists(words, max_size=3).map(tuple)
)


def wishes(keys: list[str], most: int = 3) -> st.SearchStrategy[tuple[Wish, ...]]:
    wish = st.builds(Wish, id=st.sampled_from(keys), words=st.one_of(st.just(""), words))
    return st.lists(wish, max_size=most, unique_by=lambda one: one.id).map(tuple)


locations = st.sampled_from(PLACES).map(
    lambda key: Location(key=key, name=CATALOGUE.postcodes[key].name)
)
profiles = st.builds(
    Profile,
    sector=st.one_of(st.none(), sectors),
    further_sectors=st.lists(sectors, max_size=2, unique_by=lambda s: s.wz).map(tuple),
    focuses=wishes(sorted(CATALOGUE.focus_by_id), 2),
    technologies=wishes(TECHNOLOGIES),
    topics=wishes(TOPICS),
    aims=wishes(sorted(CATALOGUE.aim_by_id)),
    place=st.one_of(st.none(), locations),
    employees=st.one_of(st.none(), st.integers(1, 5000)),
    excluded_hubs=st.one_of(
        st.just(()),
        st.lists(st.sampled_from(HUBS), max_size=len(HUBS) - FEWEST_HUBS, unique=True).map(tuple),
    ),
)
unlimited = profiles.map(lambda known: known.copy(update={"excluded_hubs": ()}))
many = settings(max_examples=100)


def ranking(known: Profile) -> list[str]:
    return [advice.hub.id for advice in recommend(known, CATALOGUE).hubs]


def by_hub(known: Profile) -> dict[str, HubAdvice]:
    return {advice.hub.id: advice for advice in recommend(known, CATALOGUE).hubs}


def facts(known: Profile) -> set[str]:
    """Return everything a visitor has told, as reasons may name it."""
    all_sectors = [s for s in (known.sector, *known.further_sectors) if s]
    found = {word for sector in all_sectors for word in sector.words}
    found |= {CATALOGUE.divisions[sector.wz].name for sector in all_sectors}
    for wish in known.focuses:
        found |= {wish.words, CATALOGUE.focus_by_id[wish.id].name}
    found |= {CATALOGUE.technology_by_id[wish.id].name for wish in known.technologies}
    found |= {CATALOGUE.topic_by_id[wish.id].german for wish in known.topics}
    found |= {CATALOGUE.aim_by_id[wish.id].name for wish in known.aims}
    found |= {known.place.name} if known.place else set()
    return found - {""}


def names_a_fact(reason: Evidence, known: Profile) -> bool:
    named = " | ".join(value for key, value in reason.values.items() if key in TOLD)
    return any(fact in named for fact in facts(known))


# Placeholders that hold what the visitor told, and those that hold what the catalogue adds.
TOLD = {"words", "division", "focus", "technology", "topic", "aim", "place"}
ADDED = {"reason", "hub", "city", "fact", "km"}


# The same again -----------------------------------------------------------------------------


@many
@given(profiles)
def test_the_same_company_always_gets_the_same_recommendation(known: Profile) -> None:
    assert recommend(known, CATALOGUE) == recommend(known.copy(deep=True), CATALOGUE)


@many
@given(profiles, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_told_does_not_matter_for_the_hubs(
    known: Profile, random: object
) -> None:
    shuffled = {}
    for name in ("further_sectors", "focuses", "technologies", "topics", "aims", "excluded_hubs"):
        values = list(getattr(known, name))
        random.shuffle(values)  # type: ignore[attr-defined]
        shuffled[name] = tuple(values)
    assert ranking(known.copy(update=shuffled)) == ranking(known)


@many
@given(profiles, st.integers(1, 9999))
def test_the_number_of_employees_does_not_matter_for_the_hubs(known: Profile, size: int) -> None:
    assert ranking(known.copy(update={"employees": size})) == ranking(known)


# Scores -------------------------------------------------------------------------------------


@many
@given(profiles)
def test_scores_lie_between_nought_and_one_and_fall(known: Profile) -> None:
    scores = [advice.score for advice in recommend(known, CATALOGUE).hubs]
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert scores == sorted(scores, reverse=True)


@many
@given(profiles, st.sampled_from(TOPICS))
def test_naming_a_topic_never_lowers_a_hub_that_has_it(known: Profile, topic: str) -> None:
    assume(topic not in {wish.id for wish in known.topics})
    before = by_hub(known)
    after = by_hub(known.copy(update={"topics": (*known.topics, Wish(id=topic))}))
    made_for_it = {hub for hub, advice in before.items() if topic in advice.hub.topics}
    for hub in made_for_it:
        assert after[hub].score >= before[hub].score
        for other in set(before) - made_for_it:
            if before[hub].score > before[other].score:
                assert after[hub].score > after[other].score


@many
@given(profiles, st.sampled_from(TOPICS))
def test_naming_a_topic_never_lets_another_hub_overtake_one_that_has_it(
    known: Profile, topic: str
) -> None:
    assume(topic not in {wish.id for wish in known.topics})
    before = ranking(known)
    after = ranking(known.copy(update={"topics": (*known.topics, Wish(id=topic))}))
    for hub in before:
        if topic not in CATALOGUE.hub_by_id[hub].topics:
            continue
        behind = set(before[before.index(hub) + 1 :])
        overtaking = behind & set(after[: after.index(hub)])
        assert all(topic in CATALOGUE.hub_by_id[other].topics for other in overtaking)


@many
@given(profiles, st.sampled_from(TECHNOLOGIES))
def test_naming_a_technology_never_lowers_a_hub_at_which_a_source_places_it(
    known: Profile, technology: str
) -> None:
    assume(technology not in {wish.id for wish in known.technologies})
    before = by_hub(known)
    after = by_hub(known.copy(update={"technologies": (*known.technologies, Wish(id=technology))}))
    for hub in CATALOGUE.hubs_for_technology(technology):
        if hub.id in before:
            assert after[hub.id].score >= before[hub.id].score


@many
@given(unlimited, st.sampled_from(HUBS))
def test_excluding_a_hub_does_not_change_the_order_of_the_others(known: Profile, hub: str) -> None:
    without = ranking(known.copy(update={"excluded_hubs": (hub,)}))
    assert without == [other for other in ranking(known) if other != hub]


# Answers ------------------------------------------------------------------------------------


@many
@given(profiles)
def test_excluded_hubs_never_appear_and_all_others_do(known: Profile) -> None:
    assert set(ranking(known)) == set(HUBS) - set(known.excluded_hubs)


@many
@given(profiles)
def test_there_is_always_a_runner_up(known: Profile) -> None:
    found = recommend(known, CATALOGUE)
    assert found.runners_up
    assert found.best not in found.runners_up


@many
@given(profiles)
def test_a_distance_is_given_exactly_when_the_place_is_known(known: Profile) -> None:
    for advice in recommend(known, CATALOGUE).hubs:
        assert (advice.distance_km is not None) is (known.place is not None)
        assert advice.distance_km is None or 0.0 <= advice.distance_km < 1000.0


@many
@given(profiles)
def test_the_site_that_is_meant_is_one_of_the_hubs_own(known: Profile) -> None:
    for advice in recommend(known, CATALOGUE).hubs:
        assert advice.site in advice.hub.sites


# Reasons ------------------------------------------------------------------------------------


@many
@given(profiles)
def test_every_reason_can_be_said(known: Profile) -> None:
    for advice in recommend(known, CATALOGUE).hubs:
        for reason in advice.evidence:
            said = CATALOGUE.text(reason.text, **reason.values)
            assert said
            assert not set("{}") & set(said)


@many
@given(profiles)
def test_every_reason_is_made_of_what_was_told_and_what_the_hub_is(known: Profile) -> None:
    told = facts(known)
    served = {t for wish in known.aims for t in CATALOGUE.aim_by_id[wish.id].technologies}
    for advice in recommend(known, CATALOGUE).hubs:
        topics = {CATALOGUE.topic_by_id[topic].german for topic in advice.hub.topics}
        helpful = {
            CATALOGUE.technology_by_id[t].name for t in served & set(advice.hub.technologies)
        }
        for reason in advice.evidence:
            values = reason.values
            assert set(values) <= TOLD | ADDED
            assert values.get("division", "") in told | {""}
            assert values.get("focus", "") in told | {""}
            assert values.get("aim", "") in told | {""}
            assert values.get("place", "") in told | {""}
            assert values.get("technology", "") in told | helpful | {""}
            assert values.get("topic", "") in topics | {""}
            assert values.get("hub", advice.hub.name) == advice.hub.name
            assert values.get("city", advice.hub.cities[0]) in advice.hub.cities
            quoted = [part for part in values.get("words", "").split(", ") if part]
            assert all(part.strip("„“") in told for part in quoted)


@many
@given(unlimited)
def test_the_first_hub_has_a_reason_that_names_what_was_told(known: Profile) -> None:
    made_for_nobody = known.sector and not CATALOGUE.divisions[known.sector.wz].topics
    assume(not known.is_empty)
    assume(known.has_interest or known.focuses or known.place or not made_for_nobody)
    assert any(names_a_fact(reason, known) for reason in recommend(known, CATALOGUE).best.evidence)


def test_a_trade_that_no_hub_is_made_for_is_still_named_in_the_reasons() -> None:
    unnamed = []
    for code in (code for code in DIVISIONS if not CATALOGUE.divisions[code].topics):
        known = profile(code, words=["Eigenart"])
        evidence = recommend(known, CATALOGUE).best.evidence
        if not any(names_a_fact(reason, known) for reason in evidence):
            unnamed.append(CATALOGUE.divisions[code].name)
    assert unnamed == []


@many
@given(profiles)
def test_the_recommended_technology_is_never_one_that_was_ruled_out(known: Profile) -> None:
    refused = tuple(t for t in TECHNOLOGIES[:5] if t not in {w.id for w in known.technologies})
    found = recommend(known.copy(update={"unwanted_technologies": refused}), CATALOGUE)
    assert not {advice.technology.id for advice in found.technologies} & set(refused)


# All companies ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def first_hubs() -> dict[tuple[str, str], str]:
    """The first hub for every division, alone and with each technology."""
    return {
        (code, technology): ranking(profile(code, technologies=[technology] if technology else []))[
            0
        ]
        for code, technology in product(DIVISIONS, ["", *TECHNOLOGIES])
    }


@pytest.mark.parametrize("hub", HUBS)
def test_every_hub_comes_first_for_some_company(
    first_hubs: dict[tuple[str, str], str], hub: str
) -> None:
    assert hub in first_hubs.values()


@pytest.mark.parametrize("hub", HUBS)
def test_every_hub_comes_first_for_some_trade_or_speciality_by_itself(
    first_hubs: dict[tuple[str, str], str], hub: str
) -> None:
    by_trade = {first for (_code, technology), first in first_hubs.items() if not technology}
    by_speciality = {
        ranking(profile(focus.division or "", focuses=[focus.id]))[0] for focus in CATALOGUE.focuses
    }
    assert hub in by_trade | by_speciality


@pytest.mark.parametrize("hub", HUBS)
def test_every_hub_comes_first_for_some_company_next_door(catalogue: Catalogue, hub: str) -> None:
    topics = set(catalogue.hub_by_id[hub].topics)
    site = catalogue.hub_by_id[hub].sites[0]
    home = min(catalogue.towns, key=lambda t: abs(t.lat - site.lat) + abs(t.lon - site.lon))
    place = Location(key=home.label, name=home.name)
    fitting = [
        code
        for code, division in catalogue.divisions.items()
        if any(affinity.topic in topics for affinity in division.topics)
    ]
    assert any(ranking(profile(code, place=place))[0] == hub for code in fitting)


def test_no_hub_comes_first_for_more_than_its_share(
    first_hubs: dict[tuple[str, str], str],
) -> None:
    with_technology = [hub for (_code, technology), hub in first_hubs.items() if technology]
    assert len(with_technology) == 88 * 15
    shares = {hub: n / len(with_technology) for hub, n in Counter(with_technology).items()}
    assert {hub: share for hub, share in shares.items() if share > LARGEST_SHARE} == {}


def test_no_hub_comes_first_for_more_than_its_share_of_trades(
    first_hubs: dict[tuple[str, str], str],
) -> None:
    alone = Counter(hub for (_code, technology), hub in first_hubs.items() if not technology)
    assert max(alone.values()) / 88 <= LARGEST_SHARE
