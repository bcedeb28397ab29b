"""Compares ways to tell what a visitor wants, and draws the curve behind our threshold.

    python -m benchmarks.intents              the whole comparison
    python -m benchmarks.intents --epochs 2   a short one, to try the script

``benchmarks/README.md`` says what is measured and how.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog
from sklearn.metrics import accuracy_score, f1_score

from benchmarks.intents_plot import draw_intents
from benchmarks.machine import describe_machine
from benchmarks.processes import BenchmarkError, end_by_signal, run
from benchmarks.projects import PYTHON, ROOT, Project, copy_ours, stock_config, write_yaml
from benchmarks.report import RESULTS, machine_lines, table, write_markdown

TITLE = "Intent classifiers on our data"
SETS = {"dev": ROOT / "tests/nlu/dev.yml", "sealed": ROOT / "tests/nlu/sealed.yml"}
THRESHOLDS = tuple(step / 20 for step in range(2, 15))  # 0.1 to 0.7
FALLBACK = "nlu_fallback"
OFF_TOPIC = "ask_off_topic"
TURNED_AWAY = frozenset({FALLBACK, OFF_TOPIC})
WARM_UP = 30  # messages
WORDS_PIPELINE: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 2, "max_ngram": 5},
    {"name": "LogisticRegressionClassifier"},
]
SHORTENED = "SHORTENED RUN: tries the script out, its figures mean nothing."


@dataclass(frozen=True)
class Reading:
    """How a text was read.

    Args:
        wanted: Its true intent.
        intent: The classifier's first choice, before any fallback.
        confidence: Of that choice.
        is_new: Whether the text stands nowhere in the training data.
    """

    wanted: str
    intent: str
    confidence: float
    is_new: bool


@dataclass(frozen=True)
class Score:
    """How well texts were read; parts of one."""

    accuracy: float
    macro_f1: float


@dataclass(frozen=True)
class Result:
    """What a classifier gives.

    Args:
        name: What it is called in the table.
        readings: By set, how its texts were read.
        training: Seconds of ``rasa train nlu``.
        milliseconds: The median time to read a text.
    """

    name: str
    readings: dict[str, list[Reading]]
    training: float
    milliseconds: float

    def score(self, name: str, only_new: bool = False) -> Score:
        """Return how well the texts of a set were read, all or only those never trained on."""
        readings = [r for r in self.readings[name] if r.is_new or not only_new]
        wanted = [reading.wanted for reading in readings]
        got = [reading.intent for reading in readings]
        # Only intents of the set: one that is merely predicted has no F1 of its own.
        macro = f1_score(wanted, got, average="macro", labels=sorted(set(wanted)))
        return Score(accuracy_score(wanted, got), macro)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of its row."""
        scores = [self.score(name) for name in SETS] + [self.score("sealed", only_new=True)]
        parts = (f"{100 * v:.1f} %" for score in scores for v in (score.accuracy, score.macro_f1))
        return (self.name, *parts, f"{self.training:.0f} s", f"{self.milliseconds:.1f} ms")


@dataclass(frozen=True)
class Tradeoff:
    """What a threshold does on the development set.

    Args:
        threshold: Below it, a message counts as not understood.
        lost: Part of the real wants that are turned away.
        let_in: Part of the off-topic texts that are answered as if they were a want.
    """

    threshold: float
    lost: float
    let_in: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print and write the results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intents", description=TITLE)
    parser.add_argument("--epochs", type=int, help="shortened run, only to try the script out")
    parser.add_argument("--note", default="", help="a sentence for the results")
    options = parser.parse_args(arguments)
    configure_structlog(logging.WARNING)  # Rasa would print a line for every text
    end_by_signal()
    work = Path(tempfile.mkdtemp(prefix="hublotse-intents-"))
    try:
        compare_and_report(options, work)
    except BenchmarkError as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return 1  # the log stays
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    shutil.rmtree(work, ignore_errors=True)
    return 0


def compare_and_report(options: argparse.Namespace, work: Path) -> None:
    """Do everything there is to do."""
    machine = describe_machine()
    ours = copy_ours(work)
    sets = {name: read_set(path) for name, path in SETS.items()}
    results = []
    for name, pipeline in pipelines(ours, options.epochs).items():
        print(f"{name} …", flush=True)
        results.append(try_out(name, pipeline, ours, sets, work))
        print(f"  {results[-1].cells[1:]}", flush=True)
    target, note = RESULTS / "intents", options.note
    if options.epochs:
        target = Path(tempfile.mkdtemp(prefix="hublotse-shortened-")) / "intents"
        note = f"{SHORTENED} {note}".strip()
    report(target, results, configured_threshold(ours), machine, note)


def pipelines(ours: Project, epochs: int | None) -> dict[str, list[dict[str, Any]]]:
    """Return what is compared, by name."""
    return {
        "ours (`config.yml`)": our_config(ours)["pipeline"],
        "Rasa: words, characters, logistic regression": WORDS_PIPELINE,
        "Rasa: `rasa init`'s pipeline with DIET": stock_config(epochs)["pipeline"],
    }


def our_config(ours: Project) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ours.folder / "config.yml").read_text("utf-8"))
    return content


def configured_threshold(ours: Project) -> float:
    """Return the threshold that our pipeline falls back below."""
    names = {component["name"]: component for component in our_config(ours)["pipeline"]}
    return float(names["FallbackClassifier"]["threshold"])


def read_set(path: Path) -> list[tuple[str, str]]:
    """Return the texts of a set with their intents."""
    content: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(text, intent) for intent, texts in content.items() for text in texts]


def training_texts(folder: Path) -> frozenset[str]:
    """Return all examples, however they are capitalized."""
    blocks = (
        block
        for path in folder.glob("*.yml")
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    )
    lines = (line for block in blocks for line in block.get("examples", "").splitlines())
    return frozenset(line.removeprefix("-").strip().casefold() for line in lines)


def try_out(
    name: str,
    pipeline: list[dict[str, Any]],
    ours: Project,
    sets: dict[str, list[tuple[str, str]]],
    work: Path,
) -> Result:
    """Train a pipeline as a process of its own, then read all texts with it."""
    folder = Path(tempfile.mkdtemp(dir=work))
    write_yaml(
        folder / "config.yml",
        {"recipe": "default.v1", "assistant_id": "try", "language": "de", "pipeline": pipeline},
    )
    command = [*PYTHON, "rasa", "train", "nlu", "--config", str(folder / "config.yml")]
    command += ["--nlu", "data/nlu", "--out", str(folder), "--fixed-model-name", "model"]
    environment = ours.environment | {"RASA_CACHE_DIRECTORY": str(folder / "cache")}
    seconds = run(command, ours.folder, environment, folder / "train.log")
    agent = Agent.load(str(folder / "model.tar.gz"))
    known = training_texts(ours.folder / "data" / "nlu")
    asyncio.run(read_texts(agent, sets["dev"][:WARM_UP], known))
    readings, times = {}, []
    for set_name, pairs in sets.items():
        readings[set_name], taken = asyncio.run(read_texts(agent, pairs, known))
        times += taken
    return Result(name, readings, seconds, median(times))


async def read_texts(
    agent: Agent, pairs: Sequence[tuple[str, str]], known: frozenset[str]
) -> tuple[list[Reading], list[float]]:
    """Return how texts are read, and the milliseconds each took."""
    readings, times = [], []
    for text, wanted in pairs:
        begun = time.perf_counter()
        parsed = await agent.parse_message(text)
        times.append((time.perf_counter() - begun) * 1000)
        best = next(rank for rank in ranking(parsed) if rank["name"] != FALLBACK)
        is_new = text.casefold() not in known
        readings.append(Reading(wanted, best["name"], best["confidence"], is_new))
    return readings, times


def ranking(parsed: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the readings of a message, the likeliest first; an empty one comes last."""
    yield from parsed.get("intent_ranking") or [parsed["intent"]]
    yield {"name": "", "confidence": 0.0}


def tradeoff(readings: Sequence[Reading], threshold: float) -> Tradeoff:
    """Return what a threshold would do."""

    def is_turned_away(reading: Reading) -> bool:
        return reading.confidence < threshold or reading.intent in TURNED_AWAY

    wants = [is_turned_away(r) for r in readings if r.wanted != OFF_TOPIC]
    off_topic = [not is_turned_away(r) for r in readings if r.wanted == OFF_TOPIC]
    return Tradeoff(threshold, sum(wants) / len(wants), sum(off_topic) / len(off_topic))


def report(
    target: Path,
    results: Sequence[Result],
    threshold: float,
    machine: dict[str, str],
    note: str,
) -> None:
    """Print the tables; write them and the drawing."""
    columns = (f"{name}: {what}" for name in (*SETS, "new") for what in ("accuracy", "macro F1"))
    head = ("Pipeline", *columns)
    scores = table((*head, "training", "per message"), (result.cells for result in results))
    curve = [tradeoff(results[0].readings["dev"], step) for step in THRESHOLDS]
    readings = results[0].readings
    counts = ", ".join(f"{len(readings[name])} texts in {name}" for name in SETS)
    new = sum(reading.is_new for reading in readings["sealed"])
    explained = (
        f"The classifiers' first choices, before any fallback; {counts}. Choices were made on "
        f"dev; sealed is only reported; new are its {new} texts that stand nowhere in the "
        "training data, letter for letter."
    )
    fallback = (
        f"## The fallback threshold (ours, dev; set: {threshold:g})\n\n"
        + table(
            ("threshold", "wants turned away", "off-topic texts answered as a want"),
            ((f"{t.threshold:.2f}", f"{t.lost:.1%}", f"{t.let_in:.1%}") for t in curve),
        )
        + "\n\nTurned away means: read as off-topic, or below the threshold."
    )
    machine_part = machine_lines(
        machine, shlex.join(["python", "-m", "benchmarks.intents", *sys.argv[1:]])
    )
    page = [f"**{note}**" if note else "", scores, explained, fallback, machine_part]
    write_markdown(target.with_suffix(".md"), TITLE, page)
    bars = {result.name: [result.score(name).macro_f1 for name in SETS] for result in results}
    points = [(t.threshold, t.lost, t.let_in) for t in curve]
    draw_intents(target.with_suffix(".png"), tuple(SETS), bars, points, threshold, note)
    print(f"\n{scores}\n\n{fallback}\n\nWritten: {target}.md, .png")


if __name__ == "__main__":
    sys.exit(main())
