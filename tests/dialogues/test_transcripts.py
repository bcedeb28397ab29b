"""Plays the transcripts of this folder against the trained model with the real actions.

Those in ``sealed/`` were written apart from the training data and are never tuned on: of them, a
share has to succeed (``tests/nlu/floors.yml``), and each that fails is printed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.dialogues.runner import play

HERE = Path(__file__).parent
FLOORS = HERE.parent / "nlu" / "floors.yml"


def _dialogues(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}-{dialogue['name']}", dialogue)
        for path in sorted(folder.glob("*.yml"))
        for dialogue in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(
    "dialogue", [pytest.param(dialogue, id=name) for name, dialogue in _dialogues(HERE)]
)
def test_transcript(dialogue: dict[str, Any], assistant: str) -> None:
    play(dialogue, assistant)


def test_enough_of_the_sealed_transcripts_succeed(assistant: str) -> None:
    dialogues = _dialogues(HERE / "sealed")
    failed = {}
    for name, dialogue in dialogues:
        try:
            play(dialogue, assistant)
        except AssertionError as error:
            failed[name] = str(error).splitlines()[0][:200]
    share = 1 - len(failed) / len(dialogues)
    print(f"sealed transcripts: {len(dialogues) - len(failed)} of {len(dialogues)}")
    for name, reason in failed.items():
        print(f"  {name}: {reason}")
    floor = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["sealed_dialogues"]["share"]
    assert share >= floor, failed
