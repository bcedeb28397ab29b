"""Loads a trained model and parses texts with it, as the running assistant would."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("ACTION_URL", "http://127.0.0.1:0/webhook")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker


@dataclass(frozen=True)
class Parsed:
    """What the model says of a text.

    Args:
        intent: After the fallback.
        likeliest: Before the fallback.
        confidence: Of the likeliest.
        ranking: Names and confidences, best first.
    """

    intent: str
    likeliest: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]


class Parser:
    """Parses texts with a trained model."""

    def __init__(self, model: Path) -> None:
        self._processor: Any = Agent.load(str(model)).processor
        self._tracker = DialogueStateTracker.from_events("test", [])

    def parse(self, text: str) -> Parsed:
        """Return the intent of a text."""
        found = self._processor._parse_message_with_graph(UserMessage(text), self._tracker)
        ranking = tuple(
            (rank["name"], float(rank["confidence"]))
            for rank in found["intent_ranking"]
            if rank["name"] != "nlu_fallback"
        )
        return Parsed(found["intent"]["name"], ranking[0][0], ranking[0][1], ranking)
