"""Finds how many people a company employs: 'ca. 80 Leute', 'achtzig MA', '250-köpfig'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hublotse.understanding.mentions import Kind, Mention
from hublotse.understanding.text import fold

# Whole words only: 'Mannheim' is no 'Mann', 'Personenaufzüge' are no 'Personen'.
_PEOPLE = (
    r"(?:leuten?|mitarbeitern?|mitarbeiter[:*_/]?-?innen|mitarbeiterinnen|mitarbeitenden?r?"
    r"|mitarbetern?|mitarbeitr?e?n?|m\.?a\.?|mann|männern?|mann-?(?:betrieb|team|firma|show)"
    r"|besch(?:ä|ae|a)ftigt(?:en?|er|e)?|angestellt(?:en?|er|e)|k(?:ö|oe|o)pfen?"
    r"|k(?:ö|oe|o)pfig\w{0,2}|personen?|kolleg(?:en|innen)|fte|menschen|arbeitnehmern?|arbeitern?"
    r"|vollzeit\w*)(?!\w)"
)
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[. ]\d{3})+|\d{1,6})(?![\d]|[.,]\d)"
_WITH_FIGURE = re.compile(
    r"(?:zwischen\s+"
    + _NUMBER
    + r"\s+und\s+\d{1,5}|"
    + _NUMBER
    + r"\s*(?:-|–|bis)?\s*(?:\d{1,5})?)"
    r"\s*(?:feste\w*\s+|gute\s+|eigene\w*\s+)?-?\s*" + _PEOPLE,
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?:mitarbeiter(?:zahl)?|beschäftigte|belegschaft|team|ma)\s*(?:von|:|=|sind)?\s*"
    r"(?:ca\.?|rund|etwa)?\s*" + _NUMBER,
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(
    r"\b(?:ein[- ]?mann|ein[- ]?frau|eine?[- ]?personen?)[- ]?(?:betrieb|firma|unternehmen|büro)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(r"([A-Za-zäöüÄÖÜß]+)(\s+dutzend)?(?:\s+|-)" + _PEOPLE, re.IGNORECASE)
DOZEN = 12
_BARE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d{1,4}|\d{6})(?![\dA-Za-z]|-[A-Za-z]|[.,]\d|\s*%|\s*km\b|\s*€)"
)
BARE_NUMBER = 0.3  # how surely a number alone means people: only where they were asked about
_UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TEENS = [
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig"]
_TENS.append("neunzig")
LARGEST = 999_999


def _below_hundred(number: int) -> str:
    if number < 10:
        return _UNITS[number]
    if number < 20:
        return _TEENS[number - 10]
    tens, unit = divmod(number, 10)
    return (f"{_UNITS[unit]}und" if unit else "") + _TENS[tens]


def _spoken_numbers() -> dict[str, int]:
    spoken = {"einhundert": 100, "hundert": 100, "tausend": 1000, "eintausend": 1000}
    spoken["dutzend"] = 12
    for number in range(2, 1000):
        hundreds, rest = divmod(number, 100)
        words = [_below_hundred(rest)]
        if hundreds:
            words = [f"{_UNITS[hundreds]}hundert{_below_hundred(rest)}"]
            if hundreds == 1:
                words.append(f"hundert{_below_hundred(rest)}")
        for word in words:
            spoken[fold(word)] = number
    for thousands in range(2, 10):
        spoken[fold(f"{_UNITS[thousands]}tausend")] = thousands * 1000
    return spoken


_SPOKEN = _spoken_numbers()


def find_sizes(text: str) -> Iterator[Mention]:
    """Yield numbers of employees; a range counts by its first figure."""
    for pattern in (_WITH_FIGURE, _LABELLED):
        for match in pattern.finditer(text):
            number = int(re.sub(r"\D", "", next(group for group in match.groups() if group)))
            if 0 < number <= LARGEST:
                yield _mention(number, match)
    for match in _ONE_PERSON.finditer(text):
        yield _mention(1, match)
    for match in _IN_WORDS.finditer(text):
        spoken = _SPOKEN.get(fold(match.group(1)), 1 if match.group(2) else 0)
        if spoken:
            yield _mention(spoken * (DOZEN if match.group(2) else 1), match)


def find_bare_numbers(text: str) -> Iterator[Mention]:
    """Yield numbers that may be employees where nothing else says so ('14, nicht 40')."""
    for match in _BARE.finditer(text):
        number = int(re.sub(r"\D", "", match.group(1)))
        if 0 < number <= LARGEST:
            yield _mention(number, match, BARE_NUMBER)
    for match in re.finditer(r"[A-Za-zäöüÄÖÜß]{3,}", text):
        spoken = _SPOKEN.get(fold(match.group()))
        if spoken:
            yield _mention(spoken, match, BARE_NUMBER)


def _mention(number: int, match: re.Match[str], confidence: float = 1.0) -> Mention:
    return Mention(
        confidence=confidence,
        kind=Kind.SIZE,
        value=str(number),
        text=match.group().strip(),
        start=match.start(),
        end=match.end(),
        readings=((str(number), 1.0),),
    )
