"""Steering the conversation."""

from __future__ import annotations

from actions.turn_action import TurnAction
from hublotse.dialogue import steering


class ActionExplainQuestion(TurnAction):
    """Say why the open question is asked."""

    label = "action_explain_question"
    responder = staticmethod(steering.explain_question)


class ActionSkipQuestion(TurnAction):
    """Go on without an answer."""

    label = "action_skip_question"
    responder = staticmethod(steering.skip)


class ActionHelpUndecided(TurnAction):
    """Help a visitor who doesn't know."""

    label = "action_help_undecided"
    responder = staticmethod(steering.dont_know)


class ActionStartOver(TurnAction):
    """Forget the company and begin again."""

    label = "action_start_over"
    responder = staticmethod(steering.restart)
