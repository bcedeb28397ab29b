"""Repairs misspelt words against the words that the catalogue knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from hublotse.understanding.text import Token, stem

SHORTEST = 5  # letters of a stem; shorter words have too many neighbours
TWO_ERRORS_FROM = 9  # letters
MOST_REMEMBERED = 20_000  # words; a long-lived process must not grow with its input


class Speller:
    """Finds the known word that a misspelt one is most likely meant for.

    The first letter is taken to be right: people seldom mistype it, and it keeps the search small.

    Args:
        vocabulary: Stems that the catalogue knows.
        ordinary: Folded everyday words: they are right as they are.
    """

    def __init__(self, vocabulary: Iterable[str], ordinary: frozenset[str]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._right = ordinary | {stem(word) for word in ordinary}
        self._by_shape: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._vocabulary):
            self._by_shape.setdefault((word[:1], len(word)), []).append(word)
        self._memory: dict[str, str | None] = {}

    def corrected(self, token: Token) -> Token:
        """Return the token with the stem of the word that it is meant for."""
        if token.folded in self._right or token.stem in self._right:
            return token
        found = self.nearest(token.stem)
        return replace(token, stem=found) if found else token

    def nearest(self, word: str) -> str | None:
        """Return the known stem nearest to a misspelt one; None where none is near enough."""
        if word not in self._memory:
            if len(self._memory) > MOST_REMEMBERED:
                self._memory.clear()
            self._memory[word] = self._search(word)
        return self._memory[word]

    def _search(self, word: str) -> str | None:
        if (
            len(word) < SHORTEST
            or word in self._vocabulary
            or any(character.isdigit() for character in word)
        ):
            return None
        allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
        best: tuple[int, str] | None = None
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for candidate in self._by_shape.get((word[0], length), ()):
                distance = DamerauLevenshtein.distance(word, candidate, score_cutoff=allowed)
                if distance <= allowed and (best is None or (distance, candidate) < best):
                    best = (distance, candidate)
        return best[1] if best else None
