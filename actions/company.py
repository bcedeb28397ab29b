"""Taking in what the company tells, and recommending."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import recommendation


class ActionAdvise(TurnAction):
    """Ask for what is missing, or recommend a hub and a technology."""

    label = "action_advise"
    responder = staticmethod(recommendation.advise)
