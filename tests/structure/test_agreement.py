"""Payloads, responses, actions, slots, catalogue keys and pipeline options agree."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from string import Formatter

import pytest
import rasa.engine.recipes.default_components  # noqa: F401  registers Rasa's own components
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.utils.common import class_from_module_path

from hublotse.assistant.channel import PAYLOADS
from hublotse.assistant.intent_classifier import GermanIntentClassifier
from hublotse.catalogue import Catalogue
from hublotse.service.project_check import find_problems
from hublotse.service.settings import ROOT, VARIABLES

CONFIG = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
DIALOGUE = ROOT / "hublotse" / "dialogue"


def test_the_project_agrees_with_itself(catalogue: Catalogue) -> None:
    assert list(find_problems(ROOT, catalogue)) == []


def _payload_intents() -> set[str]:
    """Every intent that the dialogue puts on a button."""
    found = set()
    for path in DIALOGUE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rsplit(".", 1)[-1]
            arguments = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if name == "payload":
                found |= set(arguments[:1])
            if name == "plain":
                found |= {a for a in arguments if isinstance(a, str)}
    return found


def test_every_payload_is_an_intent_that_the_channel_lets_through() -> None:
    intents = _payload_intents()
    assert intents
    assert intents <= set(DOMAIN["intents"])
    assert intents <= PAYLOADS
    assert set(DOMAIN["intents"]) >= PAYLOADS


def test_every_label_belongs_to_an_intent_that_the_channel_lets_through(
    catalogue: Catalogue,
) -> None:
    labelled = {k.removeprefix("label_") for k in catalogue.texts if k.startswith("label_")}
    assert labelled <= PAYLOADS


@pytest.mark.parametrize("component", CONFIG["pipeline"], ids=lambda c: c["name"])
def test_every_pipeline_option_exists(component: dict[str, object]) -> None:
    _knows_its_options(component)


@pytest.mark.parametrize("policy", CONFIG["policies"], ids=lambda p: p["name"])
def test_every_policy_option_exists(policy: dict[str, object]) -> None:
    _knows_its_options(policy)


def _knows_its_options(component: dict[str, object]) -> None:
    name = str(component["name"])
    if "." in name:
        known = class_from_module_path(name)
    else:
        known = DefaultV1Recipe._registered_components[name].clazz
    options = known.get_default_config() if hasattr(known, "get_default_config") else {}
    assert set(component) - {"name"} <= set(options)


def test_the_random_seed_is_set() -> None:
    assert GermanIntentClassifier.get_default_config()["random_state"] is not None


def test_responses_get_the_values_that_they_name() -> None:
    """Every placeholder of a response stands as a key in the dialogue's code."""
    code = "\n".join(p.read_text(encoding="utf-8") for p in DIALOGUE.glob("*.py"))
    keys = set(re.findall(r'"([a-z_]+)":', code))
    for name, variants in DOMAIN["responses"].items():
        wanted = [
            {field for _text, field, _spec, _conv in Formatter().parse(v["text"]) if field}
            for v in variants
        ]
        assert all(fields == wanted[0] for fields in wanted), f"{name}: variants differ"
        assert wanted[0] <= keys, name


def test_texts_get_the_values_that_they_name(catalogue: Catalogue) -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "hublotse").rglob("*.py"))
    for key, text in catalogue.texts.items():
        for _text, field, _spec, _conversion in Formatter().parse(text):
            if field:
                assert re.search(rf'\b{field}=|"{field}":', code), f"{key}: {field}"


def test_the_readme_lists_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for variable in VARIABLES.values():
        assert f"`{variable}`" in readme


def test_no_german_sentence_stands_in_python() -> None:
    """Texts live in domain.yml and the catalogue: no long string with German words in code."""
    german = re.compile(r"\b(Sie|Ihr|Ihre|nicht|und|oder|bitte|Ihnen)\b")
    for folder in ("hublotse", "actions"):
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            documented = {
                id(node.body[0].value)
                for node in ast.walk(tree)
                if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
                and node.body
                and isinstance(node.body[0], ast.Expr)
            }
            for node in ast.walk(tree):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and id(node) not in documented
                    and len(node.value) > 40
                ):
                    assert not german.search(node.value), f"{path}:{node.lineno}"


def test_actions_are_thin() -> None:
    for path in (ROOT / "actions").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 30, f"{path}:{node.lineno}"


def test_files_stay_short() -> None:
    for folder in ("hublotse", "actions", "tests"):
        for path in (ROOT / folder).rglob("*.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 420, path


def test_no_path_or_registry_of_a_machine_is_committed() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text(encoding="utf-8")


def test_docstrings_say_what_public_functions_are_for() -> None:
    for path in Path(ROOT / "hublotse").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path}:{node.lineno}"
    assert inspect.getdoc(find_problems)
