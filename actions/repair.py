"""Messages that were not understood."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import repair


class ActionRepair(TurnAction):
    """Offer likely readings, then another way."""

    label = "action_repair"
    responder = staticmethod(repair.repair)
