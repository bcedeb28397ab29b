"""Finds German towns and postcodes in a text, and tells them from words of the same name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Place
from hublotse.understanding.mentions import Kind, Mention
from hublotse.understanding.spelling import Speller
from hublotse.understanding.text import Token, fold, tokenize

_SET_OFF = re.compile(r"[,;/|·(]\s*$|\s[-–]\s*$")
# What tells namesakes apart: 'Bad Homburg vor der Höhe', 'Halle (Saale)'.
_ADDITION = re.compile(r"\s*\(|\s+(?:am|an|auf|bei|im|in|ob|unter|vor|vorm|zu)\s+")
_POSTCODE = re.compile(r"(?<!\d)(?:D-)?(\d{5})(?!\d)")
WELL_KNOWN = 100_000  # inhabitants from which a town is meant whatever its namesakes
CITY = 50_000  # inhabitants from which a word after 'in' is the city even in lower case
CLEARLY_LARGER = 5  # times the population from which the larger of two namesakes is meant
SHORTEST_PART = 5  # letters of the first half of a double name that may stand for both
LONG_WORD = 7  # letters from which one error is no chance
LARGE_TOWN = 20_000  # inhabitants from which a misspelt name is guessed
LONGEST_NAME = 5  # words


class PlaceFinder:
    """Finds places by name, alias and postcode.

    Args:
        catalogue: Where the towns stand.
        trade_words: Folded words that name a trade, a technology and so on; a town of the same
            name needs a cue beside it.
    """

    def __init__(self, catalogue: Catalogue, trade_words: frozenset[str] = frozenset()) -> None:
        self._catalogue = catalogue
        cues = catalogue.cues
        self._before = frozenset(fold(word) for word in cues.place_before)
        self._strong = frozenset(fold(word) for word in cues.place_before_strong)
        self._also_words = frozenset(fold(word) for word in catalogue.place_words) | trade_words
        self._trade_words = trade_words
        self._norms = frozenset(fold(word) for word in cues.norms_before)
        ordinary = frozenset(fold(word) for word in catalogue.common_words)
        self._ordinary = ordinary
        self._aliases: set[tuple[str, ...]] = set()
        self._towns: dict[tuple[str, ...], list[Place]] = defaultdict(list)
        for town in catalogue.towns:
            self._towns[_key(town.name)].append(town)
            plain = _ADDITION.split(town.name)[0].strip()
            if plain != town.name:
                self._towns[_key(plain)].append(town)
            if town.name.startswith("Sankt "):
                self._towns[_key(town.name.replace("Sankt", "St.", 1))].append(town)
        for town in catalogue.towns:
            # 'Villingen' is Villingen-Schwenningen where no town has the name alone.
            first = _key(town.name.partition("-")[0])
            if town.population < LARGE_TOWN or "-" not in town.name or first in self._towns:
                continue
            if len(first[0]) >= SHORTEST_PART and first[0] not in ordinary:
                self._towns[first].append(town)
        for alias, (name, state) in catalogue.place_aliases.items():
            named = [t for t in catalogue.towns if t.name == name and state in ("", t.state)]
            # An alias decides: 'Frankfurt' alone is the one on the Main.
            self._aliases.add(_key(alias))
            self._towns[_key(alias)] = [max(named, key=lambda town: town.population)]
        larger = (
            key[0] for key, towns in self._towns.items() if len(key) == 1 and _is_large(towns)
        )
        self._speller = Speller(larger, ordinary)
        self._first_words = frozenset(key[0] for key in self._towns)

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Yield places in the order in which they stand in the text."""
        postcode_ends = set()
        for match in _POSTCODE.finditer(text):
            before = [token for token in tokens if token.end <= match.start()]
            if before and before[-1].folded in self._norms:
                continue  # 'IATF 16949' is a norm
            if match.group(1) in self._catalogue.postcodes:
                postcode_ends.add(match.end())
                yield _mention(match.group(1), match.group(), match.start(), match.end())
        index = 0
        while index < len(tokens):
            length = self._length_at(tokens, index)
            if length:
                found = tokens[index : index + length]
                # '67433 Neustadt': the postcode says which.
                told = index > 0 and tokens[index - 1].end in postcode_ends
                towns = [] if told else self._spelt_so(found)
                if towns and self._is_meant(tokens, index, length, postcode_ends, text):
                    yield _named(text, found, towns)
                index += length
                continue
            misspelt = self._misspelt(tokens, index)
            if misspelt:
                yield _named(text, (misspelt,), self._towns[(misspelt.folded,)])
            index += 1

    def _length_at(self, tokens: Sequence[Token], index: int) -> int:
        if tokens[index].folded not in self._first_words:
            return 0
        for length in range(min(LONGEST_NAME, len(tokens) - index), 0, -1):
            if tuple(t.folded for t in tokens[index : index + length]) in self._towns:
                return length
        return 0

    def _is_meant(
        self,
        tokens: Sequence[Token],
        index: int,
        length: int,
        postcode_ends: set[int],
        text: str,
    ) -> bool:
        token = tokens[index]
        if length > 1 or (len(tokens) == 1 and token.folded not in self._trade_words):
            return True
        everyday = token.text.islower() and token.folded in self._ordinary
        if everyday and self._population(token) < LARGE_TOWN:
            # '60 zimmern' is not Zimmern, but 'zwickau' is the city.
            return index > 0 and tokens[index - 1].folded in self._strong
        if token.folded not in self._also_words:
            return True
        before = tokens[index - 1] if index > 0 else None
        if before and (before.folded in self._strong or before.end in postcode_ends):
            return True
        cued = bool(before and before.folded in self._before)
        if not token.text[:1].isupper():
            # 'in siegen', typed without capitals, is the city; 'in waren' is not.
            return cued and self._population(token) >= CITY
        # A note such as 'Gießerei, 90 MA, Essen': the place stands alone between commas.
        return cued or _stands_alone(text, token)

    def _misspelt(self, tokens: Sequence[Token], index: int) -> Token | None:
        """Return the token as the larger town it is meant for.

        Without a cue such as 'aus', only a long word with a single error is taken for a town.
        """
        token = tokens[index]
        cued = index > 0 and tokens[index - 1].folded in self._before
        if not cued and (len(token.folded) < LONG_WORD or token.folded in self._trade_words):
            return None
        meant = self._speller.corrected(replace(token, stem=token.folded)).stem
        if (meant,) not in self._towns:
            return None
        if not cued and DamerauLevenshtein.distance(meant, token.folded) > 1:
            return None
        return replace(token, folded=meant)

    def _population(self, token: Token) -> int:
        return max(town.population for town in self._towns[(token.folded,)])

    def _spelt_so(self, found: Sequence[Token]) -> list[Place]:
        """Return the towns of a name: 'Münster' is not 'Munster', 'Muenster' may be both."""
        key = tuple(token.folded for token in found)
        towns = self._towns[key]
        if key in self._aliases:
            return towns
        spelt = " ".join(token.text.lower() for token in found)
        exact = [t for t in towns if " ".join(_words(t.name)[: len(found)]) == spelt]
        has_umlaut = any(letter in spelt for letter in "äöü")
        return exact if exact or has_umlaut else towns


def _named(text: str, found: Sequence[Token], towns: Sequence[Place]) -> Mention:
    start, end = found[0].start, found[-1].end
    namesakes = sorted(towns, key=lambda town: -town.population)
    clear = (
        len(namesakes) == 1
        or namesakes[0].population >= CLEARLY_LARGER * max(1, namesakes[1].population)
        or namesakes[0].population >= WELL_KNOWN
    )
    readings = namesakes[:1] if clear else namesakes[:3]
    return Mention(
        kind=Kind.PLACE,
        value=namesakes[0].label,
        text=text[start:end],
        start=start,
        end=end,
        confidence=1.0 if clear else 0.5,
        readings=tuple(
            dict.fromkeys((town.label, round(1 / len(readings), 3)) for town in readings)
        ),
    )


def _is_large(towns: Sequence[Place]) -> bool:
    return max(town.population for town in towns) >= LARGE_TOWN


def _stands_alone(text: str, token: Token) -> bool:
    before, after = text[: token.start], text[token.end :].lstrip()
    return bool(_SET_OFF.search(before)) and (not after or after[0] in ",;/|·).!-")


def _words(name: str) -> list[str]:
    return [token.text.lower() for token in tokenize(name)]


def _key(name: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenize(name))


def _mention(value: str, text: str, start: int, end: int) -> Mention:
    return Mention(Kind.PLACE, value, text, start, end, readings=((value, 1.0),))
