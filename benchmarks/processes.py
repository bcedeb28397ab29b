"""Training, starting, measuring and ending the processes of an assistant."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import yaml

from benchmarks.projects import LOCAL, PYTHON, ROOT, Project, write_yaml

CHANNEL = "/webhooks/rest/webhook"
STARTS_WITHIN = 300.0  # seconds
ENDS_WITHIN = 15.0
POLL = 0.1
ACTIONS = "hublotse.assistant.action_server"
SERVERS = {"ours": "hublotse.assistant.server", "stock": "rasa"}
APOLOGY: str = yaml.safe_load((ROOT / "catalogue" / "texts.yml").read_text("utf-8"))["apology"]


class BenchmarkError(Exception):
    """The measurement cannot go on."""


@dataclass(frozen=True)
class Memory:
    """Resident memory in MB.

    Args:
        rasa: Rasa's process and its children.
        actions: The action server and its children.
        all: Every process that was started.
    """

    rasa: float
    actions: float
    all: float


@dataclass(frozen=True)
class Assistant:
    """An assistant that answers.

    Args:
        name: "ours" or "stock".
        url: Where it listens.
        seconds: From the command to the first answer.
        started: The processes that were started for it.
    """

    name: str
    url: str
    seconds: float
    started: tuple[psutil.Process, ...]

    def memory(self) -> Memory:
        """Return what its processes hold now."""
        everything = [p for process in self.started for p in family(process)]
        return Memory(
            rasa=resident(running_module(everything, SERVERS[self.name])),
            actions=resident(running_module(everything, ACTIONS)),
            all=resident(everything),
        )


def train(project: Project, logs: Path) -> float:
    """Train a project from nothing and return the seconds.

    Raises:
        BenchmarkError: It failed; names the log.
    """
    shutil.rmtree(project.models, ignore_errors=True)
    cache = project.folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    return run(
        project.train,
        project.folder,
        project.environment | {"RASA_CACHE_DIRECTORY": str(cache)},
        logs / f"train-{project.name}.log",
    )


def run(command: Sequence[str], folder: Path, environment: dict[str, str], log: Path) -> float:
    """Run a command to its end and return the seconds.

    Raises:
        BenchmarkError: It failed; names the log.
    """
    begun = time.perf_counter()
    with process(command, folder, environment, log) as started:
        if started.wait():
            raise BenchmarkError(f"{' '.join(command)} failed; see {log}")
        return time.perf_counter() - begun


@contextmanager
def running(project: Project, logs: Path) -> Iterator[Assistant]:
    """Start an assistant, wait for its first answer, and end it afterwards."""
    port = free_port()
    url = f"http://{LOCAL}:{port}"
    starts = start_ours(project, port) if project.name == "ours" else start_stock(project, port)
    begun = time.perf_counter()
    with ExitStack() as stack:
        started = [
            stack.enter_context(process(*start, logs / f"serve-{port}-{number}.log"))
            for number, start in enumerate(starts)
        ]
        wait_for_answer(url, started)
        seconds = time.perf_counter() - begun
        yield Assistant(project.name, url, seconds, tuple(started))


Start = tuple[tuple[str, ...], Path, dict[str, str]]


def start_ours(project: Project, port: int) -> list[Start]:
    """Return the one command that starts ours."""
    command = (*PYTHON, "hublotse.cli", "serve")
    return [(command, project.folder, project.environment | {"PORT": str(port)})]


def start_stock(project: Project, port: int) -> list[Start]:
    """Return the two commands that start the stock project: our action server, and Rasa."""
    action_port = free_port()
    url = f"http://{LOCAL}:{action_port}/webhook"
    write_yaml(project.folder / "endpoints.yml", {"action_endpoint": {"url": url}})
    code = Path(project.environment["PYTHONPATH"])
    actions = (*PYTHON, ACTIONS, "--host", LOCAL, "--port", str(action_port))
    server = (*PYTHON, "rasa", "run", "--interface", LOCAL, "--port", str(port))
    return [
        (actions, code, project.environment),
        (server, project.folder, project.environment),
    ]


@contextmanager
def process(
    command: Sequence[str], folder: Path, environment: dict[str, str], log: Path
) -> Iterator[psutil.Process]:
    """Start a process and end it and its children afterwards."""
    with log.open("wb") as output:
        started = psutil.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield started
    finally:
        end(started)


def end_by_signal() -> None:
    """Let a request to end run the clean-up, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def end(started: psutil.Process) -> None:
    """Ask a process to end, and make sure that it and its children do."""
    everyone = family(started)
    if started.is_running():
        started.terminate()
    _, left = psutil.wait_procs(everyone, timeout=ENDS_WITHIN)
    for straggler in left:
        straggler.kill()
    psutil.wait_procs(left, timeout=ENDS_WITHIN)


def wait_for_answer(url: str, started: Sequence[psutil.Process]) -> None:
    """Greet until the greeting is answered.

    Raises:
        BenchmarkError: A process ended, or it took too long.
    """
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        if is_answer(greet(url)):
            return
        if any(process.status() == psutil.STATUS_ZOMBIE for process in started):
            raise BenchmarkError("A process ended while starting; see the logs.")
        time.sleep(POLL)
    raise BenchmarkError(f"No answer within {STARTS_WITHIN:.0f} s; see the logs.")


def greet(url: str) -> Any:
    """Return the answer to a greeting, None when there is no one to answer."""
    body = json.dumps({"sender": uuid.uuid4().hex, "message": "Guten Tag"}).encode()
    request = urllib.request.Request(url + CHANNEL, body, {"Content-Type": "application/json"})
    local = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with local.open(request, timeout=60) as response:
            return json.load(response)
    except (urllib.error.URLError, OSError, ValueError):
        return None


def is_answer(answer: Any) -> bool:
    """Whether an answer says something, and more than our apology for a failure."""
    if not isinstance(answer, list) or not answer:
        return False
    return all(message.get("text") != APOLOGY for message in answer)


def family(process: psutil.Process) -> list[psutil.Process]:
    """Return a process with its children, and theirs."""
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def running_module(processes: Sequence[psutil.Process], module: str) -> list[psutil.Process]:
    """Return the process that was started with ``-m module``, with its children."""
    for candidate in processes:
        if module in candidate.cmdline():
            return family(candidate)
    raise BenchmarkError(f"No process runs {module}.")


def resident(processes: Sequence[psutil.Process]) -> float:
    """Return the resident memory of processes in MB."""
    return float(sum(process.memory_info().rss for process in processes)) / 1024**2


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])
