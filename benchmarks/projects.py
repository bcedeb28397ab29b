"""The two projects that are compared, each in a folder of its own outside the repository."""

from __future__ import annotations

import compileall
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rasa.engine.recipes
import yaml

ROOT = Path(__file__).resolve().parent.parent
# All that the assistant runs from. A copy is measured: work in the folder doesn't disturb it.
PARTS = (
    "config.yml",
    "domain.yml",
    "endpoints.yml",
    "credentials.yml",
    "data",
    "actions",
    "catalogue",
    "hublotse",
)
# What Rasa itself puts where the config.yml of `rasa init` leaves pipeline and policies empty.
STOCK_CONFIG = Path(rasa.engine.recipes.__file__).parent / "config_files" / "default_config.yml"
LOCAL = "127.0.0.1"
PYTHON = (sys.executable, "-W", "ignore", "-m")


@dataclass(frozen=True)
class Project:
    """A project that can be trained.

    Args:
        name: "ours" or "stock".
        folder: Where it lies.
        models: Where its model goes.
        train: The command that trains it.
        environment: Variables for all of its processes.
    """

    name: str
    folder: Path
    models: Path
    train: tuple[str, ...]
    environment: dict[str, str]

    @property
    def model(self) -> Path:
        """The trained model."""
        return next(self.models.glob("*.tar.gz"))


def copy_ours(work: Path) -> Project:
    """Return a copy of our project; nothing of the user's is read or written by it."""
    folder = work / "ours"
    hidden = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in PARTS:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=hidden)
        else:
            shutil.copy2(source, target)
    compileall.compile_dir(str(folder), quiet=2)  # as it is from the second start on
    models = folder / "models"
    environment = base_environment(folder) | {
        "HOST": LOCAL,
        "HUBLOTSE_MODELS": str(models),
        "HUBLOTSE_CATALOGUE": str(folder / "catalogue"),
    }
    return Project("ours", folder, models, (*PYTHON, "hublotse.cli", "train"), environment)


def write_stock(work: Path, ours: Project, epochs: int | None, stories: bool) -> Project:
    """Return what `rasa init` would give with our data, domain and actions.

    Args:
        work: Where to write it.
        ours: A copy of our project.
        epochs: Instead of the stock number, for trying out.
        stories: Add the rules as stories, so that the learning policies have something to learn.
    """
    folder = work / "stock"
    folder.mkdir(parents=True)
    shutil.copytree(ours.folder / "data", folder / "data")
    shutil.copy2(ours.folder / "domain.yml", folder)
    if stories:
        write_yaml(folder / "data" / "stories.yml", {"stories": list(rules_as_stories(folder))})
    write_yaml(folder / "config.yml", stock_config(epochs))
    write_yaml(folder / "credentials.yml", {"rest": None})
    models = folder / "models"
    train = (*PYTHON, "rasa", "train", "--force", "--out", "models")
    environment = base_environment(ours.folder)
    return Project("stock", folder, models, (*train, "--fixed-model-name", "stock"), environment)


def stock_config(epochs: int | None = None) -> dict[str, Any]:
    """Return Rasa's own default configuration, for German."""
    config: dict[str, Any] = yaml.safe_load(STOCK_CONFIG.read_text(encoding="utf-8"))
    config |= {"language": "de", "assistant_id": "stock"}
    for component in [*config["pipeline"], *config["policies"]]:
        if epochs is not None and "epochs" in component:
            component["epochs"] = epochs
    return config


def rules_as_stories(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield every rule as a story of one turn."""
    for path in sorted((folder / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            yield {"story": rule["rule"], "steps": rule["steps"]}


def write_yaml(path: Path, content: dict[str, Any]) -> None:
    """Write a YAML file."""
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def base_environment(code: Path) -> dict[str, str]:
    """Return this process's variables, with those that both projects get.

    Args:
        code: Where the packages ``hublotse`` and ``actions`` are imported from.
    """
    return {
        **os.environ,
        "PYTHONPATH": str(code),
        "PYTHONHASHSEED": "0",
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
