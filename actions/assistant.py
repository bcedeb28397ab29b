"""Questions about the assistant, and all that has one text for an answer."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import steering


class ActionAnswer(TurnAction):
    """Say ``utter_<intent>``, then go on where the conversation stood."""

    label = "action_answer"
    responder = staticmethod(steering.answer)
