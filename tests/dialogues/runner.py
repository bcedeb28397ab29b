"""Plays a transcript against a running assistant and checks what it expects."""

from __future__ import annotations

from typing import Any

from tests.chat import Answer, Visitor
from tests.contract import validate_card

NEVER_SAID = ("None", "null", "{", "}", "utter_", "Traceback")


def play(dialogue: dict[str, Any], url: str) -> None:
    """Play a dialogue turn by turn; raises AssertionError where an answer isn't as expected."""
    visitor = Visitor(url)
    profile: dict[str, Any] = {}
    for number, turn in enumerate(dialogue["turns"], start=1):
        answer = _play_turn(visitor, turn)
        told = turn.get("user") or turn.get("press") or turn.get("payload")
        where = f"turn {number} ({str(told)[:80]!r}): {answer.text}"
        _is_sound(answer, where)
        expected = dict(turn.get("expect") or {})
        # What is known of a company shows on the next card, which may be a turn later.
        profile.update(expected.pop("profile", {}))
        if profile and answer.card("recommendation"):
            _profile(answer, profile, where)
            profile.clear()
        for expectation, value in expected.items():
            EXPECTATIONS[expectation](answer, value, where)


def _play_turn(visitor: Visitor, turn: dict[str, Any]) -> Answer:
    if "press" in turn:
        return visitor.press(turn["press"])
    return visitor.say(turn["user"] if "user" in turn else turn["payload"])


def _is_sound(answer: Answer, where: str) -> None:
    """What holds for every answer, whatever was asked."""
    assert answer.text.strip(), where
    for trace in NEVER_SAID:
        assert trace not in answer.text, where
    texts = [m["text"] for m in answer.messages if "text" in m]
    assert len(texts) == len(set(texts)), f"says the same twice: {where}"
    for card in answer.cards:
        validate_card(card)
    for before, message in zip([{}, *answer.messages], answer.messages):
        if "custom" in message:
            assert "text" in before, f"a card without its text: {where}"


def _recommendation(answer: Answer, where: str) -> dict[str, Any]:
    card = answer.card("recommendation")
    assert card is not None, f"no recommendation in {where}"
    return card


def _recommends(answer: Answer, hubs: list[str], where: str) -> None:
    card = _recommendation(answer, where)
    assert card["hubs"][0]["id"] in hubs, f"{card['hubs'][0]['id']} is not in {hubs}: {where}"


def _recommends_not(answer: Answer, hubs: list[str], where: str) -> None:
    assert _recommendation(answer, where)["hubs"][0]["id"] not in hubs, where


def _no_recommendation(answer: Answer, wanted: bool, where: str) -> None:
    assert (answer.card("recommendation") is None) == wanted, where


def _technology(answer: Answer, technologies: list[str], where: str) -> None:
    assert _recommendation(answer, where)["technology"]["id"] in technologies, where


def _profile(answer: Answer, wanted: dict[str, Any], where: str) -> None:
    profile = _recommendation(answer, where)["profile"]
    for key, value in wanted.items():
        if key == "sector":
            assert profile["sector"] is not None, where
            assert profile["sector"]["wz"] in value, f"{profile['sector']}: {where}"
        elif isinstance(value, list):
            assert set(value) <= set(profile[key]), f"{key} {profile[key]}: {where}"
        else:
            assert profile[key] == value, f"{key} {profile[key]}: {where}"


def _card(answer: Answer, kind: str, where: str) -> None:
    assert answer.card(kind) is not None, f"no {kind} in {where}"


def _hub(answer: Answer, hub: str, where: str) -> None:
    card = answer.card("hub")
    assert card is not None, f"no hub in {where}"
    assert card["hub"]["id"] == hub, where


def _says(answer: Answer, words: list[str], where: str) -> None:
    for word in words:
        assert word.lower() in answer.text.lower(), f"'{word}' is not said in {where}"


def _says_any(answer: Answer, words: list[str], where: str) -> None:
    assert any(word.lower() in answer.text.lower() for word in words), f"none of {words}: {where}"


def _says_not(answer: Answer, words: list[str], where: str) -> None:
    for word in words:
        assert word.lower() not in answer.text.lower(), f"'{word}' is said in {where}"


def _asks(answer: Answer, wanted: bool, where: str) -> None:
    offers = bool(answer.buttons) or answer.text.rstrip().endswith("?") or "?" in answer.text
    assert offers == wanted, where


EXPECTATIONS = {
    "recommends": _recommends,
    "recommends_not": _recommends_not,
    "no_recommendation": _no_recommendation,
    "technology": _technology,
    "card": _card,
    "hub": _hub,
    "says": _says,
    "says_any": _says_any,
    "says_not": _says_not,
    "asks": _asks,
}
