"""Reads how a mention is meant by what stands around it: ruled out, a customer's trade, former."""

from __future__ import annotations

from collections.abc import Sequence

from hublotse.catalogue.models import Cues
from hublotse.understanding.mentions import Kind, Mention, Role
from hublotse.understanding.text import Token, fold

REACH = 3  # words before a mention in which a negator or a preposition governs it
CUSTOMER_REACH = 4
TRADES = frozenset({Kind.INDUSTRY, Kind.FOCUS})
WISHES = frozenset({Kind.TECHNOLOGY, Kind.AIM, Kind.TOPIC})
FACTS = frozenset({Kind.PLACE, Kind.SIZE, Kind.HUB})  # what can't be a customer's trade


class ContextReader:
    """Marks negation and the role of trades, clause by clause."""

    def __init__(self, cues: Cues) -> None:
        self._negators = _folded(cues.negators)
        self._not_negating = _folded(cues.not_negating)
        self._behind = tuple(fold(phrase) for phrase in cues.negators_behind)
        self._already = tuple(fold(phrase) for phrase in cues.have_already)
        self._others = _folded(cues.others_before)
        self._customers = _folded(cues.customers_before)
        self._own = _folded(cues.own_trade_before_for)
        self._purposes = _folded(cues.purposes_before)
        self._articles = _folded(cues.own_articles)
        self._objects = _folded(cues.objects_before)
        self._former = _folded(cues.former_before)
        self._corrections = _folded(cues.corrections)
        self._additions = _folded(cues.additions)
        self._outright = tuple(fold(phrase) for phrase in cues.asks_outright)
        self._surnames = tuple(fold(phrase) for phrase in cues.surnames_behind)
        self._nearer = tuple(fold(phrase) for phrase in cues.wants_nearer)
        self._back = tuple(fold(phrase) for phrase in cues.refers_back)

    def read(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return the mentions with negation and role set."""
        trades = [m for m in mentions if m.kind is Kind.INDUSTRY]
        return tuple(
            mention.with_context(
                negated=self._is_negated(tokens, mention),
                role=self._owner(tokens, mention)
                if mention.kind in FACTS
                else self._role(tokens, mention, trades),
            )
            for mention in mentions
        )

    def corrects(self, tokens: Sequence[Token]) -> bool:
        """Whether the text takes something back ('doch eher', 'nein')."""
        return any(token.folded in self._corrections for token in tokens)

    def adds(self, tokens: Sequence[Token]) -> bool:
        """Whether the text adds to what was said ('außerdem', 'auch')."""
        return any(token.folded in self._additions for token in tokens)

    def refers_back(self, tokens: Sequence[Token]) -> bool:
        """Whether the text points to what was said ('so einen', 'genau das')."""
        return _says_one_of(tokens, self._back)

    def is_surname(self, tokens: Sequence[Token], token: Token) -> bool:
        """Whether a word is somebody's name: 'Herr Schneider', 'mein Name ist Müller'."""
        before = " ".join(t.folded for t in tokens if t.end <= token.start)
        return any(f" {before}".endswith(f" {phrase}") for phrase in self._surnames)

    def asks_outright(self, tokens: Sequence[Token]) -> bool:
        """Whether the text asks for a suggestion at once, among other things it says."""
        return _says_one_of(tokens, self._outright)

    def wants_nearer(self, tokens: Sequence[Token]) -> bool:
        """Whether distance is what the visitor minds ('zu weit', 'was näheres')."""
        return _says_one_of(tokens, self._nearer)

    def _is_own(self, word: str) -> bool:
        """'Hersteller für …', 'Lohnhersteller für …', 'interessieren uns für …'."""
        return any(word.endswith(own) for own in self._own)

    def _is_negated(self, tokens: Sequence[Token], mention: Mention) -> bool:
        before, behind = _around(tokens, mention)
        for position, token in enumerate(before[-REACH:]):
            if token.folded in self._negators:
                following = before[-REACH:][position + 1 : position + 2]
                if not (following and following[0].folded in self._not_negating):
                    return True
        rest = " ".join(token.folded for token in behind)
        phrases = self._behind
        if mention.kind in WISHES:
            phrases += self._already  # who has it already does not wish for it
        return any(phrase in rest for phrase in phrases)

    def _owner(self, tokens: Sequence[Token], mention: Mention) -> Role:
        """Whose place it is: 'unsere Kunden sind in Hamburg' tells nothing of us."""
        before, _behind = _around(tokens, mention)
        others = any(token.folded in self._others for token in before)
        return Role.CUSTOMER if others and mention.kind is Kind.PLACE else Role.OWN

    def _role(self, tokens: Sequence[Token], mention: Mention, trades: Sequence[Mention]) -> Role:
        before, _behind = _around(tokens, mention)
        near = before[-CUSTOMER_REACH:]
        folded = [token.folded for token in near]
        if any(word in self._former for word in (token.folded for token in before)):
            return Role.FORMER
        # A wish is another's only after 'für'; 'der Kunde soll …' is the company's own.
        customers = self._customers if mention.kind in TRADES else self._purposes
        for position in range(len(folded) - 1, -1, -1):
            if folded[position] in customers:
                if any(self._is_own(word) for word in folded[max(0, position - 2) : position]):
                    return Role.OWN
                if folded[position] in self._purposes and (
                    folded[position + 1 : position + 2] and folded[position + 1] in self._articles
                ):
                    return Role.OWN  # 'lohnt sich das für einen Friseur?' speaks of oneself
                return Role.CUSTOMER
            if folded[position] in self._objects and _follows_a_trade(
                near[position].start, trades, mention
            ):
                return Role.OBJECT
        return Role.OWN


def _follows_a_trade(position: int, trades: Sequence[Mention], mention: Mention) -> bool:
    """Whether a trade is named right before: 'Großhandel mit Schrauben'."""
    return any(
        trade is not mention and 0 <= position - trade.end <= 1 and not _makes_goods(trade)
        for trade in trades
    )


def _makes_goods(trade: Mention) -> bool:
    return trade.value < "35"


def _around(tokens: Sequence[Token], mention: Mention) -> tuple[list[Token], list[Token]]:
    inside = [t for t in tokens if t.start >= mention.start and t.end <= mention.end]
    if not inside:
        return [], []
    clause = inside[0].clause
    before = [t for t in tokens if t.clause == clause and t.end <= mention.start]
    behind = [t for t in tokens if t.clause == clause and t.start >= mention.end]
    return before, behind


def _says_one_of(tokens: Sequence[Token], phrases: tuple[str, ...]) -> bool:
    said = f" {' '.join(token.folded for token in tokens)} "
    return any(f" {phrase} " in said for phrase in phrases)


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
