"""Trains the model, and knows whether it is still what its inputs would give."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hublotse.errors import TrainingError
from hublotse.service.settings import ROOT, Settings

MODEL = "hublotse.tar.gz"
RECORD = "hublotse.json"
LOG = "training.log"
# What the model is made of. The catalogue counts: what it knows shapes the training features.
INPUTS = ("config.yml", "domain.yml", "data", "hublotse/understanding", "hublotse/catalogue")
COMPONENTS = ("tokenizer.py", "company_extractor.py", "intent_classifier.py")
NEEDED_MB = 300
Say = Callable[[str], None]


def model_path(settings: Settings) -> Path:
    """Return where the trained model lies."""
    return settings.models / MODEL


def is_current(settings: Settings) -> bool:
    """Whether there is a model and it was trained from the inputs as they are now."""
    record = settings.models / RECORD
    if not model_path(settings).exists() or not record.exists():
        return False
    try:
        trained_from = json.loads(record.read_text(encoding="utf-8"))["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(trained_from == fingerprint(settings))


def train(settings: Settings, say: Say = print) -> Path:
    """Train the model anew; the old one stays in place until the new one is whole.

    Args:
        settings: Where the catalogue and the models lie.
        say: Gets a line of progress now and then.

    Returns:
        The model's path.

    Raises:
        TrainingError: It could not be trained; names the log.
    """
    inputs = fingerprint(settings)
    try:
        settings.models.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(settings.models).free // 1024**2
        if free < NEEDED_MB:
            raise TrainingError(
                f"Training needs {NEEDED_MB} MB on disk, {free} MB are free.",
                "Free some space, then start again.",
            )
        fresh = settings.models / f"training-{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        log = settings.models / LOG
        say("Training the model (under a minute; only when there is none or its inputs changed) …")
        _run_rasa(settings, fresh, log, say)
        (fresh / MODEL).replace(model_path(settings))
        shutil.rmtree(fresh, ignore_errors=True)
        record = {"inputs": inputs, "trained": time.strftime("%Y-%m-%dT%H:%M:%S%z")}
        (settings.models / RECORD).write_text(json.dumps(record) + "\n", encoding="utf-8")
    except OSError as error:
        raise TrainingError(
            f"The model cannot be written to {settings.models} ({error.strerror}).",
            "Check that the disk is not full and that the folder is yours, then start again.",
        ) from error
    return model_path(settings)


def fingerprint(settings: Settings) -> str:
    """Return a digest of everything the model is made of."""
    digest = hashlib.sha256()
    for path in _input_files(settings):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _input_files(settings: Settings) -> Iterator[Path]:
    roots = [ROOT / name for name in INPUTS]
    roots += [ROOT / "hublotse" / "assistant" / name for name in COMPONENTS]
    for root in [*roots, settings.catalogue]:
        if root.is_file():
            yield root
            continue
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix in (".py", ".yml", ".csv", ".txt"):
                yield path


def _run_rasa(settings: Settings, target: Path, log: Path, say: Say) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "rasa", "train", "--force"]
    command += ["--out", str(target), "--fixed-model-name", MODEL.removesuffix(".tar.gz")]
    environment = {**os.environ, **rasa_environment(settings)}
    begun = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            while process.poll() is None:
                time.sleep(0.5)
                elapsed = round(time.monotonic() - begun)
                if elapsed and elapsed % 10 == 0:
                    say(f"  … {elapsed} s")
                    time.sleep(0.6)
        except BaseException:
            process.terminate()
            process.wait()
            shutil.rmtree(target, ignore_errors=True)
            raise
    if process.returncode or not (target / MODEL).exists():
        shutil.rmtree(target, ignore_errors=True)
        raise TrainingError(
            "The model could not be trained.", f"{_last_words(log)} The whole story: {log}"
        )
    say(f"  trained in {round(time.monotonic() - begun)} s")


def rasa_environment(settings: Settings) -> dict[str, str]:
    """Return the variables with which Rasa's processes are started."""
    return {
        "HUBLOTSE_CATALOGUE": str(settings.catalogue),
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "0",
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "LOG_LEVEL": settings.log_level,
        "ACTION_URL": os.environ.get("ACTION_URL", "http://127.0.0.1:0/webhook"),
    }


def _last_words(log: Path) -> str:
    lines = [line.strip() for line in log.read_text(encoding="utf-8").splitlines()]
    return next((line for line in reversed(lines) if line), "")
