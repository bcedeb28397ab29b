"""The main job: take in what a message tells, ask for what is missing, recommend."""

from __future__ import annotations

from hublotse.advice import HubAdvice, Profile, Recommendation, Sector, recommend
from hublotse.advice.evidence import ON_THE_SPOT_KM
from hublotse.catalogue import Catalogue
from hublotse.dialogue import cards, offers, summary
from hublotse.dialogue.state import Message, Question, Shown, State
from hublotse.dialogue.turn import Button, Part, Say, Show, Turn
from hublotse.dialogue.update import update
from hublotse.understanding.sectors import SectorReading

# A button may name what the visitor wants to tell: then it is asked for.
ASKED_BY_BUTTON = {
    "state_place": Question.PLACE,
    "describe_company": Question.INDUSTRY,
    "state_interest": Question.INTEREST,
}
MOST_QUESTIONS = 2  # at the latest after two questions there is a recommendation


def advise(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Take in a message about the company, then ask the one missing thing or recommend."""
    change = update(state, message, catalogue)
    news = change.profile != state.profile
    after = state.but(profile=change.profile, misses=0)
    if message.intent == "request_recommendation" or (message.tone.asks_outright and news):
        return _asked_outright(state, after, catalogue)
    lost_trade = state.profile.sector and not (after.profile.sector or after.profile.focuses)
    if lost_trade:
        said = Say("utter_other_trade", {}, offers.usual_divisions(catalogue))
        return Turn((said,), after.but(open_question=Question.INDUSTRY))
    if state.profile.place and not after.profile.place:
        return ask(after, Question.PLACE, None, catalogue)
    if len(change.doubts) > 1 and _may_ask(state, Question.READING):
        return ask_reading(after, change.doubts, catalogue)
    if change.doubts and not news:
        # Asked once already: take the likeliest reading and say so in the answer.
        return _take(after, change.doubts[0], catalogue)
    if not news:
        return _nothing_new(after, message, catalogue)
    return next_step(after, state.profile, catalogue)


def next_step(state: State, before: Profile, catalogue: Catalogue) -> Turn:
    """Ask what is missing and matters, or recommend."""
    question = _missing(state)
    if question is None:
        return give(state, before, catalogue)
    return ask(state, question, before, catalogue)


def ask(state: State, question: Question, before: Profile | None, catalogue: Catalogue) -> Turn:
    """Ask a question, saying first what was understood since ``before``."""
    understood = summary.changed(before, state.profile, catalogue) if before else ""
    buttons = offers.interests(state.profile, catalogue) if question is Question.INTEREST else ()
    response = f"utter_ask_{question.value}"
    said = Say(response, {}, buttons)
    if understood:
        said = Say(f"{response}_after", {"understood": understood}, buttons)
    asked = tuple(dict.fromkeys((*state.asked, question)))
    return Turn((said,), state.but(open_question=question, asked=asked))


def ask_reading(state: State, readings: tuple[SectorReading, ...], catalogue: Catalogue) -> Turn:
    """Ask which of the likely trades is meant."""
    words = next((r.words[0] for r in readings if r.words), "")
    buttons = offers.readings(readings, catalogue)
    said = Say("utter_ask_reading", {"words": words}, buttons)
    asked = tuple(dict.fromkeys((*state.asked, Question.READING)))
    return Turn((said,), state.but(open_question=Question.READING, asked=asked))


def give(state: State, before: Profile, catalogue: Catalogue) -> Turn:
    """Recommend, saying what changed where there was a recommendation before."""
    advice = recommend(state.profile, catalogue)
    parts: list[Part] = []
    changed = summary.changed(before, state.profile, catalogue)
    if state.recommended and changed:
        parts.append(Say("utter_changed", {"changed": changed}))
    elif not state.recommended:
        known = summary.known(state.profile, catalogue)
        if not state.profile.is_empty:
            parts.append(Say("utter_understood", {"known": known}))
    parts.append(Say("utter_recommendation", _as_text(advice, catalogue)))
    parts.append(Show(cards.recommendation_card(advice, catalogue)))
    buttons = offers.after_recommendation(advice.best.hub, catalogue)
    parts.append(Say("utter_offer", {}, buttons))
    shown = Shown(
        hubs=tuple(a.hub.id for a in (advice.best, *advice.runners_up)),
        technologies=tuple(
            a.technology.id for a in (advice.technology, *advice.further_technologies)
        ),
    )
    return Turn(
        tuple(parts),
        state.but(shown=shown, recommended=True, open_question=Question.CONTACT, misses=0),
    )


def _asked_outright(state: State, after: State, catalogue: Catalogue) -> Turn:
    """Recommend at once, unless nothing is known that it could rest on."""
    if after.profile.is_empty and not state.asked:
        return ask(after, Question.INDUSTRY, None, catalogue)
    return give(after, state.profile, catalogue)


def _missing(state: State) -> Question | None:
    profile = state.profile
    if state.recommended or len(state.asked) >= MOST_QUESTIONS:
        return None
    knows_trade = bool(profile.sector or profile.focuses)
    if not knows_trade and Question.INDUSTRY not in state.asked:
        return Question.INDUSTRY
    if not profile.has_interest and Question.INTEREST not in state.asked:
        return Question.INTEREST
    return None


def _may_ask(state: State, question: Question) -> bool:
    return question not in state.asked and (state.recommended or len(state.asked) < MOST_QUESTIONS)


def _take(state: State, reading: SectorReading, catalogue: Catalogue) -> Turn:
    sector = Sector(wz=reading.wz, words=reading.words)
    after = state.but(profile=state.profile.copy(update={"sector": sector}))
    return next_step(after, state.profile, catalogue)


def _nothing_new(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """A message that should have told something but brought nothing we know."""
    title = catalogue.texts.get(f"label_{message.intent}")
    pressed = message.text.startswith("/") or message.text == title
    pressed = pressed or message.intent == "state_place"
    if pressed and not message.mentions and message.intent in ASKED_BY_BUTTON:
        return ask(state, ASKED_BY_BUTTON[message.intent], None, catalogue)
    if message.mentions and not state.profile.is_empty:
        return next_step(state, state.profile, catalogue)
    if state.recommended:
        known = summary.known(state.profile, catalogue)
        said = Say("utter_not_placed_after", {"known": known}, _after(state, catalogue))
        return Turn((said,), state)
    if state.open_question is Question.INTEREST:
        # An interest that we can't name is no reason to keep the visitor waiting.
        turn = give(state, state.profile, catalogue)
        return Turn((Say("utter_interest_not_placed"), *turn.parts), turn.state)
    if len(state.asked) >= MOST_QUESTIONS or Question.READING in state.asked:
        return give(state, state.profile, catalogue)
    known = summary.known(state.profile, catalogue)
    asked = tuple(dict.fromkeys((*state.asked, Question.INDUSTRY, Question.READING)))
    said = Say("utter_not_placed", {"known": known}, offers.usual_divisions(catalogue))
    return Turn((said,), state.but(open_question=Question.INDUSTRY, asked=asked))


def _after(state: State, catalogue: Catalogue) -> tuple[Button, ...]:
    hub = catalogue.hub_by_id[state.shown.hubs[0]]
    return offers.after_recommendation(hub, catalogue)


def _as_text(advice: Recommendation, catalogue: Catalogue) -> dict[str, str]:
    best, technology = advice.best, advice.technology
    lines = [catalogue.text("bullet", text=reason) for reason in cards.reasons(best, catalogue)]
    return {
        "note": _note(advice.profile, catalogue),
        "hub": best.hub.name,
        "distance": _distance(best, advice.profile, catalogue),
        "reasons": "\n".join(lines),
        "technology": technology.technology.name,
        "use_case": technology.use_case,
        "technology_reason": cards.sentence(technology.reason, catalogue),
        "runners_up": summary.enumerate_words(
            catalogue.text(
                "recommendation_runner_up",
                hub=item.hub.name,
                distance=_distance(item, advice.profile, catalogue),
            )
            for item in advice.runners_up
        ),
        "further_technologies": summary.enumerate_words(
            item.technology.name for item in advice.further_technologies
        ),
        "website": best.site.website.label,
    }


def _note(profile: Profile, catalogue: Catalogue) -> str:
    """What honesty asks to be said first; empty, or ending in a blank line."""
    if profile.is_empty:
        return catalogue.text("recommendation_nothing_known") + "\n\n"
    note = catalogue.divisions[profile.sector.wz].note if profile.sector else None
    if note and not profile.focuses:
        return catalogue.text("recommendation_no_hub_for_sector", note=note) + "\n\n"
    return ""


def _distance(advice: HubAdvice, profile: Profile, catalogue: Catalogue) -> str:
    if advice.distance_km is None or profile.place is None:
        return ""
    if advice.distance_km < ON_THE_SPOT_KM:
        return catalogue.text("recommendation_on_the_spot")
    return catalogue.text(
        "recommendation_distance", km=str(round(advice.distance_km)), place=profile.place.name
    )
