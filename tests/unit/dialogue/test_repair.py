from __future__ import annotations

import pytest

from hublotse.catalogue import Catalogue
from hublotse.dialogue import Question, Shown, State
from hublotse.dialogue.repair import repair
from tests.unit.helpers import message, payloads, profile, responses, said, typed

UNCLEAR = message("nlu_fallback", text="Blablabla", likely=["ask_cost", "list_hubs", "greet"])
MET = State(introduced=True, recommended=True, shown=Shown(hubs=("stuttgart",)))


def test_the_first_time_the_likely_readings_are_offered(catalogue: Catalogue) -> None:
    turn = repair(MET, UNCLEAR, catalogue)
    assert responses(turn) == ["utter_not_understood"]
    assert payloads(turn)[:2] == ["/ask_cost", "/list_hubs"]
    assert turn.state.misses == 1


def test_a_reading_without_a_label_is_not_offered(catalogue: Catalogue) -> None:
    turn = repair(MET, UNCLEAR, catalogue)
    assert "/greet" not in payloads(turn)


def test_without_likely_readings_the_usual_wants_are_offered(catalogue: Catalogue) -> None:
    turn = repair(MET, message("nlu_fallback", text="Blablabla"), catalogue)
    assert len(payloads(turn)) == len(set(payloads(turn))) >= 3


def test_nothing_is_offered_twice(catalogue: Catalogue) -> None:
    unclear = message("nlu_fallback", likely=["list_hubs", "list_hubs", "describe_company"])
    found = payloads(repair(MET, unclear, catalogue))
    assert len(found) == len(set(found))


def test_the_second_time_another_way_is_offered_with_what_is_known(catalogue: Catalogue) -> None:
    turn = repair(MET.but(misses=1, profile=profile("28")), UNCLEAR, catalogue)
    assert "Maschinenbau" in said(turn, "utter_not_understood_again").values["known"]
    assert "/skip_question" in payloads(turn)
    assert turn.state.misses == 2


def test_the_third_time_the_way_out_is_shown_and_the_count_begins_anew(
    catalogue: Catalogue,
) -> None:
    turn = repair(MET.but(misses=2), UNCLEAR, catalogue)
    assert responses(turn) == ["utter_not_understood_at_all"]
    assert "/start_over" in payloads(turn)
    assert turn.state.misses == 0


def test_misunderstanding_never_says_the_same_twice_in_a_row(catalogue: Catalogue) -> None:
    state, last = MET, [""]
    for _ in range(9):
        turn = repair(state, UNCLEAR, catalogue)
        assert responses(turn) != last
        assert turn.parts
        state, last = turn.state, responses(turn)


@pytest.mark.parametrize("misses", [0, 1, 2])
def test_what_a_message_tells_of_the_company_is_taken_in_all_the_same(
    catalogue: Catalogue, misses: int
) -> None:
    said_by_visitor = typed("tja Bier brauen hier in Husum", "nlu_fallback")
    turn = repair(State(misses=misses), said_by_visitor, catalogue)
    assert turn.state.profile.sector is not None
    assert turn.state.profile.sector.wz == "11"
    assert turn.state.misses == 0


@pytest.mark.parametrize("question", [Question.INDUSTRY, Question.INTEREST])
def test_an_answer_that_cannot_be_placed_goes_on_without_a_loop(
    catalogue: Catalogue, question: Question
) -> None:
    state = State(introduced=True, open_question=question, asked=(question,))
    for _ in range(4):
        turn = repair(state, UNCLEAR, catalogue)
        assert turn.parts
        state = turn.state
    assert payloads(turn) or state.recommended


def test_misunderstanding_forgets_nothing(catalogue: Catalogue) -> None:
    state = MET.but(profile=profile("28", technologies=["drones"]))
    for _ in range(3):
        state = repair(state, UNCLEAR, catalogue).state
        assert state.profile == profile("28", technologies=["drones"])
