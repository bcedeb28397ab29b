"""The way to a hub contact."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import knowledge


class ActionShowContact(TurnAction):
    """Name the general way to a hub."""

    label = "action_show_contact"
    responder = staticmethod(knowledge.show_contact)
