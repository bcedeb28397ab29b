"""Checks that catalogue, domain, rules, training data, actions and texts agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from hublotse.catalogue import Catalogue
from hublotse.catalogue.source_text import read_yaml

FEWEST_EXAMPLES = 40
# Set by the channel or the fallback, never learned from examples.
NOT_LEARNED = frozenset({"send_blank", "send_too_long", "nlu_fallback"})
# Says 'utter_<intent>' for whatever intent its rule has.
ANSWERING_BY_INTENT = "action_answer"
# Words that German texts don't contain: an English sentence has at least one of them.
ENGLISH = frozenset({"the", "and", "you", "your", "please", "with", "this", "that", "what", "are"})
_RESPONSE = re.compile(r"utter_[a-z_]+")
_WORD = re.compile(r"\w+")


def find_problems(root: Path, catalogue: Catalogue) -> Iterator[str]:
    """Yield ``file: what is wrong`` for everything in the project that doesn't agree.

    Args:
        root: The project's folder.
        catalogue: The catalogue, already valid in itself.
    """
    domain = read_yaml(root / "domain.yml").data
    rules = list(_rules(root))
    examples = read_examples(root)
    yield from _intents(domain, rules, examples)
    yield from _actions(root, domain, rules)
    yield from _responses(root, domain, rules)
    yield from _duplicates(examples)
    yield from _texts(root, catalogue)
    yield from _foreign_words(domain, catalogue)
    yield from _slots(root, domain)


def read_examples(root: Path) -> dict[str, list[str]]:
    """Return the training examples by intent."""
    examples: dict[str, list[str]] = {}
    for path in sorted((root / "data" / "nlu").glob("*.yml")):
        for block in read_yaml(path).data["nlu"]:
            lines = (line.strip() for line in block["examples"].splitlines())
            texts = [line[2:].strip() for line in lines if line.startswith("- ")]
            examples.setdefault(block["intent"], []).extend(texts)
    return examples


def normalise(text: str) -> str:
    """Return a text by its words alone, for comparing examples."""
    return " ".join(_WORD.findall(text.lower()))


def _rules(root: Path) -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted((root / "data" / "rules").glob("*.yml")):
        for rule in read_yaml(path).data["rules"]:
            intents = [step["intent"] for step in rule["steps"] if "intent" in step]
            actions = [step["action"] for step in rule["steps"] if "action" in step]
            yield str(path.relative_to(root)), intents[0], actions


def _intents(
    domain: Mapping[str, Any],
    rules: list[tuple[str, str, list[str]]],
    examples: Mapping[str, list[str]],
) -> Iterator[str]:
    intents = set(domain["intents"])
    ruled = [intent for _path, intent, _actions in rules]
    for intent in sorted(intents - set(ruled)):
        yield f"data/rules: no rule says what follows the intent '{intent}'"
    for intent in sorted(set(ruled) - intents - NOT_LEARNED):
        yield f"data/rules: the intent '{intent}' is not in domain.yml"
    for intent in sorted({intent for intent in ruled if ruled.count(intent) > 1}):
        yield f"data/rules: two rules begin with the intent '{intent}'"
    for intent in sorted(set(examples) - intents):
        yield f"data/nlu: the intent '{intent}' is not in domain.yml"
    for intent in sorted(intents - NOT_LEARNED):
        count = len(examples.get(intent, ()))
        if count < FEWEST_EXAMPLES:
            yield f"data/nlu: '{intent}' has {count} examples, {FEWEST_EXAMPLES} are needed"


def _actions(
    root: Path, domain: Mapping[str, Any], rules: list[tuple[str, str, list[str]]]
) -> Iterator[str]:
    listed = set(domain["actions"])
    written = set(_labels(root / "actions"))
    for path, intent, actions in rules:
        for action in actions:
            if action not in listed and action not in domain["responses"]:
                yield f"{path}: '{action}' (after {intent}) is not in domain.yml"
    used = {action for _path, _intent, actions in rules for action in actions}
    for action in sorted(listed - written):
        yield f"domain.yml: no class in actions/ has the label '{action}'"
    for action in sorted(written - listed):
        yield f"actions/: '{action}' is not in domain.yml"
    for action in sorted(listed - used):
        yield f"domain.yml: no rule uses '{action}'"


def _labels(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                if names == ["label"]:
                    yield str(node.value.value)


def _responses(
    root: Path, domain: Mapping[str, Any], rules: list[tuple[str, str, list[str]]]
) -> Iterator[str]:
    known = set(domain["responses"])
    said = {
        name
        for path in (root / "hublotse" / "dialogue").glob("*.py")
        for name in _RESPONSE.findall(path.read_text(encoding="utf-8"))
    }
    said |= {
        f"utter_{intent}" for _path, intent, actions in rules if ANSWERING_BY_INTENT in actions
    }
    questions = re.findall(
        r'^    [A-Z]+ = "([a-z]+)"$',
        (root / "hublotse" / "dialogue" / "state.py").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    said |= {f"utter_why_{question}" for question in questions}
    for question in ("industry", "interest", "place"):
        said |= {f"utter_ask_{question}", f"utter_ask_{question}_after"}
    said -= {"utter_", "utter_ask_", "utter_why_"}
    for name in sorted(said - known):
        yield f"domain.yml: the response '{name}' is missing"
    for name in sorted(known - said):
        yield f"domain.yml: nothing says the response '{name}'"


def _duplicates(examples: Mapping[str, list[str]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for intent, texts in examples.items():
        for text in texts:
            key = normalise(text)
            if key in seen:
                yield f"data/nlu: '{text}' stands in '{seen[key]}' and again in '{intent}'"
            seen[key] = intent


def _texts(root: Path, catalogue: Catalogue) -> Iterator[str]:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root / "hublotse").rglob("*.py"))
    for key, text in catalogue.texts.items():
        if f'"{key}"' not in code and not key.startswith("label_"):
            yield f"catalogue/texts.yml: nothing uses '{key}'"
        try:
            list(Formatter().parse(text))
        except ValueError as error:
            yield f"catalogue/texts.yml: '{key}': {error}"


def _foreign_words(domain: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    texts = {
        f"domain.yml: {name}": variant["text"]
        for name, variants in domain["responses"].items()
        for variant in variants
    }
    texts.update({f"catalogue/texts.yml: {key}": text for key, text in catalogue.texts.items()})
    for place, text in texts.items():
        english = sorted(ENGLISH & set(_WORD.findall(text.lower())))
        if english:
            yield f"{place}: not German ({', '.join(english)})"


def _slots(root: Path, domain: Mapping[str, Any]) -> Iterator[str]:
    text = (root / "actions" / "slots.py").read_text(encoding="utf-8")
    named = set(re.findall(r'^[A-Z_]+ = "([a-z_]+)"$', text, re.MULTILINE))
    for slot in sorted(named ^ set(domain["slots"])):
        yield f"domain.yml and actions/slots.py: only one of both knows the slot '{slot}'"
