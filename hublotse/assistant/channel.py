"""Rasa's REST channel with a guard: every message gets a sensible German answer."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from hublotse.catalogue import load_catalogue
from hublotse.understanding.text import compose

logger = logging.getLogger(__name__)

LONGEST_MESSAGE = 4000  # characters; more is no message but a document
LONGEST_SENDER = 128
ANSWER_WITHIN = 25.0  # seconds; then an apology is better than silence
BLANK = "/send_blank"
TOO_LONG = "/send_too_long"
_PAYLOAD = re.compile(r"^/([a-z_]+)(\{.*\})?$", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

Handler = Callable[[UserMessage], Awaitable[Any]]


class GuardedRestInput(RestInput):
    """``POST /webhooks/rest/webhook`` ``{"sender", "message"}`` → a list of messages."""

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> GuardedRestInput:
        """Create the channel; it takes no settings."""
        return cls()

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the routes of the channel."""
        routes = Blueprint("rest_channel")

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                sender, text = read_request(request.json)
            except ValueError as error:
                return response.json({"error": str(error)}, status=400)
            return response.json(await answer(on_new_message, sender, text))

        return routes


def read_request(body: Any) -> tuple[str, str]:
    """Return sender and text of a request body.

    Raises:
        ValueError: Says what is missing.
    """
    if not isinstance(body, dict):
        raise ValueError('The body must be JSON: {"sender": "…", "message": "…"}.')
    sender, text = body.get("sender"), body.get("message")
    if not isinstance(sender, str) or not 0 < len(sender) <= LONGEST_SENDER:
        raise ValueError(f'"sender" must be a text of 1 to {LONGEST_SENDER} characters.')
    if not isinstance(text, str):
        raise ValueError('"message" must be a text.')
    return sender, text


def guard(text: str, payloads: frozenset[str]) -> str:
    """Return what the assistant shall read for what was typed.

    Blank and endless messages become intents of their own, so that they are answered in the
    conversation; a slash is only a button's payload when its intent and entities are ours.

    Args:
        text: As it came in.
        payloads: Intents that buttons may carry.
    """
    # Half an emoji, as some phones send at a cut, can't be encoded and means nothing.
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    cleaned = compose(_CONTROL.sub("", whole)).strip()
    if not any(character.isalnum() for character in cleaned):
        return BLANK
    if len(cleaned) > LONGEST_MESSAGE:
        return TOO_LONG
    if cleaned.startswith("/"):
        return cleaned if is_payload(cleaned, payloads) else cleaned.lstrip("/ ")
    return cleaned


def is_payload(text: str, payloads: frozenset[str]) -> bool:
    """Whether a text is the payload of one of our buttons."""
    match = _PAYLOAD.match(text)
    if match is None or match.group(1) not in payloads:
        return False
    try:
        entities = json.loads(match.group(2) or "{}")
    except ValueError:
        return False
    return known_entities(entities)


def known_entities(entities: Any) -> bool:
    """Whether these are entities, and each of them names an entry of the catalogue."""
    if not isinstance(entities, dict):
        return False
    catalogue = load_catalogue()
    known: dict[str, Mapping[str, object]] = {
        "hub": catalogue.hub_by_id,
        "technology": catalogue.technology_by_id,
        "topic": catalogue.topic_by_id,
        "aim": catalogue.aim_by_id,
        "industry": catalogue.divisions,
    }
    return all(
        isinstance(value, str) and value in known.get(kind, ()) for kind, value in entities.items()
    )


# What a button may carry; proved complete by tests/structure.
PAYLOADS = frozenset(
    {
        "greet",
        "deny",
        "describe_company",
        "state_interest",
        "state_place",
        "request_recommendation",
        "ask_reason",
        "ask_other_hub",
        "ask_other_technology",
        "ask_hub",
        "list_hubs",
        "list_technologies",
        "ask_initiative",
        "ask_startups",
        "ask_cost",
        "request_handoff",
        "ask_privacy",
        "ask_capabilities",
        "skip_question",
        "say_dont_know",
        "start_over",
    }
)


class WholeTextOutput(CollectingOutputChannel):
    """Collects answers as they are; Rasa's own would cut a text at every blank line."""

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keep a text in one piece."""
        await self._persist_message(self._message(recipient_id, text=text))


async def answer(on_new_message: Handler, sender: str, text: str) -> list[dict[str, Any]]:
    """Return the assistant's messages; an apology when something fails behind the scenes."""
    collector = WholeTextOutput()
    message = UserMessage(guard(text, PAYLOADS), collector, sender, input_channel="rest")
    try:
        await asyncio.wait_for(on_new_message(message), timeout=ANSWER_WITHIN)
    except asyncio.TimeoutError:
        logger.error("No answer within %s seconds.", ANSWER_WITHIN)
    except Exception:  # whatever it is, the visitor must not be met with silence
        logger.exception("The message could not be answered.")
    messages: list[dict[str, Any]] = collector.messages
    if messages:
        return messages
    return [{"recipient_id": sender, "text": load_catalogue().text("apology")}]
