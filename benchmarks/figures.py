"""The figures that are compared, their targets, and whether they are met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.processes import Memory
from benchmarks.visitors import Summary

NAMES = ("ours", "stock")
LARGEST_TIME = 0.35  # of stock's
LARGEST_MEMORY = 0.75
LARGEST_TRAINING = 0.4
LARGEST_GROWTH = 1.5  # of our own time after two turns
TURNS_COMPARED = (2, 200)


@dataclass
class Measured:
    """All that was measured of one assistant.

    Args:
        training: Seconds, a figure a training.
        start: Seconds, a figure a start.
        memory_fresh: After the first answers.
        memory_used: After all visitors.
        model_mb: Size of the model.
        environment_mb: Size of the packages it needs.
        visits: By number of visitors, the figures of every repetition.
        turns: By turns before, the figures of every repetition.
    """

    training: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    memory_fresh: Memory | None = None
    memory_used: Memory | None = None
    model_mb: float = 0.0
    environment_mb: float = 0.0
    visits: dict[int, list[Summary]] = field(default_factory=dict)
    turns: dict[int, list[Summary]] = field(default_factory=dict)

    def visit(self, visitors: int, figure: str) -> float:
        """Return the median of a figure over the repetitions."""
        return float(median(getattr(summary, figure) for summary in self.visits[visitors]))

    def after(self, turns: int) -> float:
        """Return the median time per message after so many turns."""
        return median(summary.p50 for summary in self.turns[turns])

    @property
    def growth(self) -> float:
        """How much slower the last turns are than the first."""
        first, last = TURNS_COMPARED
        return self.after(last) / self.after(first)

    @property
    def failed(self) -> int:
        """Messages without a real answer."""
        every = [*self.visits.values(), *self.turns.values()]
        return sum(summary.failed for summaries in every for summary in summaries)

    @property
    def messages(self) -> int:
        """Messages whose time was taken."""
        every = [*self.visits.values(), *self.turns.values()]
        return sum(summary.messages for summaries in every for summary in summaries)

    def as_dict(self) -> dict[str, Any]:
        """Return everything, for a file."""
        return {
            "training_seconds": [round(seconds, 1) for seconds in self.training],
            "start_seconds": [round(seconds, 2) for seconds in self.start],
            "memory_mb_fresh": vars(self.memory_fresh) if self.memory_fresh else None,
            "memory_mb_used": vars(self.memory_used) if self.memory_used else None,
            "model_mb": round(self.model_mb, 2),
            "environment_mb": round(self.environment_mb, 1),
            "visitors": _summaries(self.visits),
            "turns": _summaries(self.turns),
        }


@dataclass(frozen=True)
class Figure:
    """A row of the table.

    Args:
        label: What it is.
        unit: What it is measured in.
        ours: Our value.
        stock: The stock project's value.
        target: The largest ratio wanted, if any.
        of_ourselves: Whether the target is for our value itself, not for the ratio.
        digits: Decimals shown.
    """

    label: str
    unit: str
    ours: float
    stock: float
    target: float | None = None
    of_ourselves: bool = False
    digits: int = 1

    @property
    def ratio(self) -> float | None:
        """Ours as a part of stock's."""
        return self.ours / self.stock if self.stock else None

    @property
    def verdict(self) -> str:
        """Whether the target is met or missed; empty without a target."""
        compared = self.ours if self.of_ourselves else self.ratio
        if self.target is None or compared is None:
            return ""
        return "met" if compared <= self.target else "missed"

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of its row."""
        ratio = "" if self.ratio is None else f"{self.ratio:.3f}"
        target = "" if self.target is None else f"≤ {self.target:g}"
        if target and self.of_ourselves:
            target += " (ours)"
        values = (
            f"{value:,.{self.digits}f} {self.unit}".strip() for value in (self.ours, self.stock)
        )
        return (self.label, *values, ratio, target, self.verdict)


def compare(measured: Mapping[str, Measured]) -> list[Figure]:
    """Return all rows of the table."""
    ours, stock = (measured[name] for name in NAMES)
    return [
        *_times(ours, stock),
        *_turns(ours, stock),
        *_memory(ours, stock),
        Figure(
            "Training, from nothing",
            "s",
            median(ours.training),
            median(stock.training),
            LARGEST_TRAINING,
        ),
        Figure("Start until the first answer", "s", median(ours.start), median(stock.start)),
        Figure("Size of the model", "MB", ours.model_mb, stock.model_mb),
        Figure(
            "Size of the packages, as installed here",
            "MB",
            ours.environment_mb,
            stock.environment_mb,
            digits=0,
        ),
        Figure("Messages without a real answer", "", ours.failed, stock.failed, digits=0),
    ]


def _times(ours: Measured, stock: Measured) -> Iterator[Figure]:
    for visitors in ours.visits:
        who = "alone" if visitors == 1 else f"{visitors} visitors at once"
        for figure in ("p50", "p95"):
            yield Figure(
                f"Time per message, {who}, {figure}",
                "ms",
                ours.visit(visitors, figure),
                stock.visit(visitors, figure),
                LARGEST_TIME,
            )
    for visitors in ours.visits:
        who = "alone" if visitors == 1 else f"{visitors} visitors at once"
        mine, theirs = (one.visit(visitors, "per_second") for one in (ours, stock))
        yield Figure(f"Messages per second, {who}", "/s", mine, theirs)


def _turns(ours: Measured, stock: Measured) -> Iterator[Figure]:
    for turns in ours.turns:
        label = f"Time per message after {turns} turns, p50"
        yield Figure(label, "ms", ours.after(turns), stock.after(turns))
    first, last = TURNS_COMPARED
    yield Figure(
        f"Turn {last} against turn {first}",
        "×",
        ours.growth,
        stock.growth,
        LARGEST_GROWTH,
        of_ourselves=True,
        digits=2,
    )


def _memory(ours: Measured, stock: Measured) -> Iterator[Figure]:
    if ours.memory_used is None or stock.memory_used is None:
        return
    mine, theirs = ours.memory_used, stock.memory_used
    yield Figure("Memory, Rasa", "MB", mine.rasa, theirs.rasa, LARGEST_MEMORY, digits=0)
    yield Figure("Memory, action server", "MB", mine.actions, theirs.actions, digits=0)
    yield Figure("Memory, everything started", "MB", mine.all, theirs.all, LARGEST_MEMORY, digits=0)


def _summaries(summaries: Mapping[int, Sequence[Summary]]) -> dict[str, list[dict[str, float]]]:
    return {str(key): [one.as_dict() for one in values] for key, values in summaries.items()}
