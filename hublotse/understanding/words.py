"""Reads one word by a lexicon: as it stands, as a participle, as a compound, misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hublotse.understanding.phrases import Sense
from hublotse.understanding.spelling import Speller
from hublotse.understanding.text import fold, stem

# How much a reading is trusted, by the way it was found (chosen on tests/nlu/dev).
AS_IT_STANDS = 1.0
PARTICIPLE = 0.9
VERB = 0.85  # what is made tells more than how: 'drehen' films or shafts
MAKER_OF = 0.95
HEAD_OF_COMPOUND = 0.85
MISSPELT = 0.8
MODIFIER_OF_COMPOUND = 0.55

MOST_REMEMBERED = 20_000  # words; a long-lived process must not grow with its input
SHORTEST_HEAD = 4
SHORTEST_HEAD_OF_ORDINARY = 6
SHORTEST_MODIFIER = 4
SHORTEST_REST = 3
LINKING = ("s", "n", "en", "er", "es", "e", "")


@dataclass(frozen=True)
class Reading:
    """What a word means, and how surely."""

    senses: tuple[Sense, ...]
    confidence: float


class WordReader:
    """Reads single words by an index of stems.

    Args:
        words: Senses by stem.
        ordinary: Folded everyday words: never taken for a misspelt term.
        speller: Finds the word that a misspelt one is meant for, over all that is known.
        spellings: By stem, the terms as the catalogue spells them.
        maker_heads: Words that say that somebody makes what stands before them ('-hersteller').
    """

    def __init__(
        self,
        words: dict[str, tuple[Sense, ...]],
        ordinary: frozenset[str],
        speller: Speller,
        spellings: Mapping[str, frozenset[str]] = MappingProxyType({}),
        maker_heads: Iterable[str] = (),
    ) -> None:
        self._words = words
        self._ordinary = ordinary
        self._ordinary_stems = frozenset(stem(word) for word in ordinary)
        self._speller = speller
        self._spellings = {
            word: {stem(form.lower()) for form in forms} for word, forms in spellings.items()
        }
        # A compound ends in a noun: 'Energieverb-rauch' has nothing of 'räuchern'.
        self._verbs = {
            word for word, forms in spellings.items() if all(form[:1].islower() for form in forms)
        }
        stems = {stem(fold(head)) for head in maker_heads}
        self._maker_heads = tuple(sorted(stems, key=lambda head: (-len(head), head)))
        self._memory: dict[str, Reading | None] = {}

    def read(self, word: str) -> Reading | None:
        """Return what a word means as it was typed, or None when the lexicon can't tell."""
        if word not in self._memory:
            if len(self._memory) > MOST_REMEMBERED:
                self._memory.clear()
            self._memory[word] = self._read(word)
        return self._memory[word]

    def _read(self, typed: str) -> Reading | None:
        lowered, folded = typed.lower(), fold(typed)
        word = stem(folded)
        if word in self._words:
            if (
                typed[:1].islower()
                and folded in self._ordinary
                and not self._is_spelt_so(word, lowered)
            ):
                return None
            return Reading(self._words[word], VERB if _is_verb(typed) else AS_IT_STANDS)
        return (
            self._participle(folded)
            or self._made_by(word)
            or self._head(word)
            or self._misspelt(word)
            or self._modifier(word)
        )

    def _is_spelt_so(self, word: str, lowered: str) -> bool:
        """Whether a word that is also an everyday one may be the term: 'fahren' is no 'Fähren'.

        An umlaut in the word is fine, as in plurals: 'Ärzte' are the lexicon's 'Arzt'.
        """
        stems = self._spellings.get(word)
        return not stems or stem(lowered) in stems or fold(lowered) != lowered

    def _participle(self, folded: str) -> Reading | None:
        if folded.startswith("ge") and folded.endswith("t") and len(folded) >= 7:
            for core in (folded[2:-1], folded[2:-1] + "n"):
                if core in self._words:
                    return Reading(self._words[core], PARTICIPLE)
        return None

    def _made_by(self, word: str) -> Reading | None:
        for head in self._maker_heads:
            if word.endswith(head) and len(word) - len(head) >= SHORTEST_MODIFIER:
                made = self._without_link(word[: -len(head)])
                if made:
                    return Reading(self._words[made], MAKER_OF)
                inner = self._head(word[: -len(head)])
                if inner:
                    return Reading(inner.senses, HEAD_OF_COMPOUND)
        return None

    def _head(self, word: str) -> Reading | None:
        # Inside an everyday word a short head is chance ('Unter-nehmen').
        shortest = SHORTEST_HEAD_OF_ORDINARY if word in self._ordinary_stems else SHORTEST_HEAD
        for cut in range(SHORTEST_REST, len(word) - shortest + 1):
            head = word[cut:]
            if (
                head in self._words
                and head not in self._verbs
                and self._can_stand_before(word[:cut])
            ):
                return Reading(self._words[head], HEAD_OF_COMPOUND)
        return None

    def _modifier(self, word: str) -> Reading | None:
        if word in self._ordinary_stems:
            return None
        for cut in range(len(word) - SHORTEST_REST, SHORTEST_MODIFIER, -1):
            found = self._without_link(word[:cut])
            if found and len(found) >= SHORTEST_MODIFIER + 1:
                return Reading(self._words[found], MODIFIER_OF_COMPOUND)
        return None

    def _misspelt(self, word: str) -> Reading | None:
        if word in self._ordinary_stems:
            return None
        meant = self._speller.nearest(word)
        return Reading(self._words[meant], MISSPELT) if meant in self._words else None

    def _without_link(self, modifier: str) -> str | None:
        for link in LINKING:
            if modifier.endswith(link):
                core = modifier[: len(modifier) - len(link)]
                for form in (core, stem(core)):
                    # Shorter cores are chance: 'Kies-werk' is no maker of 'KI'.
                    if len(form) >= SHORTEST_MODIFIER and form in self._words:
                        return form
        return None

    def _can_stand_before(self, modifier: str) -> bool:
        """Whether a head may follow: guards against heads found inside ordinary words."""
        if len(modifier) >= 4:
            return True
        return modifier in self._words


def _is_verb(typed: str) -> bool:
    """Whether a word may be a verb as it was typed: nouns begin with a capital."""
    return typed[:1].islower() and typed.endswith("en")
