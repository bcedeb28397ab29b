"""When a message was not understood: likely readings first, another way next, never a loop."""

from __future__ import annotations

from hublotse.catalogue import Catalogue
from hublotse.dialogue import offers, summary
from hublotse.dialogue.recommendation import advise
from hublotse.dialogue.state import Message, Question, State
from hublotse.dialogue.turn import Button, Say, Turn
from hublotse.understanding import Kind

READINGS_OFFERED = 3
USUAL_WANTS = ("describe_company", "list_hubs", "ask_initiative")
FACTS = frozenset(
    {Kind.INDUSTRY, Kind.FOCUS, Kind.TECHNOLOGY, Kind.AIM, Kind.TOPIC, Kind.PLACE, Kind.SIZE}
)


def repair(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Answer a message whose intent is unclear.

    What it tells of the company is taken in all the same; without that, the first time the
    likely readings are offered, the second time another way, then the initiative's own site.
    """
    if any(m.kind in FACTS and not m.negated for m in message.mentions):
        return advise(state, message, catalogue)
    if state.open_question in (Question.INDUSTRY, Question.INTEREST) and not state.misses:
        # An answer that can't be placed is still an answer: say so and go on.
        turn = advise(state, message, catalogue)
        return Turn(turn.parts, turn.state.but(misses=1))
    misses = state.misses + 1
    after = state.but(misses=misses)
    if misses == 1:
        wants = [i for i in message.likely_intents if f"label_{i}" in catalogue.texts]
        likely = tuple(dict.fromkeys([*wants[:READINGS_OFFERED], *USUAL_WANTS]))
        buttons = offers.plain(catalogue, *likely[:READINGS_OFFERED])
        return Turn((Say("utter_not_understood", {}, buttons),), after)
    if misses == 2:
        known = summary.known(state.profile, catalogue)
        buttons = (
            *offers.plain(catalogue, "list_hubs", "list_technologies", "request_handoff"),
            Button(catalogue.text("button_skip"), offers.payload("skip_question")),
        )
        return Turn((Say("utter_not_understood_again", {"known": known}, buttons),), after)
    buttons = (
        *offers.plain(catalogue, "request_recommendation", "request_handoff"),
        Button(catalogue.text("button_start_over"), offers.payload("start_over")),
    )
    return Turn((Say("utter_not_understood_at_all", {}, buttons),), state.but(misses=0))
