"""An index of names and terms that finds them in a text despite inflection and filler words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hublotse.understanding.text import Token, tokenize

WORDS_BETWEEN = 2  # content words that may stand inside a phrase: 'finden gerade kaum Leute'


@dataclass(frozen=True)
class Sense:
    """What a phrase can mean: a catalogue value and the weight of this reading."""

    value: str
    weight: float = 1.0


@dataclass(frozen=True)
class Hit:
    """A phrase found in a text, from the first to the last of its tokens."""

    tokens: tuple[Token, ...]
    senses: tuple[Sense, ...]


class PhraseIndex:
    """Names and terms by their stems.

    Args:
        entries: Pairs of a name as people write it and what it means. The same name may come
            several times: then it is ambiguous.
        small_words: Folded words without content of their own; they neither count nor hinder.
    """

    def __init__(self, entries: Iterable[tuple[str, Sense]], small_words: frozenset[str]) -> None:
        self._small_words = small_words
        phrases: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        spellings: dict[str, set[str]] = defaultdict(set)
        for name, sense in entries:
            key = self._key(name)
            if len(key) == 1:
                spellings[key[0]] |= {t.text for t in tokenize(name) if t.stem == key[0]}
            for order in _orders(name, key):
                known = phrases[order].get(sense.value, 0.0)
                phrases[order][sense.value] = max(known, sense.weight)
        self.words: dict[str, tuple[Sense, ...]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = {}
        for key, weights in phrases.items():
            ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
            senses = tuple(Sense(value, weight) for value, weight in ranked)
            if len(key) == 1:
                self.words[key[0]] = senses
            else:
                self._by_first.setdefault(key[0], []).append((key, senses))
        self.vocabulary = frozenset(word for key in phrases for word in key)
        self.spellings = {word: frozenset(forms) for word, forms in spellings.items()}
        for candidates in self._by_first.values():
            candidates.sort(key=lambda item: (-len(item[0]), item[0]))

    def phrases_in(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """Yield the phrases of two and more words, longest first at each place."""
        content = [token for token in tokens if token.folded not in self._small_words]
        for index, token in enumerate(content):
            for key, senses in self._by_first.get(token.stem, ()):
                found = _follow(content, index, key)
                if found:
                    yield Hit(found, senses)
                    break

    def content_words(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Yield the tokens that can carry meaning."""
        return (token for token in tokens if token.folded not in self._small_words)

    def _key(self, name: str) -> tuple[str, ...]:
        tokens = tokenize(name)
        content = tuple(t.stem for t in tokens if t.folded not in self._small_words)
        return content or tuple(t.stem for t in tokens)


def _orders(name: str, key: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the word orders of a phrase: German puts its verb first or last.

    'verlegen Rohre' is found in 'wir verlegen Rohre' and in 'Rohre fachgerecht verlegen'.
    """
    if len(key) < 2:
        return {key} if key else set()
    words = name.split()
    orders = {key}
    if words[0].islower():
        orders.add((*key[1:], key[0]))
    if words[-1].islower():
        orders.add((key[-1], *key[:-1]))
    return orders


def _follow(content: Sequence[Token], start: int, key: tuple[str, ...]) -> tuple[Token, ...] | None:
    found = [content[start]]
    position = start
    for wanted in key[1:]:
        window = content[position + 1 : position + 2 + WORDS_BETWEEN]
        for offset, token in enumerate(window, start=1):
            if token.stem == wanted and token.clause == found[0].clause:
                found.append(token)
                position += offset
                break
        else:
            return None
    return tuple(found)
