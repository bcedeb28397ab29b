"""Measures our assistant against Rasa's stock project, in one run on one machine.

    python -m benchmarks.run              the whole measurement
    python -m benchmarks.run --epochs 2   a short one, to try the script

``benchmarks/README.md`` says what is measured and how.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.figures import NAMES, Figure, Measured, compare
from benchmarks.machine import describe_machine
from benchmarks.plots import draw_main
from benchmarks.processes import Assistant, BenchmarkError, end_by_signal, running, train
from benchmarks.projects import Project, copy_ours, write_stock
from benchmarks.report import RESULTS, machine_lines, table, write_json, write_markdown
from benchmarks.sizes import environment_mb
from benchmarks.visitors import Script, converse, read_script, visit

Thing = TypeVar("Thing")
HEAD = ("Figure", "Ours", "Stock", "Ratio", "Target", "Verdict")
TITLE = "Ours against Rasa's stock project"
SHORTENED = "SHORTENED RUN: tries the script out, its figures mean nothing."


@dataclass(frozen=True)
class Plan:
    """How much is measured.

    Args:
        trainings: Whose training is timed, in this order.
        repetitions: Of starts, visits and long conversations.
        warm_up: Messages before anything is timed.
        visits: Numbers of visitors, and how many messages they write in all.
        turns: After which the long conversation is measured.
    """

    trainings: tuple[str, ...] = ("ours", "stock", "ours")
    repetitions: int = 3
    warm_up: int = 50
    visits: tuple[tuple[int, int], ...] = ((1, 200), (10, 300), (50, 500))
    turns: tuple[int, ...] = (2, 50, 200)


SHORT = Plan(("ours", "stock"), 1, 10, ((1, 20), (10, 30), (50, 100)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write the results; the exit code is 0 whatever the verdicts are."""
    options = parse(arguments)
    end_by_signal()
    work = Path(tempfile.mkdtemp(prefix="hublotse-benchmark-"))
    keep = options.keep
    try:
        measure_and_report(options, work)
    except BenchmarkError as error:
        print(f"benchmark: {error}", file=sys.stderr)
        keep = True
        return 1
    finally:
        if keep:
            print(f"Projects and logs: {work}")
        else:
            shutil.rmtree(work, ignore_errors=True)
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=TITLE)
    parser.add_argument("--epochs", type=int, help="shortened run, only to try the script out")
    parser.add_argument(
        "--stories", action="store_true", help="the stock project gets the rules as stories, too"
    )
    parser.add_argument("--note", default="", help="a sentence for the results")
    parser.add_argument("--keep", action="store_true", help="keep the projects and the logs")
    parser.add_argument(
        "--trained",
        type=Path,
        metavar="DIR",
        help="a kept folder: its stock model is used, and its training time taken from "
        "results/main.json, instead of half an hour's training",
    )
    return parser.parse_args(arguments)


def measure_and_report(options: argparse.Namespace, work: Path) -> None:
    """Do everything there is to do."""
    machine = describe_machine()
    logs = work / "logs"
    logs.mkdir()
    ours = copy_ours(work)
    projects = (ours, write_stock(work, ours, options.epochs, options.stories))
    plan = SHORT if options.epochs else Plan()
    measured = {project.name: Measured() for project in projects}
    if options.trained:
        measured["stock"].training = take_over(options.trained, projects[1])
        plan = replace(plan, trainings=("ours", "ours"))
    measure(projects, plan, logs, measured)
    figures = compare(measured)
    target = RESULTS / ("stories" if options.stories else "main")
    note = options.note
    if options.epochs:
        target = Path(tempfile.mkdtemp(prefix="hublotse-shortened-")) / "shortened"
        note = f"{SHORTENED} {note}".strip()
    report(target, figures, measured, machine, note)


def take_over(kept: Path, stock: Project) -> list[float]:
    """Copy the stock model of an earlier run and return the seconds its training took."""
    shutil.copytree(kept / "stock" / "models", stock.models)
    earlier = json.loads((RESULTS / "main.json").read_text(encoding="utf-8"))
    return list(earlier["stock"]["training_seconds"])


def measure(
    projects: Sequence[Project], plan: Plan, logs: Path, measured: dict[str, Measured]
) -> None:
    """Take all measurements, ours and stock in turns."""
    time_trainings(projects, plan, measured, logs)
    for project in projects:
        measured[project.name].model_mb = project.model.stat().st_size / 1024**2
        measured[project.name].environment_mb = environment_mb(project.name)
    time_starts(projects, plan, measured, logs)
    with ExitStack() as stack:
        assistants = [stack.enter_context(running(project, logs)) for project in projects]
        time_messages(assistants, plan, measured)


def time_trainings(
    projects: Sequence[Project], plan: Plan, measured: dict[str, Measured], logs: Path
) -> None:
    """Train from nothing; a stock training takes long, ours comes before and after it."""
    by_name = {project.name: project for project in projects}
    for name in plan.trainings:
        say(f"Training {name} …")
        measured[name].training.append(train(by_name[name], logs))
        say(f"  {measured[name].training[-1]:.0f} s")


def time_starts(
    projects: Sequence[Project], plan: Plan, measured: dict[str, Measured], logs: Path
) -> None:
    """Start and end each; nothing else of ours runs meanwhile."""
    for number in range(plan.repetitions):
        for project in in_turns(projects, number):
            with running(project, logs) as assistant:
                measured[project.name].start.append(assistant.seconds)
            say(f"Start {number + 1} of {project.name}: {assistant.seconds:.1f} s")


def time_messages(
    assistants: Sequence[Assistant], plan: Plan, measured: dict[str, Measured]
) -> None:
    """Let visitors write to both; while one is measured, the other one idles."""
    script = read_script()
    for assistant in assistants:
        visit(assistant.url, script, 1, plan.warm_up)
        measured[assistant.name].memory_fresh = assistant.memory()
    for number in range(plan.repetitions):
        for visitors, messages in plan.visits:
            for assistant in in_turns(assistants, number):
                time_visit(assistant, script, visitors, messages, measured[assistant.name])
        for assistant in in_turns(assistants, number):
            time_conversation(assistant, script, plan.turns, measured[assistant.name])
    for assistant in assistants:
        measured[assistant.name].memory_used = assistant.memory()


def time_visit(
    assistant: Assistant, script: Script, visitors: int, messages: int, measured: Measured
) -> None:
    """Time messages of some visitors at once."""
    summary = visit(assistant.url, script, visitors, messages)
    measured.visits.setdefault(visitors, []).append(summary)
    say(
        f"{assistant.name}, {visitors} at once: p50 {summary.p50:.0f} ms, "
        f"p95 {summary.p95:.0f} ms, {summary.per_second:.1f}/s, {summary.failed} failed"
    )


def time_conversation(
    assistant: Assistant, script: Script, turns: Sequence[int], measured: Measured
) -> None:
    """Time messages along one long conversation."""
    for turn, summary in converse(assistant.url, script, turns).items():
        measured.turns.setdefault(turn, []).append(summary)
        say(f"{assistant.name}, after {turn} turns: p50 {summary.p50:.0f} ms")


def in_turns(pair: Sequence[Thing], number: int) -> Sequence[Thing]:
    """Return both, the other one first every second time."""
    return pair if number % 2 == 0 else pair[::-1]


def report(
    target: Path,
    figures: Sequence[Figure],
    measured: dict[str, Measured],
    machine: dict[str, str],
    note: str,
) -> None:
    """Print the table; write it, the raw figures and the drawing."""
    rows = table(HEAD, (figure.cells for figure in figures))
    # A folder of this machine says nothing to a reader.
    words = ["DIR" if Path(word).is_absolute() else word for word in sys.argv[1:]]
    command = shlex.join(["python", "-m", "benchmarks.run", *words])
    explained = (
        f"Medians over repetitions; {measured['ours'].messages} timed messages each. "
        "`benchmarks/README.md` says what the rows mean."
    )
    page = [f"**{note}**" if note else "", rows, explained, machine_lines(machine, command)]
    write_markdown(target.with_suffix(".md"), TITLE, page)
    raw = {"machine": machine, "command": command, "note": note}
    raw |= {name: measured[name].as_dict() for name in NAMES}
    write_json(target.with_suffix(".json"), raw)
    draw_main(target.with_suffix(".png"), figures, measured, note)
    print(f"\n{rows}\n\nWritten: {target}.md, .json, .png")


def say(line: str) -> None:
    """Print a line of progress."""
    print(f"[{time.strftime('%H:%M:%S')}] {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
