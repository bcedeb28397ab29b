"""Checks rich messages against the message contract's JSON Schema."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "contract" / "messages.schema.json"


@lru_cache(maxsize=1)
def _validator() -> jsonschema.Draft7Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def validate_card(card: dict[str, Any]) -> None:
    """Raise AssertionError, with all that is wrong, for a card that breaks the contract."""
    problems = [f"{list(e.path)}: {e.message}" for e in _validator().iter_errors(card)]
    assert not problems, problems
