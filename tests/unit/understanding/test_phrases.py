from __future__ import annotations

import pytest

from hublotse.understanding import Kind, Understander
from hublotse.understanding.phrases import PhraseIndex, Sense
from hublotse.understanding.text import tokenize

SMALL_WORDS = frozenset({"wir", "und", "fur", "die", "der", "ein", "eine", "im"})


def index(*entries: tuple[str, str, float]) -> PhraseIndex:
    return PhraseIndex(((name, Sense(key, weight)) for name, key, weight in entries), SMALL_WORDS)


def found(names: PhraseIndex, text: str) -> list[tuple[str, str]]:
    """Return value and words of every phrase in a text."""
    return [
        (hit.senses[0].value, text[hit.tokens[0].start : hit.tokens[-1].end])
        for hit in names.phrases_in(tokenize(text))
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Alte Kräne retten", "Alte Kräne"),
        ("mit alten Kränen", "alten Kränen"),
        ("ALTE KRAENE", "ALTE KRAENE"),
        ("alte, die Kräne", None),
        ("alte und schöne Kräne", "alte und schöne Kräne"),
        ("alte und sehr schöne bunte rostige Kräne", None),
        ("Kräne, alte", None),
        ("neue Kräne", None),
    ],
)
def test_a_phrase_is_found_despite_inflection_and_filler_but_not_across_clauses(
    text: str, words: str | None
) -> None:
    names = index(("alte Kräne", "cranes", 1.0))
    assert found(names, text) == ([("cranes", words)] if words else [])


def test_of_two_phrases_that_begin_alike_the_longer_is_found() -> None:
    names = index(("alte Kräne", "cranes", 1.0), ("alte Kräne retten", "rescue", 1.0))
    assert found(names, "Wir wollen alte Kräne retten") == [("rescue", "alte Kräne retten")]
    assert found(names, "Wir wollen alte Kräne") == [("cranes", "alte Kräne")]


def test_a_name_given_to_several_values_is_ambiguous_with_the_weightiest_first() -> None:
    names = index(("alte Kräne", "museum", 0.3), ("alte Kräne", "cranes", 0.7))
    (hit,) = names.phrases_in(tokenize("alte Kräne"))
    assert [(sense.value, sense.weight) for sense in hit.senses] == [
        ("cranes", 0.7),
        ("museum", 0.3),
    ]


def test_single_words_are_kept_by_their_stems() -> None:
    names = index(("Kräne", "cranes", 1.0), ("Bagger", "diggers", 1.0))
    assert {sense.value for senses in names.words.values() for sense in senses} == {
        "cranes",
        "diggers",
    }
    assert found(names, "Kräne und Bagger") == []


def test_words_without_content_are_passed_over() -> None:
    names = index(("Kräne", "cranes", 1.0))
    words = names.content_words(tokenize("Wir und die Kräne"))
    assert [token.text for token in words] == ["Kräne"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Wir stehen für Industrie 4.0", Kind.TOPIC, "future-industries"),
        ("Chemie 4.0 beschäftigt uns", Kind.TOPIC, "chemistry"),
        ("Was macht de:hub AI?", Kind.HUB, "karlsruhe"),
    ],
)
def test_a_name_with_punctuation_in_it_is_found(
    understander: Understander, text: str, kind: Kind, value: str
) -> None:
    found = understander.understand(text).mentions
    assert (kind, value) in {(mention.kind, mention.value) for mention in found}
