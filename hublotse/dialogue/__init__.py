"""The decisions of the conversation: state and message in, answer and state out; no Rasa."""

from hublotse.dialogue.respond import Responder, respond
from hublotse.dialogue.state import Message, Question, Shown, State
from hublotse.dialogue.turn import Button, Say, Show, Turn

__all__ = [
    "Button",
    "Message",
    "Question",
    "Responder",
    "Say",
    "Show",
    "Shown",
    "State",
    "Turn",
    "respond",
]
