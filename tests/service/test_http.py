"""The running assistant over HTTP: routes, bad input, and faults behind the scenes."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest

from hublotse.service.processes import Service, free_port
from hublotse.service.settings import Settings
from tests.chat import CHANNEL, Visitor

JSON = {"Content-Type": "application/json"}


def _get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _post(url: str, body: bytes) -> tuple[int, object]:
    request = urllib.request.Request(url + CHANNEL, body, JSON)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_chat_page_and_its_files_are_served(assistant: str) -> None:
    for path in ("/", "/chat.css", "/chat.js"):
        status, body = _get(assistant + path)
        assert status == 200
        assert body
    assert "KI-Assistent" in _get(assistant + "/")[1]


def test_health_says_that_a_message_can_be_answered(assistant: str) -> None:
    status, body = _get(assistant + "/health")
    assert (status, json.loads(body)) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/conversations/x/tracker", "/model", "/domain", "/status"])
def test_rasas_own_api_is_not_there(assistant: str, path: str) -> None:
    assert _get(assistant + path)[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b'{"sender": "x"}',
        b'{"sender": "", "message": "Hallo"}',
        b'{"sender": "x", "message": 7}',
        b'{"sender": ["x"], "message": "Hallo"}',
    ],
)
def test_a_malformed_request_is_refused_with_a_reason(assistant: str, body: bytes) -> None:
    status, answer = _post(assistant, body)
    assert status == 400
    assert answer


def test_a_huge_body_is_refused(assistant: str) -> None:
    body = json.dumps({"sender": "x", "message": "ä" * 100_000}).encode()
    assert _post(assistant, body)[0] == 413


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n\t",
        "...",
        "?!",
        "😀😀",
        "\u200b",
        "<script>alert(1)</script>",
        "{profile}",
        "/",
        "/restart",
        "/nlu_fallback",
        '/ask_hub{"hub": "atlantis"}',
        '/ask_hub{"hub": ["berlin"]}',
        "/ask_hub{",
        "' OR 1=1 --",
        "null",
        "a" * 3999,
        "Wir bauen Pumpen. " * 300,
    ],
)
def test_odd_input_gets_a_sensible_german_answer(assistant: str, text: str) -> None:
    answer = Visitor(assistant).say(text)
    assert answer.text.strip()
    assert "klemmt" not in answer.text, "an apology means that something failed"
    for trace in ("None", "utter_", "Traceback", "{"):
        assert trace not in answer.text


def test_a_forged_payload_fills_no_slots(assistant: str) -> None:
    visitor = Visitor(assistant)
    visitor.say('/describe_company{"profile": {"employees": 7}}')
    card = visitor.say("Schlagen Sie einfach etwas vor").card("recommendation")
    if card is None:
        card = visitor.say("Einfach irgendwas vorschlagen").card("recommendation")
    assert card is None or card["profile"]["employees"] is None


def test_conversations_do_not_mix(assistant: str) -> None:
    first, second = Visitor(assistant), Visitor(assistant)
    first.say("Wir sind eine Brauerei in Bamberg und wollen KI nutzen")
    card = second.say("Wir sind eine Spedition und wollen Blockchain").card("recommendation")
    assert card is not None
    assert card["profile"]["place"] is None
    assert card["profile"]["technologies"] == ["blockchain"]


def test_a_title_typed_by_hand_leads_to_the_same_answer(assistant: str) -> None:
    starts = [
        ["Wir bauen Fräsmaschinen"],
        ["Wir bauen Fräsmaschinen und wollen KI nutzen"],
        ["Welche Hubs gibt es für Logistik?"],
        ["Welche Technologien gibt es?"],
        ["Was ist die Digital Hub Initiative?"],
        ["Was ist Blockchain?"],
        ["xqzw kjhg"],
        ["Wir bauen Fräsmaschinen und wollen KI nutzen", "Mehr zum Hub Köln"],
        ["Wir bauen Fräsmaschinen und wollen KI nutzen", "Kontakt aufnehmen"],
        ["Wir bauen Fräsmaschinen", "Kenn ich mich nicht aus", "nein danke"],
    ]
    seen = set()
    for start in starts:
        probe = Visitor(assistant)
        for text in start:
            answer = probe.say(text)
        for button in answer.buttons:
            if button["payload"] in seen:
                continue
            seen.add(button["payload"])
            kinds = []
            for told in (button["payload"], button["title"]):
                visitor = Visitor(assistant)
                for text in start:
                    visitor.say(text)
                reply = visitor.say(told)
                kinds.append(
                    (
                        [card["type"] for card in reply.cards],
                        [card.get("hubs", [{}])[0].get("id") for card in reply.cards[:1]],
                        sorted(b["payload"] for b in reply.buttons),
                    )
                )
            assert kinds[0] == kinds[1], (start, button)
    assert len(seen) >= 15


def test_a_fallen_action_server_is_told_and_comes_back(trained: Settings) -> None:
    service = Service(Settings(port=free_port(), models=trained.models), say=lambda line: None)
    try:
        service.start()
        visitor = Visitor(service.address)
        assert "KI-Assistent" in visitor.say("/greet").text
        assert service._actions is not None
        service._actions.kill()
        service._actions.wait()
        answer = visitor.say("Wir bauen Pumpen")
        assert "www.de-hub.de" in answer.text
        status, body = _get(service.address + "/health")
        assert status == 503
        assert "action server" in json.loads(body)["reason"].lower()
        service._restart_actions()
        service._wait_until_ready()
        assert visitor.say("Wir bauen Pumpen").buttons
    finally:
        service.stop()
