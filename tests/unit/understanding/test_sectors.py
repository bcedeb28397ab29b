from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublotse.understanding import Kind, Mention, Role
from hublotse.understanding.sectors import judge_sectors
from tests.unit.helpers import mention


def trade(
    words: str,
    readings: dict[str, float],
    *,
    role: Role = Role.OWN,
    negated: bool = False,
    confidence: float = 1.0,
    start: int = 0,
) -> Mention:
    return mention(
        Kind.INDUSTRY,
        next(iter(readings)),
        words,
        start=start,
        role=role,
        negated=negated,
        confidence=confidence,
        readings=readings,
    )


def test_nothing_said_of_a_trade_is_no_verdict() -> None:
    verdict = judge_sectors([mention(Kind.TECHNOLOGY, "drones"), mention(Kind.PLACE, "57072")])
    assert verdict.readings == ()
    assert not verdict.certain


def test_a_clear_word_is_certain() -> None:
    verdict = judge_sectors([trade("Brauerei", {"11": 1.0})])
    assert verdict.certain
    assert verdict.readings[0].wz == "11"
    assert verdict.readings[0].words == ("Brauerei",)
    assert verdict.readings[0].share == 1.0


def test_a_word_between_two_trades_is_uncertain() -> None:
    verdict = judge_sectors([trade("Makler", {"66": 0.4, "68": 0.35, "46": 0.25})])
    assert not verdict.certain
    assert [reading.wz for reading in verdict.readings] == ["66", "68", "46"]


def test_a_second_word_decides_between_two_readings() -> None:
    makler = trade("Makler", {"66": 0.5, "68": 0.5})
    verdict = judge_sectors([makler, trade("Policen", {"66": 1.0}, start=10)])
    assert verdict.certain
    assert verdict.readings[0].wz == "66"
    assert verdict.readings[0].words == ("Makler", "Policen")


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.OBJECT, Role.FORMER])
def test_the_own_trade_counts_more_than_one_that_is_only_mentioned(role: Role) -> None:
    mentioned = trade("Brauereien", {"11": 1.0}, role=role, start=20)
    own = trade("Kühlanlagen", {"28": 1.0})
    for order in ([own, mentioned], [mentioned, own]):
        verdict = judge_sectors(order)
        assert verdict.certain
        assert verdict.readings[0].wz == "28"
        assert verdict.further == ()


def test_a_trade_that_is_ruled_out_does_not_count() -> None:
    verdict = judge_sectors(
        [trade("Brauerei", {"11": 1.0}, negated=True), trade("Spedition", {"52": 1.0})]
    )
    assert [reading.wz for reading in verdict.readings] == ["52"]


def test_two_lines_of_business_are_both_kept() -> None:
    verdict = judge_sectors(
        [trade("Brauerei", {"11": 1.0}), trade("Spedition", {"52": 1.0}, start=20)]
    )
    assert verdict.certain
    assert verdict.readings[0].wz == "11"
    assert [reading.wz for reading in verdict.further] == ["52"]


def test_the_trade_that_is_named_first_comes_first() -> None:
    verdict = judge_sectors(
        [trade("Spedition", {"52": 1.0}), trade("Brauerei", {"11": 1.0}, start=20)]
    )
    assert verdict.readings[0].wz == "52"


def test_one_ambiguous_word_is_no_second_line_of_business() -> None:
    verdict = judge_sectors([trade("Logistiker", {"52": 0.5, "49": 0.5})])
    assert verdict.further == ()


def test_a_faint_hint_is_not_taken_for_certain() -> None:
    hint = trade("Brauereibedarf", {"11": 0.3}, role=Role.CUSTOMER, confidence=0.55)
    assert not judge_sectors([hint]).certain


divisions = st.sampled_from(["10", "11", "25", "28", "46", "52", "62", "65"])
trades = st.builds(
    trade,
    words=st.sampled_from(["A", "B", "C", "D"]),
    readings=st.dictionaries(divisions, st.floats(0.1, 1.0), min_size=1, max_size=3),
    role=st.sampled_from(list(Role)),
    negated=st.booleans(),
    confidence=st.floats(0.3, 1.0),
    start=st.integers(0, 50),
)


@given(st.lists(trades, max_size=6))
def test_the_readings_share_all_evidence_best_first(mentions: list[Mention]) -> None:
    verdict = judge_sectors(mentions)
    shares = [reading.share for reading in verdict.readings]
    assert shares == sorted(shares, reverse=True)
    assert not shares or sum(shares) == pytest.approx(1.0)
    assert {r.wz for r in verdict.readings} <= {
        wz for m in mentions if not m.negated for wz, _weight in m.readings
    }


@given(st.lists(trades, max_size=6))
def test_a_verdict_is_never_certain_of_nothing(mentions: list[Mention]) -> None:
    verdict = judge_sectors(mentions)
    assert not verdict.certain or verdict.readings
    assert {r.wz for r in verdict.further} <= {r.wz for r in verdict.readings[1:]}
