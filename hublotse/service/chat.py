"""A chat in the terminal with a running assistant, over its REST channel."""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
import uuid
from typing import Any

from hublotse.errors import ServiceError

CHANNEL = "/webhooks/rest/webhook"
PROMPT = "Sie: "
ENOUGH = ("/ende", "/quit", "/exit")


def talk(url: str) -> int:
    """Read lines and print answers until the input ends; a number takes a suggestion.

    Raises:
        ServiceError: The assistant cannot be reached.
    """
    sender = f"terminal-{uuid.uuid4()}"
    titles = _show(_send(url, sender, "/greet"))
    while True:
        try:
            line = input(PROMPT if sys.stdin.isatty() else "").strip()
        except EOFError:
            return 0
        if line.lower() in ENOUGH:
            return 0
        if line.isdigit() and 0 < int(line) <= len(titles):
            line = titles[int(line) - 1]
        titles = _show(_send(url, sender, line))


def _send(url: str, sender: str, text: str) -> list[dict[str, Any]]:
    body = json.dumps({"sender": sender, "message": text}).encode()
    request = urllib.request.Request(
        url.rstrip("/") + CHANNEL, body, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            answer: list[dict[str, Any]] = json.load(response)
            return answer
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise ServiceError(
            f"No assistant answers at {url}.", 'Start one with "hublotse serve".'
        ) from error


def _show(messages: list[dict[str, Any]]) -> list[str]:
    """Print the texts and number the suggestions; return the suggestions' payloads."""
    payloads: list[str] = []
    for message in messages:
        if message.get("text"):
            print(f"\n{message['text']}")
        for button in message.get("buttons") or ():
            payloads.append(button["payload"])
            print(f"  [{len(payloads)}] {button['title']}")
    print(flush=True)
    return payloads
