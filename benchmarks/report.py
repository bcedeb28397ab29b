"""Writes results: tables in Markdown and raw figures in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first are right-aligned."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine_lines(machine: Mapping[str, str], command: str) -> str:
    """Return what it was measured on and with, as a list."""
    lines = [f"- {name}: {value}" for name, value in machine.items()]
    return "\n".join([*lines, f"- command: `{command}`"])


def write_markdown(path: Path, title: str, parts: Iterable[str]) -> None:
    """Write a page of parts; empty ones are left out."""
    whole = [f"# {title}", *(part for part in parts if part)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(whole) + "\n", encoding="utf-8")


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write raw figures."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
