"""Questions about the key technologies."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import knowledge


class ActionShowTechnology(TurnAction):
    """Explain one technology."""

    label = "action_show_technology"
    responder = staticmethod(knowledge.show_technology)


class ActionListTechnologies(TurnAction):
    """List the technologies."""

    label = "action_list_technologies"
    responder = staticmethod(knowledge.list_technologies)
