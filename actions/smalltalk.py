"""Greeting, yes and no."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import steering


class ActionGreet(TurnAction):
    """Greet, and ask what the company does."""

    label = "action_greet"
    responder = staticmethod(steering.greet)


class ActionAffirm(TurnAction):
    """Take a yes for what was offered last."""

    label = "action_affirm"
    responder = staticmethod(steering.affirm)


class ActionDeny(TurnAction):
    """Take a no, or the correction that comes with it."""

    label = "action_deny"
    responder = staticmethod(steering.deny)
