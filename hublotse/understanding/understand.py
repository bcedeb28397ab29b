"""From German text to what the company said of itself: one pass, spans and confidences kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hublotse.catalogue import Catalogue, load_catalogue
from hublotse.understanding.context import ContextReader
from hublotse.understanding.mentions import Kind, Mention
from hublotse.understanding.phrases import Hit, PhraseIndex, Sense
from hublotse.understanding.places import PlaceFinder
from hublotse.understanding.sizes import find_bare_numbers, find_sizes
from hublotse.understanding.spelling import Speller
from hublotse.understanding.text import Token, compose, fold, tokenize
from hublotse.understanding.words import MODIFIER_OF_COMPOUND, WordReader

# 'WZ 25.62', 'NACE C28': a given code is taken at its word.
_CODE = re.compile(
    r"\b(?:WZ|NACE)(?:[\s/-]*20(?:08|25))?\D{0,12}?[A-U]?\s?(\d{2})(?:\.\d+)*\b", re.IGNORECASE
)
# A guess from the first half of a compound says enough of a trade, not of a wish.
SERVICE_VERB = 2.0  # a verb of service outweighs the goods it is done to
GUESSABLE = frozenset({Kind.INDUSTRY})


@dataclass(frozen=True)
class Tone:
    """How a message relates to what was said before.

    Args:
        corrects: Whether the visitor takes something back.
        adds: Whether the visitor adds to it.
        refers_back: Whether the visitor points to it ('so einen').
        asks_outright: Whether the visitor asks for a suggestion at once.
        wants_nearer: Whether distance is what the visitor minds.
    """

    corrects: bool = False
    adds: bool = False
    refers_back: bool = False
    asks_outright: bool = False
    wants_nearer: bool = False


@dataclass(frozen=True)
class Understanding:
    """Everything recognized in a text.

    Args:
        mentions: In the order in which they stand in the text.
        tone: How it relates to what was said before.
    """

    mentions: tuple[Mention, ...]
    tone: Tone


class Understander:
    """Recognizes industries, interests, aims, hubs, places and sizes by the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        small = frozenset(fold(word) for word in catalogue.small_words)
        ordinary = frozenset(fold(word) for word in catalogue.common_words)
        self._clause_words = frozenset(fold(word) for word in catalogue.cues.clause_ends)
        self._indexes = {
            kind: PhraseIndex(entries, small) for kind, entries in _entries(catalogue).items()
        }
        vocabulary = {word for index in self._indexes.values() for word in index.vocabulary}
        self._speller = Speller(vocabulary, ordinary)
        self._readers = {
            kind: WordReader(
                index.words, ordinary, self._speller, index.spellings, catalogue.cues.maker_heads
            )
            for kind, index in self._indexes.items()
        }
        names = (name for entries in _entries(catalogue).values() for name, _sense in entries)
        self._places = PlaceFinder(
            catalogue, frozenset(fold(n) for n in names) - _cities(catalogue)
        )
        self._context = ContextReader(catalogue.cues)

    def understand(self, text: str) -> Understanding:
        """Return what a text says; any text is fine, also an empty one."""
        text = compose(text)
        tokens = tokenize(text, self._clause_words)
        places = [p for p in self._places.find(text, tokens) if not self._is_worded(p, tokens)]
        mentions: list[Mention] = [*places, *find_sizes(text), *self._codes(text)]
        taken = [(mention.start, mention.end) for mention in mentions]
        if not any(m.kind is Kind.SIZE for m in mentions):
            mentions += find_bare_numbers(text)
        free = [t for t in tokens if not any(s < t.end and t.start < e for s, e in taken)]
        free = [self._speller.corrected(t) for t in free if not self._context.is_surname(tokens, t)]
        for kind in self._indexes:
            # A hub may be named by its place; a trade may not.
            mentions += self._by_lexicon(kind, text, tokens if kind is Kind.HUB else free)
        kept = _longest([*mentions, *self._services(text, free, mentions)])
        return Understanding(mentions=self._context.read(tokens, kept), tone=self._tone(tokens))

    def tone(self, text: str) -> Tone:
        """Return how a text relates to what was said before."""
        return self._tone(tokenize(text, self._clause_words))

    def _tone(self, tokens: Sequence[Token]) -> Tone:
        context = self._context
        return Tone(
            corrects=context.corrects(tokens),
            adds=context.adds(tokens),
            refers_back=context.refers_back(tokens),
            asks_outright=context.asks_outright(tokens),
            wants_nearer=context.wants_nearer(tokens),
        )

    def _is_worded(self, place: Mention, tokens: Sequence[Token]) -> bool:
        """Whether a place's name is a word of a longer term: 'Gewinnung von Steinen und Erden'."""
        return any(
            token.start == place.start and token.end == place.end
            for hit in self._indexes[Kind.INDUSTRY].phrases_in(tokens)
            for token in hit.tokens
        )

    def _by_lexicon(self, kind: Kind, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        index, reader = self._indexes[kind], self._readers[kind]
        for hit in index.phrases_in(tokens):
            yield _mention(kind, text, hit, 1.0)
        for token in index.content_words(tokens):
            reading = reader.read(token.text)
            if reading is None:
                continue
            if reading.confidence <= MODIFIER_OF_COMPOUND and kind not in GUESSABLE:
                continue
            yield _mention(kind, text, Hit((token,), reading.senses), reading.confidence)

    def _services(
        self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield trades that a verb tells: 'wir reinigen Krankenhäuser' is no hospital."""
        cues = self._catalogue.cues
        makers = {fold(verb) for verb in cues.maker_verbs}
        if any(token.folded in makers for token in tokens):
            return
        if not any(token.folded in cues.speakers for token in tokens):
            return  # 'Roboter beim Verpacken' says nothing of what the company does
        verbs = {fold(verb): divisions for verb, divisions in cues.service_verbs.items()}
        phrases = [m for m in mentions if m.kind is Kind.INDUSTRY and " " in m.text]
        for token in tokens:
            divisions = verbs.get(token.folded)
            if divisions and not any(m.start <= token.start < m.end for m in phrases):
                senses = tuple(Sense(d, 1 / len(divisions)) for d in divisions)
                yield _mention(Kind.INDUSTRY, text, Hit((token,), senses), SERVICE_VERB)

    def _codes(self, text: str) -> Iterator[Mention]:
        for match in _CODE.finditer(text):
            code = match.group(1)
            if code in self._catalogue.divisions:
                yield Mention(
                    Kind.INDUSTRY,
                    code,
                    match.group(),
                    match.start(),
                    match.end(),
                    readings=((code, 1.0),),
                )


@lru_cache(maxsize=1)
def default_understander() -> Understander:
    """Return the understander over the project's catalogue, built once a process."""
    return Understander(load_catalogue())


def _entries(catalogue: Catalogue) -> dict[Kind, list[tuple[str, Sense]]]:
    """Return every name that the catalogue knows, by what it is about."""
    return {
        Kind.INDUSTRY: [
            *((term.term, Sense(term.division, term.weight)) for term in catalogue.terms),
            *((d.name, Sense(code)) for code, d in catalogue.divisions.items()),
        ],
        Kind.FOCUS: _named(catalogue.focuses),
        Kind.TECHNOLOGY: [
            *_named(catalogue.technologies),
            *((tech.name, Sense(tech.id)) for tech in catalogue.technologies),
        ],
        Kind.AIM: _named(catalogue.aims),
        Kind.TOPIC: [
            *_named(catalogue.topics),
            *((topic.german, Sense(topic.id)) for topic in catalogue.topics),
            *((topic.name, Sense(topic.id)) for topic in catalogue.topics),
        ],
        Kind.HUB: [
            *_named(catalogue.hubs),
            *((hub.name, Sense(hub.id)) for hub in catalogue.hubs),
            *((city, Sense(hub.id)) for hub in catalogue.hubs for city in hub.cities),
            *((site.name, Sense(hub.id)) for hub in catalogue.hubs for site in hub.sites),
        ],
    }


def _cities(catalogue: Catalogue) -> frozenset[str]:
    """The hubs' cities name a hub and a place; they stay places."""
    return frozenset(fold(city) for hub in catalogue.hubs for city in hub.cities)


def _named(entries: Iterable[object]) -> list[tuple[str, Sense]]:
    return [
        (name, Sense(entry.id))  # type: ignore[attr-defined]
        for entry in entries
        for name in entry.names  # type: ignore[attr-defined]
    ]


def _mention(kind: Kind, text: str, hit: Hit, confidence: float) -> Mention:
    start, end = hit.tokens[0].start, hit.tokens[-1].end
    # A single weak reading stays weak: 'Verein' hints at sports clubs, but not more.
    total = max(1.0, sum(sense.weight for sense in hit.senses))
    return Mention(
        kind=kind,
        value=hit.senses[0].value,
        text=text[start:end],
        start=start,
        end=end,
        confidence=confidence,
        readings=tuple((sense.value, sense.weight / total) for sense in hit.senses),
    )


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop mentions that stand inside a longer or surer one of the same kind."""
    ranked = sorted(mentions, key=lambda m: (m.start - m.end, -m.confidence, m.start, m.value))
    kept: list[Mention] = []
    for mention in ranked:
        if not any(
            other.kind is mention.kind and other.start < mention.end and mention.start < other.end
            for other in kept
        ):
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.start, m.end, m.kind.value))
