"""No test sentence, nor one that differs in a word or two, stands in the training data."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hublotse.catalogue import Catalogue
from hublotse.service.project_check import normalise, read_examples
from hublotse.service.settings import ROOT

HERE = Path(__file__).parent
LONG_ENOUGH = 5  # words; below that, people simply say the same ('Hallo', 'ja bitte')


def _texts(name: str) -> list[str]:
    data = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    if isinstance(data, list):
        return [entry["text"] for entry in data]
    return [text for texts in data.values() for text in texts]


@pytest.mark.parametrize("name", ["sealed.yml", "dev.yml", "companies_dev.yml"])
def test_no_test_sentence_stands_in_the_training_data(name: str, catalogue: Catalogue) -> None:
    # The titles of our buttons are meant to be typed: they are no secret of the test.
    titles = {normalise(text) for key, text in catalogue.texts.items() if key.startswith("label_")}
    examples = (normalise(text) for texts in read_examples(ROOT).values() for text in texts)
    trained = [set(text.split()) for text in examples if text not in titles]
    for text in _texts(name):
        words = set(normalise(text).split())
        if len(words) < LONG_ENOUGH:
            continue
        near = [other for other in trained if len(words ^ other) <= 2]
        assert not near, f"{text!r} is too near to {near}"


def test_sealed_and_development_sets_share_nothing() -> None:
    sealed = {normalise(text) for text in _texts("sealed.yml")}
    assert not sealed & {normalise(text) for text in _texts("dev.yml")}
