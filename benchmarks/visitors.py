"""Visitors who write to an assistant, one after the other or at the same time."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import aiohttp
import numpy as np
import yaml

from benchmarks.processes import CHANNEL, is_answer

MESSAGES = Path(__file__).parent / "messages.yml"
TURNS = (2, 50, 200)  # after which one long conversation is measured
ANSWER_WITHIN = 120.0  # seconds


@dataclass(frozen=True)
class Script:
    """What the visitors write.

    Args:
        conversations: Short conversations.
        openings: What comes right before the measured messages of the long conversation.
        measured: The messages of the long conversation whose time is taken.
        chatter: What fills the long conversation in between.
    """

    conversations: list[list[str]]
    openings: list[str]
    measured: list[str]
    chatter: list[str]


@dataclass
class Times:
    """How long answers took.

    Args:
        milliseconds: Of every message, in no order.
        failed: Messages without a real answer.
        seconds: From the first message to the last answer.
    """

    milliseconds: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0

    def summary(self) -> Summary:
        """Return the figures."""
        p50, p95, p99 = np.percentile(self.milliseconds, (50, 95, 99))
        return Summary(
            messages=len(self.milliseconds),
            failed=self.failed,
            p50=float(p50),
            p95=float(p95),
            p99=float(p99),
            slowest=max(self.milliseconds),
            per_second=len(self.milliseconds) / self.seconds if self.seconds else 0.0,
        )


@dataclass(frozen=True)
class Summary:
    """Figures of one measurement; times in milliseconds."""

    messages: int
    failed: int
    p50: float
    p95: float
    p99: float
    slowest: float
    per_second: float

    def as_dict(self) -> dict[str, float]:
        """Return the figures, rounded for a file."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def read_script() -> Script:
    """Return what the visitors write."""
    content: dict[str, Any] = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    return Script(content["conversations"], **content["long"])


def visit(url: str, script: Script, visitors: int, messages: int) -> Summary:
    """Let visitors write at the same time; each waits for an answer, then writes on.

    Args:
        url: Where the assistant listens.
        script: What they write.
        visitors: How many there are.
        messages: How many they write in all.
    """
    return asyncio.run(_visit(url, script, visitors, messages)).summary()


def converse(url: str, script: Script, turns: Sequence[int] = TURNS) -> dict[int, Summary]:
    """Hold one long conversation; return the figures after so many turns."""
    return asyncio.run(_converse(url, script, turns))


async def _visit(url: str, script: Script, visitors: int, messages: int) -> Times:
    times = Times()
    async with _session() as session:
        begun = time.perf_counter()
        await asyncio.gather(
            *(
                _write_all(session, url, islice(_stream(script, number), share), times)
                for number, share in enumerate(_shares(messages, visitors))
            )
        )
        times.seconds = time.perf_counter() - begun
    return times


async def _converse(url: str, script: Script, turns: Sequence[int]) -> dict[int, Summary]:
    sender = uuid.uuid4().hex
    chatter = cycle(script.chatter)
    figures: dict[int, Summary] = {}
    turn = 0
    async with _session() as session:
        for measured_after in turns:
            filling = measured_after - len(script.openings) - turn
            before = [*islice(chatter, filling), *script.openings]
            await _write_all(session, url, ((sender, text) for text in before), Times())
            times = Times()
            await _write_all(session, url, ((sender, text) for text in script.measured), times)
            figures[measured_after] = times.summary()
            turn = measured_after + len(script.measured)
    return figures


async def _write_all(
    session: aiohttp.ClientSession, url: str, messages: Iterator[tuple[str, str]], times: Times
) -> None:
    for sender, text in messages:
        begun = time.perf_counter()
        answer = await _write(session, url, sender, text)
        times.milliseconds.append((time.perf_counter() - begun) * 1000)
        times.failed += not is_answer(answer)


async def _write(session: aiohttp.ClientSession, url: str, sender: str, text: str) -> Any:
    try:
        async with session.post(url + CHANNEL, json={"sender": sender, "message": text}) as reply:
            return await reply.json() if reply.status == 200 else None
    except (aiohttp.ClientError, asyncio.TimeoutError):
        return None


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN),
    )


def _stream(script: Script, first: int) -> Iterator[tuple[str, str]]:
    """Yield senders and messages without end; visitors begin with different conversations."""
    first %= len(script.conversations)
    for conversation in cycle([*script.conversations[first:], *script.conversations[:first]]):
        sender = uuid.uuid4().hex
        for text in conversation:
            yield sender, text


def _shares(messages: int, visitors: int) -> list[int]:
    """Return how many messages each visitor writes."""
    share, rest = divmod(messages, visitors)
    return [share + (number < rest) for number in range(visitors)]
