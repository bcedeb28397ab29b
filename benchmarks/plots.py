"""Draws the results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from benchmarks.figures import NAMES, Figure, Measured

COLOURS = {"ours": "#1b6e8c", "stock": "#b9b4a8", "target": "#c2452d"}
STYLE = {
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "legend.frameon": False,
}
UNDRAWN = ("Messages", "Turn ", "Time per message after", "Size of the packages")


def draw_main(
    path: Path, figures: Sequence[Figure], measured: Mapping[str, Measured], note: str
) -> None:
    """Draw the ratios with their targets, and the time per message over turns."""
    with plt.rc_context(STYLE):
        drawing, (left, right) = plt.subplots(
            1, 2, figsize=(11, 4.6), width_ratios=(1.25, 1), layout="constrained"
        )
        _draw_ratios(left, [f for f in figures if not f.label.startswith(UNDRAWN)])
        _draw_turns(right, measured)
        save(drawing, path, note)


def save(drawing: Drawing, path: Path, note: str) -> None:
    """Write a drawing to a file, with a note below when there is one."""
    if note:
        drawing.supxlabel(note, fontsize=8, color="#666666")
    path.parent.mkdir(parents=True, exist_ok=True)
    drawing.savefig(path, dpi=150)
    plt.close(drawing)


def _draw_ratios(axes: Axes, figures: Sequence[Figure]) -> None:
    rows = range(len(figures))
    ratios = [figure.ratio or 0.0 for figure in figures]
    axes.barh(rows, ratios, color=COLOURS["ours"], height=0.62)
    for row, figure, ratio in zip(rows, figures, ratios):
        axes.text(ratio + 0.012, row, f"{ratio:.2f}", va="center", fontsize=8)
        if figure.target is not None:
            ends = (row - 0.42, row + 0.42)
            axes.plot([figure.target] * 2, ends, color=COLOURS["target"], linewidth=2)
    axes.plot([], [], color=COLOURS["target"], linewidth=2, label="target: not beyond")
    axes.axvline(1, color=COLOURS["stock"], linewidth=2, label="Rasa's stock project")
    axes.set_yticks(rows, [figure.label for figure in figures])
    axes.invert_yaxis()
    axes.set_xlim(0, max(1.08, *ratios) + 0.06)
    axes.set_xlabel("ours as a part of stock (smaller is better)")
    axes.set_title("Ours against Rasa's stock project")
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.13), ncols=2, fontsize=8)


def _draw_turns(axes: Axes, measured: Mapping[str, Measured]) -> None:
    for name in NAMES:
        turns = list(measured[name].turns)
        times = [measured[name].after(turn) for turn in turns]
        axes.plot(turns, times, marker="o", color=COLOURS[name], linewidth=2, label=name)
        for turn, time in zip(turns, times):
            axes.annotate(
                f"{time:.0f}",
                (turn, time),
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                fontsize=8,
            )
    axes.set_ylim(bottom=0)
    axes.margins(y=0.12)
    axes.set_xticks(list(measured["ours"].turns))
    axes.set_xlabel("turns of the conversation so far")
    axes.set_ylabel("ms per message, p50")
    axes.set_title("One long conversation")
    axes.legend(loc="upper left", fontsize=8)
