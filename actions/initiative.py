"""Questions about the initiative and working with startups."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import knowledge


class ActionShowInitiative(TurnAction):
    """Tell of the initiative."""

    label = "action_show_initiative"
    responder = staticmethod(knowledge.show_initiative)


class ActionShowStartups(TurnAction):
    """Say why working with startups pays."""

    label = "action_show_startups"
    responder = staticmethod(knowledge.show_startups)
