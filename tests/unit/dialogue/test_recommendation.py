from __future__ import annotations

import pytest

from hublotse.advice import Profile
from hublotse.catalogue import Catalogue
from hublotse.dialogue import Message, Question, Say, State
from hublotse.dialogue.recommendation import advise, ask, give, next_step
from hublotse.understanding import Kind
from tests.unit.helpers import (
    SIEGEN,
    buttons,
    card,
    mention,
    message,
    payloads,
    profile,
    responses,
    said,
    typed,
)

MAKLER = mention(Kind.INDUSTRY, "66", "Makler", readings={"66": 0.4, "68": 0.35, "46": 0.25})
AMBIGUOUS = message("describe_company", MAKLER, text="Makler")
GIBBERISH = message("describe_company", text="Blablabla")


def recommended(known: Profile, catalogue: Catalogue) -> State:
    return give(State(profile=known), known, catalogue).state


# Asking -------------------------------------------------------------------------------------


def test_who_tells_the_trade_is_asked_for_an_interest(catalogue: Catalogue) -> None:
    turn = advise(State(), typed("Wir brauen Bier"), catalogue)
    assert turn.state.open_question is Question.INTEREST
    (question,) = [part for part in turn.parts if isinstance(part, Say)]
    assert catalogue.divisions["11"].name in question.values["understood"]
    assert "/say_dont_know" in payloads(turn)


def test_who_tells_an_interest_is_asked_for_the_trade(catalogue: Catalogue) -> None:
    turn = advise(State(), typed("Uns reizen Drohnen", "state_interest"), catalogue)
    assert turn.state.open_question is Question.INDUSTRY
    assert not turn.state.recommended


def test_who_tells_trade_and_interest_gets_a_recommendation_at_once(
    catalogue: Catalogue,
) -> None:
    turn = advise(State(), typed("Wir brauen Bier und wollen Roboter"), catalogue)
    assert turn.state.recommended
    assert turn.state.asked == ()
    assert card(turn, "recommendation")["technology"]["id"] == "robotics"


@pytest.mark.parametrize("first", [GIBBERISH, typed("Wir brauen Bier"), AMBIGUOUS])
def test_at_the_latest_after_two_questions_there_is_a_recommendation(
    catalogue: Catalogue, first: Message
) -> None:
    state = advise(State(), first, catalogue).state
    questions = 1
    while not state.recommended:
        state = advise(state, GIBBERISH, catalogue).state
        questions += not state.recommended
        assert questions <= 2


def test_who_asks_outright_with_nothing_known_is_asked_for_the_trade_first(
    catalogue: Catalogue,
) -> None:
    turn = advise(State(), message("request_recommendation"), catalogue)
    assert turn.state.open_question is Question.INDUSTRY
    assert not turn.state.recommended


def test_who_asks_outright_again_gets_a_recommendation(catalogue: Catalogue) -> None:
    state = advise(State(), message("request_recommendation"), catalogue).state
    assert advise(state, message("request_recommendation"), catalogue).state.recommended


def test_who_asks_outright_with_something_known_gets_a_recommendation(
    catalogue: Catalogue,
) -> None:
    for known in (profile("28"), profile(technologies=["drones"]), profile(place=SIEGEN)):
        turn = advise(State(profile=known), message("request_recommendation"), catalogue)
        assert turn.state.recommended


def test_a_trade_that_cannot_be_told_is_asked_back_with_its_readings(
    catalogue: Catalogue,
) -> None:
    turn = advise(State(), AMBIGUOUS, catalogue)
    assert turn.state.open_question is Question.READING
    assert said(turn, "utter_ask_reading").values["words"] == "Makler"
    titles = [button.title for button in buttons(turn)]
    assert titles[:2] == [catalogue.divisions["66"].name, catalogue.divisions["68"].name]


def test_a_trade_that_is_still_unclear_is_taken_at_its_likeliest(catalogue: Catalogue) -> None:
    state = advise(State(), AMBIGUOUS, catalogue).state
    state = advise(state, AMBIGUOUS, catalogue).state
    assert state.profile.sector is not None
    assert state.profile.sector.wz == "66"


def test_a_question_that_was_asked_is_not_asked_again(catalogue: Catalogue) -> None:
    state = State(profile=profile("28"), asked=(Question.INTEREST,))
    assert next_step(state, state.profile, catalogue).state.recommended


@pytest.mark.parametrize("question", [Question.INDUSTRY, Question.INTEREST, Question.PLACE])
def test_a_question_is_remembered_once(catalogue: Catalogue, question: Question) -> None:
    state = ask(State(), question, None, catalogue).state
    state = ask(state, question, None, catalogue).state
    assert state.open_question is question
    assert state.asked == (question,)


def test_a_place_that_cannot_be_told_is_asked_for(catalogue: Catalogue) -> None:
    state = recommended(profile("28"), catalogue)
    turn = advise(state, message("state_place", text="woanders"), catalogue)
    assert turn.state.open_question is Question.PLACE


def test_an_interest_that_cannot_be_placed_keeps_nobody_waiting(catalogue: Catalogue) -> None:
    state = State(
        profile=profile("28"), open_question=Question.INTEREST, asked=(Question.INTEREST,)
    )
    turn = advise(state, message("state_interest", text="Blablabla"), catalogue)
    assert turn.state.recommended
    assert responses(turn)[0] == "utter_interest_not_placed"


def test_what_cannot_be_placed_after_a_recommendation_is_said_so(catalogue: Catalogue) -> None:
    state = recommended(profile("28"), catalogue)
    turn = advise(state, GIBBERISH, catalogue)
    assert responses(turn) == ["utter_not_placed_after"]
    assert turn.state.profile == state.profile
    assert buttons(turn)


# Recommending -------------------------------------------------------------------------------


FULL = profile("28", words=["Fräsköpfe"], technologies=["robotics"], place=SIEGEN, employees=80)


def test_a_recommendation_says_first_what_was_understood(catalogue: Catalogue) -> None:
    turn = give(State(profile=FULL), FULL, catalogue)
    assert responses(turn) == ["utter_understood", "utter_recommendation", "utter_offer"]
    known = said(turn, "utter_understood").values["known"]
    for fact in ("Maschinenbau", "Robotik", "Siegen", "80"):
        assert fact in known


def test_the_text_of_a_recommendation_says_the_same_as_its_card(catalogue: Catalogue) -> None:
    turn = give(State(profile=FULL), FULL, catalogue)
    text = " ".join(said(turn, "utter_recommendation").values.values())
    shown = card(turn, "recommendation")
    for hub in shown["hubs"]:
        assert hub["name"] in text
        assert str(hub["distance_km"]) in text
    assert all(reason in text for reason in shown["hubs"][0]["reasons"])
    assert shown["technology"]["name"] in text
    assert shown["technology"]["use_case"] in text
    assert all(technology["name"] in text for technology in shown["further_technologies"])
    assert "Fräsköpfe" in text


def test_without_a_place_no_distance_is_said(catalogue: Catalogue) -> None:
    values = said(give(State(), profile("28"), catalogue), "utter_recommendation").values
    assert values["distance"] == ""
    assert "km" not in values["runners_up"]


def test_a_recommendation_on_nothing_says_so(catalogue: Catalogue) -> None:
    turn = give(State(), profile(), catalogue)
    assert "utter_understood" not in responses(turn)
    assert said(turn, "utter_recommendation").values["note"].strip()


def test_a_trade_that_no_hub_is_made_for_is_told_so(catalogue: Catalogue) -> None:
    for code, division in catalogue.divisions.items():
        state = State(profile=profile(code))
        note = said(give(state, state.profile, catalogue), "utter_recommendation").values["note"]
        assert bool(note.strip()) is bool(division.note)
        assert (division.note or "") in note


def test_after_a_recommendation_the_contact_is_on_offer(catalogue: Catalogue) -> None:
    turn = give(State(profile=FULL), FULL, catalogue)
    assert turn.state.open_question is Question.CONTACT
    assert turn.state.recommended
    assert turn.state.shown.hubs[0] == card(turn, "recommendation")["hubs"][0]["id"]
    assert turn.state.shown.technologies[0] == "robotics"
    assert "/request_handoff" in payloads(turn)


@pytest.mark.parametrize(
    ("text", "intent", "fact"),
    [
        ("Wir sitzen in Husum", "state_place", "Husum"),
        ("Lieber Drohnen", "state_interest", "Drohnen"),
        ("Wir brauen Bier", "describe_company", "Getränkeherstellung"),
        ("125 Leute", "state_size", "125"),
    ],
)
def test_a_change_after_a_recommendation_is_named_and_counted(
    catalogue: Catalogue, text: str, intent: str, fact: str
) -> None:
    turn = advise(recommended(profile("28"), catalogue), typed(text, intent), catalogue)
    assert fact in said(turn, "utter_changed").values["changed"]
    assert "Maschinenbau" not in said(turn, "utter_changed").values["changed"]
    assert "utter_recommendation" in responses(turn)


def test_another_place_changes_the_distances(catalogue: Catalogue) -> None:
    state = recommended(profile("28", place=SIEGEN), catalogue)
    turn = advise(state, typed("Wir sitzen in Esslingen", "state_place"), catalogue)
    first = card(turn, "recommendation")["hubs"][0]
    assert first["id"] == "stuttgart"
    assert first["distance_km"] < 20


def test_a_message_that_is_understood_ends_a_row_of_misses(catalogue: Catalogue) -> None:
    state = State(misses=2)
    assert advise(state, typed("Wir brauen Bier"), catalogue).state.misses == 0


@pytest.mark.parametrize("left", [1, 2, 3])
def test_who_has_excluded_almost_all_hubs_still_gets_an_answer(
    catalogue: Catalogue, left: int
) -> None:
    excluded = sorted(catalogue.hub_by_id)[left:]
    known = profile("28", excluded=excluded)
    turn = give(State(profile=known), known, catalogue)
    assert len(card(turn, "recommendation")["hubs"]) >= 2 or left < 2


@pytest.mark.parametrize("left", [0, 1, 2])
def test_who_has_ruled_out_almost_all_technologies_still_gets_an_answer(
    catalogue: Catalogue, left: int
) -> None:
    known = profile("28", unwanted=sorted(catalogue.technology_by_id)[left:])
    turn = give(State(profile=known), known, catalogue)
    assert card(turn, "recommendation")["technology"]["id"] in catalogue.technology_by_id
