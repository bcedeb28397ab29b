"""Why this hub, why not that one, and what else there is."""

from __future__ import annotations

from hublotse.advice import HubAdvice, Recommendation, recommend
from hublotse.advice.technology import rank_technologies
from hublotse.catalogue import Catalogue
from hublotse.dialogue import cards, offers, summary
from hublotse.dialogue.knowledge import show_hub
from hublotse.dialogue.recommendation import ask, give, next_step
from hublotse.dialogue.state import Message, Question, Shown, State
from hublotse.dialogue.turn import Say, Turn
from hublotse.dialogue.update import update
from hublotse.understanding import Kind

LAST = 1  # hub or technology that is left: behind it, all are back


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
    """Recommend another hub: the named one's turn, a nearer one, or the next best."""
    if state.recommended and message.tone.wants_nearer:
        return _nearer(state, catalogue)
    if message.first(Kind.HUB) not in (None, *state.shown.hubs[:1]):
        return show_hub(state, message, catalogue)
    change = update(state, message, catalogue)
    after = state.but(profile=change.profile, misses=0)
    if change.profile != state.profile or not state.recommended:
        return next_step(after, state.profile, catalogue)
    best = recommend(after.profile, catalogue).best.hub.id
    return _without(after, (best,), catalogue)


def offer_other_technology(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Recommend with another technology: the one that was named, or the next best."""
    change = update(state, message, catalogue)
    after = state.but(profile=change.profile, misses=0)
    if change.profile != state.profile or not state.recommended:
        return next_step(after, state.profile, catalogue)
    ranked = rank_technologies(after.profile, catalogue)
    if len(catalogue.technologies) - len(after.profile.unwanted_technologies) <= LAST:
        fresh = after.profile.copy(update={"unwanted_technologies": ()})
        turn = give(after.but(profile=fresh), after.profile, catalogue)
        return Turn((Say("utter_all_technologies_shown"), *turn.parts), turn.state)
    set_aside = ranked[0].technology.id
    profile = after.profile.copy(
        update={
            "technologies": tuple(w for w in after.profile.technologies if w.id != set_aside),
            "unwanted_technologies": (*after.profile.unwanted_technologies, set_aside),
        }
    )
    return give(after.but(profile=profile), after.profile, catalogue)


def _nearer(state: State, catalogue: Catalogue) -> Turn:
    """Recommend the best of the hubs that are nearer than the one shown."""
    if state.profile.place is None:
        return ask(state, Question.PLACE, None, catalogue)
    ranked = recommend(state.profile, catalogue).hubs
    limit = ranked[0].distance_km or 0.0
    farther = tuple(a.hub.id for a in ranked if (a.distance_km or 0.0) >= limit)
    if len(ranked) == len(farther):
        said = Say("utter_no_nearer_hub", {"hub": ranked[0].hub.name})
        buttons = offers.after_recommendation(ranked[0].hub, catalogue)
        return Turn((Say(said.response, said.values, buttons),), state)
    return _without(state, farther, catalogue)


def _without(state: State, hubs: tuple[str, ...], catalogue: Catalogue) -> Turn:
    """Recommend again without some hubs; when too few are left, all are back."""
    excluded = tuple(dict.fromkeys((*state.profile.excluded_hubs, *hubs)))
    if len(catalogue.hubs) - len(excluded) < LAST:
        fresh = state.profile.copy(update={"excluded_hubs": ()})
        turn = give(state.but(profile=fresh), state.profile, catalogue)
        return Turn((Say("utter_all_hubs_shown"), *turn.parts), turn.state)
    profile = state.profile.copy(update={"excluded_hubs": excluded})
    return give(state.but(profile=profile), state.profile, catalogue)


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
