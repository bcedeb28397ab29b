"""Draws the comparison of intent classifiers and the curve behind our threshold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from benchmarks.plots import COLOURS, STYLE, save

SHADES = ("#9cc4d3", COLOURS["ours"])


def draw_intents(
    path: Path,
    sets: Sequence[str],
    bars: Mapping[str, Sequence[float]],
    curve: Sequence[tuple[float, float, float]],
    threshold: float,
    note: str,
) -> None:
    """Draw macro F1 by classifier, and what a threshold loses and lets in.

    Args:
        path: Where to.
        sets: Names of the sets.
        bars: By classifier, its macro F1 on every set.
        curve: Thresholds with the parts of wants lost and of off-topic texts let in.
        threshold: The one that is set.
        note: A sentence below, if any.
    """
    with plt.rc_context(STYLE):
        drawing, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained")
        _draw_scores(left, sets, bars)
        _draw_curve(right, curve, threshold)
        save(drawing, path, note)


def _draw_scores(axes: Axes, sets: Sequence[str], bars: Mapping[str, Sequence[float]]) -> None:
    height = 0.8 / len(sets)
    for number, name in enumerate(sets):
        rows = [row + (number - (len(sets) - 1) / 2) * height for row in range(len(bars))]
        drawn = axes.barh(
            rows, [b[number] for b in bars.values()], height, color=SHADES[number], label=name
        )
        axes.bar_label(drawn, fmt="%.3f", padding=3, fontsize=8)
    names = [name.replace("`", "").replace(": ", ":\n") for name in bars]
    axes.set_yticks(range(len(bars)), names)
    axes.invert_yaxis()
    axes.set_xlim(0, 1.1)
    axes.set_xlabel("macro F1")
    axes.set_title("Intents read rightly, before any fallback")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=2, fontsize=8)


def _draw_curve(axes: Axes, curve: Sequence[tuple[float, float, float]], threshold: float) -> None:
    steps, lost, let_in = ([100 * part for part in column] for column in zip(*curve))
    steps = [step / 100 for step in steps]
    axes.plot(steps, lost, marker="o", color=COLOURS["ours"], label="wants turned away")
    axes.plot(
        steps,
        let_in,
        marker="s",
        color=COLOURS["target"],
        label="off-topic texts answered as a want",
    )
    axes.axvline(threshold, color="#666666", linestyle="--", label=f"set: {threshold:g}")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("fallback threshold")
    axes.set_ylabel("% of dev texts")
    axes.set_title("What a threshold costs and brings (ours, dev)")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=3, fontsize=8)
