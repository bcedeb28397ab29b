from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublotse.understanding.text import fold, stem, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller", "MÜLLER"),
        ("Köln", "koeln"),
        ("Gebäck", "Gebaeck"),
        ("Straße", "STRASSE"),
        ("Öl", "oel"),
        ("Ma\u0308dchen", "Mädchen"),
    ],
)
def test_every_way_of_typing_umlauts_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert len({fold(word) for word in ("Kran", "Kren", "Kron", "Krahn")}) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ziegel", "ziegeln"),
        ("kranbau", "kranbaues"),
        ("schraube", "schrauben"),
        ("edelmetall", "edelmetalles"),
    ],
)
def test_inflected_forms_have_the_same_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@given(st.text(alphabet="abenrsm", max_size=14))
def test_a_stem_begins_the_word_and_keeps_at_least_four_letters(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(4, len(word))


def test_words_are_found_with_their_places_in_the_text() -> None:
    text = "Wir bauen, seit 1923, Kräne."
    tokens = tokenize(text)
    assert [token.text for token in tokens] == ["Wir", "bauen", "seit", "1923", "Kräne"]
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("text", ["CNC-Dreherei", "CNC/Dreherei", "CNC Dreherei", "CNC_Dreherei"])
def test_hyphens_and_slashes_part_words(text: str) -> None:
    assert [token.folded for token in tokenize(text)] == ["cnc", "dreherei"]


@pytest.mark.parametrize("text", ["", "   ", "?!…", "🙂", "\n\t"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert tokenize(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kräne, Bagger",
        "Kräne. Bagger",
        "Kräne; Bagger",
        "Kräne (Bagger)",
        "Kräne – Bagger",
        "Kräne - Bagger",
        "Kräne\nBagger",
        "Kräne! Bagger",
    ],
)
def test_punctuation_begins_a_new_clause(text: str) -> None:
    assert [token.clause for token in tokenize(text)] == [0, 1]


@pytest.mark.parametrize("text", ["Kran-Bagger", "Kran/Bagger", "Kran Bagger", "Kran & Bagger"])
def test_what_holds_words_together_begins_no_clause(text: str) -> None:
    assert [token.clause for token in tokenize(text)] == [0, 0]


def test_given_words_begin_a_new_clause() -> None:
    tokens = tokenize("keine Kräne sondern Bagger", frozenset({"sondern"}))
    assert [token.clause for token in tokens] == [0, 0, 1, 1]


def test_umlauts_that_are_two_characters_belong_to_their_word() -> None:
    # So they come from a Mac's file names and from some phones.
    assert [token.folded for token in tokenize("aus Ko\u0308ln")] == ["aus", fold("Köln")]


@given(st.text(max_size=60))
def test_tokens_of_any_text_stand_in_order_and_apart(text: str) -> None:
    last_end, last_clause = 0, 0
    for token in tokenize(text):
        assert last_end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert token.clause >= last_clause
        last_end, last_clause = token.end, token.clause
