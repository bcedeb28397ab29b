"""German text made comparable: tokens with spans, folding, light stemming."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# A letter may carry its dots as a character of its own: some keyboards send umlauts so.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_SENTENCE_PUNCTUATION = re.compile(r"[,;!?()\n–—]|[.:](?=\s)|\s-\s")
# 'ae' and 'ä' and a plain 'a' fall together, so that every way of typing umlauts matches.
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_ENDINGS = ("ern", "em", "en", "er", "es", "e", "n", "s")
SHORTEST_STEM = 4


@dataclass(frozen=True)
class Token:
    """A word of the text.

    Args:
        text: As typed.
        start: Index of its first character.
        end: Index behind its last character.
        folded: Lower case, umlauts folded.
        stem: Folded, with a light inflection ending taken off.
        clause: Number of the clause it stands in, from 0.
    """

    text: str
    start: int
    end: int
    folded: str
    stem: str
    clause: int


def compose(text: str) -> str:
    """Return text with each umlaut as one character; some keyboards send two."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return text in lower case with 'ä', 'ae' and 'a' (and so on) made one."""
    folded = compose(text).lower().translate(_UMLAUTS)
    for digraph, letter in _DIGRAPHS:
        folded = folded.replace(digraph, letter)
    return folded


def stem(folded: str) -> str:
    """Return a folded word without one inflection ending; at least four letters stay."""
    for ending in _ENDINGS:
        if ending == "s" and folded.endswith("ss"):
            continue  # 'Verschluss' ends in its own s
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST_STEM:
            return folded[: -len(ending)]
    return folded


def tokenize(text: str, clause_words: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Split text into words; hyphens and slashes part them too ('3D-Druck' are two).

    Args:
        text: What the visitor wrote.
        clause_words: Folded words that begin a new clause, as 'sondern'.
    """
    tokens: list[Token] = []
    clause = 0
    last_end = 0
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        between = text[last_end : match.start()]
        if tokens and (_SENTENCE_PUNCTUATION.search(between) or folded in clause_words):
            clause += 1
        tokens.append(
            Token(match.group(), match.start(), match.end(), folded, stem(folded), clause)
        )
        last_end = match.end()
    return tuple(tokens)
