"""Questions about the hubs."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import knowledge


class ActionShowHub(TurnAction):
    """Tell of one hub."""

    label = "action_show_hub"
    responder = staticmethod(knowledge.show_hub)


class ActionListHubs(TurnAction):
    """List the hubs, or those for a topic or technology."""

    label = "action_list_hubs"
    responder = staticmethod(knowledge.list_hubs)
