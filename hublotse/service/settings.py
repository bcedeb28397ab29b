"""The settings, all from environment variables; the README's table is checked against this."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hublotse.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent.parent
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LARGEST_PORT = 65_535


@dataclass(frozen=True)
class Settings:
    """Everything that can be set.

    Args:
        host: Address the assistant listens on.
        port: Port of the chat page and the channel.
        action_port: Port of the action server, on this machine only; 0 takes a free one.
        log_level: How much the processes say: DEBUG, INFO, WARNING or ERROR.
        start_timeout: Seconds until a start counts as failed.
        models: Folder of the trained model.
        catalogue: Folder of the catalogue.
    """

    host: str = "127.0.0.1"
    port: int = 5005
    action_port: int = 0
    log_level: str = "WARNING"
    start_timeout: int = 180
    models: Path = ROOT / "models"
    catalogue: Path = ROOT / "catalogue"


VARIABLES = {
    "host": "HOST",
    "port": "PORT",
    "action_port": "ACTION_PORT",
    "log_level": "LOG_LEVEL",
    "start_timeout": "START_TIMEOUT",
    "models": "HUBLOTSE_MODELS",
    "catalogue": "HUBLOTSE_CATALOGUE",
}


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of an environment, by default this process's.

    Raises:
        SettingsError: A value cannot be used; says which and what is expected.
    """
    values = os.environ if environment is None else environment
    given = {field: values[name] for field, name in VARIABLES.items() if values.get(name)}
    level = given.get("log_level", Settings.log_level).upper()
    if level not in LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL is '{level}'.", f"Use one of {', '.join(LOG_LEVELS)}.")
    return Settings(
        host=given.get("host", Settings.host),
        port=_number(given, "port", 1, LARGEST_PORT),
        action_port=_number(given, "action_port", 0, LARGEST_PORT),
        log_level=level,
        start_timeout=_number(given, "start_timeout", 1, 3600),
        models=Path(given.get("models", Settings.models)).resolve(),
        catalogue=Path(given.get("catalogue", Settings.catalogue)).resolve(),
    )


def _number(given: Mapping[str, str], field: str, lowest: int, highest: int) -> int:
    text = given.get(field, str(getattr(Settings, field)))
    try:
        number = int(text)
    except ValueError:
        number = lowest - 1
    if not lowest <= number <= highest:
        raise SettingsError(
            f"{VARIABLES[field]} is '{text}'.", f"Use a whole number from {lowest} to {highest}."
        )
    return number
