"""What the assistant answers: texts by key, buttons and cards, and the state after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Union

from hublotse.dialogue.state import State


@dataclass(frozen=True)
class Button:
    """A suggestion to tap; typed by hand, its title leads to the same answer."""

    title: str
    payload: str


@dataclass(frozen=True)
class Say:
    """A response of ``domain.yml`` with its placeholders and buttons."""

    response: str
    values: Mapping[str, str] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Show:
    """A card by the message contract; the text before it says the same."""

    custom: dict[str, Any]


Part = Union[Say, Show]


@dataclass(frozen=True)
class Turn:
    """The answer to a message and the state after it."""

    parts: tuple[Part, ...]
    state: State
