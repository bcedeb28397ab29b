"""The quality of understanding against its floors, and that training is repeatable."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from hublotse.advice import recommend
from hublotse.catalogue import Catalogue
from hublotse.dialogue import Message, State
from hublotse.dialogue.update import update
from hublotse.service.settings import Settings
from hublotse.service.training import model_path, train
from hublotse.understanding import default_understander
from tests.nlu.parser import Parsed, Parser

HERE = Path(__file__).parent
FLOORS = yaml.safe_load((HERE / "floors.yml").read_text(encoding="utf-8"))
# These lead to the same answer: to take one for the other costs the visitor nothing.
ADVISING = {"describe_company", "state_place", "state_size", "state_interest"}


def _load(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parser(trained: Settings) -> Parser:
    return Parser(model_path(trained))


def _parse_all(parser: Parser, name: str) -> list[tuple[str, Parsed]]:
    return [(intent, parser.parse(t)) for intent, texts in _load(name).items() for t in texts]


def _accuracy(pairs: list[tuple[str, Parsed]]) -> float:
    return sum(intent == parsed.likeliest for intent, parsed in pairs) / len(pairs)


def _macro_f1(pairs: list[tuple[str, Parsed]]) -> float:
    right: dict[str, int] = defaultdict(int)
    wanted: dict[str, int] = defaultdict(int)
    said: dict[str, int] = defaultdict(int)
    for intent, parsed in pairs:
        wanted[intent] += 1
        said[parsed.likeliest] += 1
        right[intent] += intent == parsed.likeliest
    return sum(2 * right[i] / (wanted[i] + said[i]) for i in wanted) / len(wanted)


def _advising(pairs: list[tuple[str, Parsed]]) -> float:
    return sum(
        intent == parsed.likeliest or {intent, parsed.likeliest} <= ADVISING
        for intent, parsed in pairs
    ) / len(pairs)


def test_intents_of_the_sealed_set(parser: Parser) -> None:
    pairs = _parse_all(parser, "sealed.yml")
    measured = {
        "accuracy": _accuracy(pairs),
        "macro_f1": _macro_f1(pairs),
        "advising": _advising(pairs),
    }
    print("sealed:", {key: round(value, 3) for key, value in measured.items()})
    for key, floor in FLOORS["sealed"].items():
        assert measured[key] >= floor, measured


def test_intents_of_the_development_set(parser: Parser) -> None:
    measured = _accuracy(_parse_all(parser, "dev.yml"))
    print("dev:", round(measured, 3))
    assert measured >= FLOORS["dev"]["accuracy"]


def test_every_intent_has_enough_sealed_texts() -> None:
    assert min(len(texts) for texts in _load("sealed.yml").values()) >= 15


def test_companies_of_the_development_set(catalogue: Catalogue) -> None:
    understander = default_understander()
    companies = _load("companies_dev.yml")
    division = hub = 0
    for company in companies:
        found = understander.understand(company["text"])
        message = Message(company["text"], "describe_company", found.mentions)
        profile = update(State(), message, catalogue).profile
        division += profile.sector is not None and profile.sector.wz in company["wz"]
        hub += recommend(profile, catalogue).best.hub.id in company["hubs"]
    measured = {"division": division / len(companies), "hub": hub / len(companies)}
    print("companies_dev:", {key: round(value, 3) for key, value in measured.items()})
    for key, floor in FLOORS["companies_dev"].items():
        assert measured[key] >= floor, measured


def test_two_trainings_from_a_cold_cache_give_identical_predictions(
    parser: Parser, tmp_path: Path
) -> None:
    settings = Settings(models=tmp_path)
    again = Parser(train(settings, say=lambda line: None))
    for texts in _load("dev.yml").values():
        for text in texts:
            assert parser.parse(text) == again.parse(text), text
