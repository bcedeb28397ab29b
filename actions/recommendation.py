"""After a recommendation: reasons and alternatives."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import explanation


class ActionExplainRecommendation(TurnAction):
    """Say why this hub, or why not that one."""

    label = "action_explain_recommendation"
    responder = staticmethod(explanation.explain)


class ActionOfferOtherHub(TurnAction):
    """Offer the next best or the nearest hubs."""

    label = "action_offer_other_hub"
    responder = staticmethod(explanation.offer_other_hub)


class ActionOfferOtherTechnology(TurnAction):
    """Offer the technologies that come next."""

    label = "action_offer_other_technology"
    responder = staticmethod(explanation.offer_other_technology)
