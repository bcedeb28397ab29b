from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from hublotse.assistant.channel import (
    BLANK,
    PAYLOADS,
    TOO_LONG,
    answer,
    guard,
    known_entities,
    read_request,
)
from hublotse.catalogue import Catalogue


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "?!", "😀", "\u200b\u202e", "\ud83d"])
def test_a_message_without_content_is_called_blank(text: str) -> None:
    assert guard(text, PAYLOADS) == BLANK


def test_a_document_is_called_too_long() -> None:
    assert guard("Wir bauen Pumpen. " * 300, PAYLOADS) == TOO_LONG


@pytest.mark.parametrize(
    "text", ["/greet", '/ask_hub{"hub": "koeln"}', '/describe_company{"industry": "28"}']
)
def test_a_button_of_ours_passes(text: str) -> None:
    assert guard(text, PAYLOADS) == text


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/nlu_fallback",
        '/ask_hub{"hub": "atlantis"}',
        '/ask_hub{"hub": ["koeln"]}',
        '/ask_hub{"profile": "x"}',
        "/ask_hub{",
        "//greet and more",
    ],
)
def test_a_forged_payload_is_read_as_text(text: str) -> None:
    assert not guard(text, PAYLOADS).startswith("/")


def test_umlauts_of_two_characters_become_one() -> None:
    assert guard("Mo\u0308bel", PAYLOADS) == "Möbel"


@pytest.mark.parametrize("entities", [None, [], "x", {"hub": None}, {"hub": {"a": 1}}])
def test_entities_of_another_shape_are_not_known(entities: object) -> None:
    assert not known_entities(entities)


@pytest.mark.parametrize("body", [None, [], {}, {"sender": "x"}, {"sender": "", "message": "a"}])
def test_a_malformed_body_is_refused_with_what_is_expected(body: object) -> None:
    with pytest.raises(ValueError, match="must be"):
        read_request(body)


async def _silent(message: UserMessage) -> None:
    return None


async def _failing(message: UserMessage) -> None:
    raise RuntimeError("out of order")


async def _answering(message: UserMessage) -> None:
    await message.output_channel.send_response("x", {"text": "Erster.\n\nZweiter Absatz."})


@pytest.mark.parametrize("handler", [_silent, _failing])
def test_silence_and_faults_become_an_apology(handler: Any, catalogue: Catalogue) -> None:
    messages = asyncio.run(answer(handler, "x", "Hallo"))
    assert [m["text"] for m in messages] == [catalogue.text("apology")]


def test_an_answer_stays_in_one_piece() -> None:
    messages = asyncio.run(answer(_answering, "x", "Hallo"))
    assert [m["text"] for m in messages] == ["Erster.\n\nZweiter Absatz."]
