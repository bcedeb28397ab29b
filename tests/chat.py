"""A visitor: talks to a running assistant and keeps what it answered."""

from __future__ import annotations

import json
import urllib.request
import uuid
from dataclasses import dataclass, field
from typing import Any

CHANNEL = "/webhooks/rest/webhook"


@dataclass
class Answer:
    """The messages with which the assistant answered one message."""

    messages: list[dict[str, Any]]

    @property
    def text(self) -> str:
        """All texts, one below the other."""
        return "\n".join(m["text"] for m in self.messages if "text" in m)

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The rich messages."""
        return [m["custom"] for m in self.messages if "custom" in m]

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The suggestions, in their order."""
        return [button for m in self.messages for button in m.get("buttons") or ()]

    def card(self, kind: str) -> dict[str, Any] | None:
        """Return the first rich message of a type."""
        return next((card for card in self.cards if card["type"] == kind), None)


@dataclass
class Visitor:
    """One conversation.

    Args:
        url: The assistant's address.
        sender: The conversation's id.
    """

    url: str
    sender: str = field(default_factory=lambda: f"test-{uuid.uuid4()}")
    answers: list[Answer] = field(default_factory=list)

    def say(self, text: str) -> Answer:
        """Send a text or a payload and return the answer."""
        body = json.dumps({"sender": self.sender, "message": text}).encode()
        request = urllib.request.Request(
            self.url + CHANNEL, body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as response:
            answer = Answer(json.load(response))
        self.answers.append(answer)
        return answer

    def press(self, title: str) -> Answer:
        """Press the button of this title in the last answer."""
        for button in self.answers[-1].buttons:
            if button["title"] == title:
                return self.say(button["payload"])
        titles = [button["title"] for button in self.answers[-1].buttons]
        raise AssertionError(f"There is no button '{title}', only {titles}.")
