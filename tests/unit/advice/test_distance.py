from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublotse.advice.distance import distance_km

FLENSBURG = (54.79, 9.44)
PASSAU = (48.57, 13.45)
AACHEN = (50.78, 6.08)
points = st.tuples(st.floats(47, 55), st.floats(6, 15))


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [(FLENSBURG, PASSAU, 746), (AACHEN, PASSAU, 585), (AACHEN, FLENSBURG, 500)],
)
def test_the_distance_is_that_of_the_straight_line(
    one: tuple[float, float], other: tuple[float, float], kilometres: int
) -> None:
    assert distance_km(*one, *other) == pytest.approx(kilometres, rel=0.02)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance_km(50.0, 9.0, 51.0, 9.0) == pytest.approx(111.2, abs=0.1)


def test_the_other_end_of_the_world_is_half_its_girth_away() -> None:
    assert distance_km(0.0, 0.0, 0.0, 180.0) == pytest.approx(20015, abs=1)


@given(points)
def test_a_place_is_no_distance_from_itself(point: tuple[float, float]) -> None:
    assert distance_km(*point, *point) == pytest.approx(0.0, abs=1e-6)


@given(points, points)
def test_the_way_back_is_as_long(one: tuple[float, float], other: tuple[float, float]) -> None:
    assert distance_km(*one, *other) == pytest.approx(distance_km(*other, *one), abs=1e-6)


@given(points, points, points)
def test_a_detour_is_never_shorter(
    one: tuple[float, float], other: tuple[float, float], between: tuple[float, float]
) -> None:
    direct = distance_km(*one, *other)
    assert direct <= distance_km(*one, *between) + distance_km(*between, *other) + 1e-6
