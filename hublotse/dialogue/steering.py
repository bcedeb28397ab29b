"""Steering the conversation: questions asked back, skipping, yes and no, starting over."""

from __future__ import annotations

from hublotse.catalogue import Catalogue
from hublotse.dialogue import offers
from hublotse.dialogue.knowledge import show_contact
from hublotse.dialogue.recommendation import advise, ask, next_step
from hublotse.dialogue.repair import repair
from hublotse.dialogue.state import Message, Question, State
from hublotse.dialogue.turn import Button, Say, Turn
from hublotse.understanding import Kind

SURE = 0.75  # of an intent; below, what a message tells of the company counts first
UNSURE = 0.5  # of an intent; below, one asks before one says goodbye
PARTING = frozenset({"goodbye", "thank"})  # no question is asked behind these
TELLING = frozenset({Kind.INDUSTRY, Kind.FOCUS, Kind.TECHNOLOGY, Kind.AIM, Kind.TOPIC})


def greet(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Greet, say that this is an AI assistant and what it can do, and ask for the trade."""
    if _tells(message):
        turn = advise(state, message, catalogue)
        return Turn((Say("utter_greet_short"), *turn.parts), turn.state)
    if state.recommended or state.open_question or not state.profile.is_empty:
        return _resume(Say("utter_greet_again"), state, catalogue)
    turn = ask(state.but(introduced=True), Question.INDUSTRY, None, catalogue)
    return Turn((Say("utter_greet"),), turn.state)


def answer(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Say ``utter_<intent>``, and go on where the conversation stood."""
    if message.confidence < SURE and _tells_something(message):
        return advise(state, message, catalogue)
    said = Say(f"utter_{message.intent}")
    if message.intent in PARTING and message.confidence < UNSURE:
        return repair(state, message, catalogue)
    if message.intent in PARTING:
        return Turn((said,), state.but(misses=0))
    return _resume(said, state.but(misses=0), catalogue)


def explain_question(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Say why the open question is asked, and ask it again."""
    question = state.open_question
    if question is None:
        return Turn((Say("utter_why_we_ask"),), state)
    return _resume(Say(f"utter_why_{question.value}"), state, catalogue)


def skip(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Go on without an answer to the open question."""
    if _tells(message):
        return advise(state, message, catalogue)
    question = state.open_question
    if question in (Question.CONTACT, Question.PLACE) or (question is None and state.recommended):
        return Turn((Say("utter_ask_what_else", {}, _what_else(catalogue)),), _closed(state))
    turn = next_step(_closed(state), state.profile, catalogue)
    return Turn((Say("utter_skipped"), *turn.parts), turn.state)


def dont_know(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Help a visitor who doesn't know: advise from what there is."""
    if _tells(message):
        return advise(state, message, catalogue)
    if state.recommended:
        return Turn((Say("utter_ask_what_else", {}, _what_else(catalogue)),), _closed(state))
    if state.open_question is Question.READING:
        asked = tuple(dict.fromkeys((*state.asked, Question.INDUSTRY)))
        turn = next_step(_closed(state).but(asked=asked), state.profile, catalogue)
        return Turn((Say("utter_dont_know"), *turn.parts), turn.state)
    if state.open_question is Question.INDUSTRY and Question.READING not in state.asked:
        asked = tuple(dict.fromkeys((*state.asked, Question.READING)))
        said = Say("utter_help_industry", {}, offers.usual_divisions(catalogue))
        return Turn((said,), state.but(asked=asked))
    turn = next_step(_closed(state), state.profile, catalogue)
    return Turn((Say("utter_dont_know"), *turn.parts), turn.state)


def affirm(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Take a yes for what was offered last."""
    if _tells(message):
        return advise(state, message, catalogue)
    if state.open_question is Question.CONTACT:
        return show_contact(state, message, catalogue)
    if state.recommended:
        return Turn((Say("utter_ask_what_else", {}, _what_else(catalogue)),), _closed(state))
    if state.open_question is None:
        return next_step(state, state.profile, catalogue)
    return _resume(Say("utter_gladly"), state, catalogue)


def deny(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Take a no: correct what it corrects, else let the open question go."""
    if _tells_something(message) or any(m.negated for m in message.mentions):
        return advise(state, message, catalogue)
    if state.open_question is Question.INTEREST:
        return dont_know(state, message, catalogue)
    if state.open_question in (Question.INDUSTRY, Question.READING):
        said = Say("utter_other_trade", {}, offers.usual_divisions(catalogue))
        return Turn((said,), state.but(open_question=Question.INDUSTRY))
    return Turn((Say("utter_ask_what_else", {}, _what_else(catalogue)),), _closed(state))


def restart(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Forget the company and begin again."""
    if message.confidence < SURE:
        return repair(state, message, catalogue)  # what was told is not wiped by mistake
    fresh = State(introduced=state.introduced)
    turn = ask(fresh, Question.INDUSTRY, None, catalogue)
    return Turn((Say("utter_restarted"), *turn.parts), turn.state)


def _resume(said: Say, state: State, catalogue: Catalogue) -> Turn:
    """Say something and ask the open question again, so that no thread is lost."""
    question = state.open_question
    if question is None and not state.recommended and not state.profile.sector:
        question = Question.INDUSTRY  # nothing is open yet: the main question is
    if question in (Question.INDUSTRY, Question.INTEREST, Question.PLACE):
        turn = ask(state, question, None, catalogue)
        return Turn((said, *turn.parts), turn.state)
    return Turn((said,), state)


def _tells(message: Message) -> bool:
    return any(m.kind in TELLING for m in message.mentions)


def _tells_something(message: Message) -> bool:
    return _tells(message) or bool(message.first(Kind.PLACE) or message.first(Kind.SIZE))


def _closed(state: State) -> State:
    return state.but(open_question=None, misses=0)


def _what_else(catalogue: Catalogue) -> tuple[Button, ...]:
    return offers.plain(
        catalogue, "ask_other_technology", "ask_other_hub", "list_hubs", "request_handoff"
    )
