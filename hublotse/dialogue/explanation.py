"""Why this hub, why not that one, and what else there is."""

from __future__ import annotations

from hublotse.advice import HubAdvice, Recommendation, recommend
from hublotse.advice.technology import rank_technologies
from hublotse.catalogue import Catalogue
from hublotse.dialogue import cards, offers, summary
from hublotse.dialogue.recommendation import ask, next_step
from hublotse.dialogue.state import Message, Question, Shown, State
from hublotse.dialogue.turn import Button, Say, Turn
from hublotse.dialogue.update import update
from hublotse.understanding import Kind
from hublotse.understanding.text import fold

ALTERNATIVES = 3
# A visitor who wants 'etwas näher' asks for distance, not for the next best fit.
NEARER = ("naher", "nah", "nachst", "weit weg", "entfernt", "um die ecke", "in der nahe")


def explain(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Give the reasons for the hub that was named, else for the one shown last."""
    if not state.recommended:
        turn = next_step(state, state.profile, catalogue)
        return Turn((Say("utter_no_recommendation_yet"), *turn.parts), turn.state)
    advice = recommend(state.profile, catalogue)
    named = next((m.value for m in message.mentions if m.kind is Kind.HUB), None)
    hub_id = named or (state.shown.hubs[0] if state.shown.hubs else advice.best.hub.id)
    found = next((a for a in advice.hubs if a.hub.id == hub_id), None)
    if found is None:
        said = catalogue.text("rank_excluded", hub=catalogue.hub_by_id[hub_id].name)
        return Turn((Say("utter_explanation_short", {"rank": said}),), state)
    reasons = "\n".join(
        catalogue.text("bullet", text=reason) for reason in cards.reasons(found, catalogue)
    )
    values = {
        "hub": found.hub.name,
        "rank": _rank(found, advice, catalogue),
        "reasons": reasons,
        "known": summary.known(state.profile, catalogue),
    }
    buttons = offers.after_recommendation(found.hub, catalogue)
    shown = _focus_on(state.shown, hub_id)
    return Turn((Say("utter_explanation", values, buttons),), state.but(shown=shown, misses=0))


def offer_other_hub(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Offer the next best hubs, or the nearest ones when nearness is what is wanted."""
    change = update(state, message, catalogue)
    after = state.but(profile=change.profile, misses=0)
    if change.profile != state.profile and not message.first(Kind.HUB):
        return next_step(after, state.profile, catalogue)
    if any(cue in fold(message.text) for cue in NEARER):
        if after.profile.place is None:
            return ask(after, Question.PLACE, None, catalogue)
        advice = recommend(after.profile, catalogue)
        others = sorted(advice.hubs, key=lambda item: (item.distance_km or 0.0, item.hub.id))
        return _list(after, "utter_nearest_hubs", others[:ALTERNATIVES], catalogue)
    advice = recommend(after.profile, catalogue)
    others = [a for a in advice.hubs if a.hub.id not in after.shown.hubs[:1]]
    return _list(after, "utter_other_hubs", others[:ALTERNATIVES], catalogue)


def offer_other_technology(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Offer the technologies that come next, each with its use case for the trade."""
    change = update(state, message, catalogue)
    after = state.but(profile=change.profile, misses=0)
    if change.profile.technologies != state.profile.technologies and after.recommended:
        return next_step(after, state.profile, catalogue)
    ranked = rank_technologies(after.profile, catalogue)
    others = [a for a in ranked if a.technology.id not in after.shown.technologies[:1]]
    others = others[:ALTERNATIVES]
    lines = "\n".join(
        catalogue.text("bullet", text=f"{a.technology.name}: {a.use_case}") for a in others
    )
    buttons = tuple(offers.technology(a.technology.id, catalogue) for a in others)
    return Turn((Say("utter_other_technologies", {"technologies": lines}, buttons),), after)


def _list(state: State, response: str, found: list[HubAdvice], catalogue: Catalogue) -> Turn:
    lines = []
    for item in found:
        line = f"{item.hub.name} – {cards.reasons(item, catalogue)[0]}"
        if item.distance_km is not None:
            topics = summary.enumerate_words(
                catalogue.topic_by_id[topic].german for topic in item.hub.topics
            )
            line = catalogue.text(
                "hub_line_distance",
                name=item.hub.name,
                topics=topics,
                km=str(round(item.distance_km)),
            )
        lines.append(catalogue.text("bullet", text=line))
    buttons: tuple[Button, ...] = tuple(offers.more_on(a.hub, catalogue) for a in found)
    shown = Shown(hubs=tuple(item.hub.id for item in found), technologies=state.shown.technologies)
    said = Say(response, {"hubs": "\n".join(lines)}, buttons)
    return Turn((said,), state.but(shown=shown))


def _rank(found: HubAdvice, advice: Recommendation, catalogue: Catalogue) -> str:
    rank = 1 + [a.hub.id for a in advice.hubs].index(found.hub.id)
    if rank == 1:
        return catalogue.text("rank_first", hub=found.hub.name)
    best = advice.best
    return catalogue.text(
        "rank_later",
        hub=found.hub.name,
        rank=str(rank),
        best=best.hub.name,
        reason=cards.reasons(best, catalogue)[0],
    )


def _focus_on(shown: Shown, hub_id: str) -> Shown:
    others = tuple(hub for hub in shown.hubs if hub != hub_id)
    return Shown(hubs=(hub_id, *others), technologies=shown.technologies)
