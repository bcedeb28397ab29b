from __future__ import annotations

import pytest

from hublotse.understanding import Kind, Mention, Role, Understander


def only(understander: Understander, text: str, kind: Kind) -> Mention:
    (found,) = [m for m in understander.understand(text).mentions if m.kind is kind]
    return found


def ruled_out(understander: Understander, text: str) -> dict[str, bool]:
    return {m.value: m.negated for m in understander.understand(text).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Drohnen wollen wir nicht",
        "Bitte keine Drohnen",
        "nichts mit Drohnen",
        "ohne Drohnen",
        "Wir wollen auf keinen Fall Drohnen",
        "Drohnen brauchen wir nicht",
        "Drohnen interessieren uns nicht",
        "Mit Drohnen haben wir nichts am Hut",
        "An Drohnen haben wir kein Interesse",
        "Drohnen sind für uns kein Thema",
        "Drohnen eher nicht",
        "Drohnen lieber nicht",
    ],
)
def test_a_negated_technology_is_ruled_out(understander: Understander, text: str) -> None:
    assert only(understander, text, Kind.TECHNOLOGY).negated


@pytest.mark.parametrize(
    "text",
    [
        "Drohnen wären etwas für uns",
        "Warum eigentlich keine Leute, dafür Drohnen",
        "Wir haben noch keine Erfahrung, aber Drohnen reizen uns",
        "Nicht nur Drohnen",
        "Wir kommen nicht weiter. Drohnen könnten helfen",
        "kein Problem, Drohnen gern",
    ],
)
def test_a_negation_elsewhere_rules_nothing_out(understander: Understander, text: str) -> None:
    assert not only(understander, text, Kind.TECHNOLOGY).negated


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("keine Drohnen, sondern Roboter", {"drones": True, "robotics": False}),
        ("keine Drohnen, aber Roboter", {"drones": True, "robotics": False}),
        ("Roboter statt Drohnen", {"drones": True, "robotics": False}),
        ("Roboter, aber keine Drohnen", {"drones": True, "robotics": False}),
        ("weder Roboter noch Drohnen", {"drones": True, "robotics": True}),
        ("Roboter und Drohnen", {"drones": False, "robotics": False}),
    ],
)
def test_a_negation_holds_for_its_own_clause(
    understander: Understander, text: str, negated: dict[str, bool]
) -> None:
    assert ruled_out(understander, text) == negated


@pytest.mark.parametrize(
    "text",
    [
        "weniger Papierkram",
        "weniger Nacharbeit",
        "weniger Stillstand",
        "weniger Hackerangriffe",
        "weniger Fachkräftemangel",
        "weniger Fehlerkosten",
        "weniger Energieverbrauch",
    ],
)
def test_who_wants_less_of_something_wants_what_helps_against_it(
    understander: Understander, text: str
) -> None:
    found = understander.understand(text).mentions
    wanted = [m for m in found if m.kind in (Kind.AIM, Kind.TECHNOLOGY)]
    assert wanted
    assert not any(mention.negated for mention in wanted)


@pytest.mark.parametrize(
    "text", ["Wir sind keine Brauerei", "nicht Brauerei", "Eine Brauerei sind wir nicht"]
)
def test_a_negated_trade_is_ruled_out(understander: Understander, text: str) -> None:
    assert only(understander, text, Kind.INDUSTRY).negated


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Wir sind eine Brauerei", "Brauerei", Role.OWN),
        ("Kühlanlagen für Brauereien", "Brauereien", Role.CUSTOMER),
        ("Wir beliefern Brauereien", "Brauereien", Role.CUSTOMER),
        ("Unsere Kunden sind Brauereien", "Brauereien", Role.CUSTOMER),
        ("Spezialist für Zahnräder", "Zahnräder", Role.OWN),
        ("Fachbetrieb für Heizungsbau", "Heizungsbau", Role.OWN),
        ("Großhandel mit Schuhen", "Schuhen", Role.OBJECT),
        ("Früher waren wir eine Brauerei", "Brauerei", Role.FORMER),
        ("ehemals Brauerei", "Brauerei", Role.FORMER),
    ],
)
def test_a_trade_has_the_role_its_sentence_gives_it(
    understander: Understander, text: str, words: str, role: Role
) -> None:
    found = understander.understand(text).mentions
    (trade,) = [m for m in found if m.kind is Kind.INDUSTRY and m.text == words]
    assert trade.role is role


def test_only_trades_have_roles(understander: Understander) -> None:
    found = understander.understand("Roboter für Brauereien in Fulda mit 30 Leuten").mentions
    assert {m.role for m in found if m.kind not in (Kind.INDUSTRY, Kind.FOCUS)} == {Role.OWN}


@pytest.mark.parametrize(
    "text",
    [
        "Nein, wir brauen Bier",
        "doch lieber Roboter",
        "Eigentlich sind wir eine Spedition",
        "Ich meinte Fulda",
        "nicht Fulda, sondern Kassel",
        "Das war falsch",
    ],
)
def test_taking_something_back_is_noticed(understander: Understander, text: str) -> None:
    assert understander.tone(text).corrects


@pytest.mark.parametrize(
    "text", ["Außerdem brauen wir Bier", "zusätzlich Roboter", "auch Drohnen", "Dazu Lagerei"]
)
def test_adding_something_is_noticed(understander: Understander, text: str) -> None:
    assert understander.tone(text).adds


@pytest.mark.parametrize("text", ["", "Wir brauen Bier", "Fulda", "80 Leute", "Roboter"])
def test_telling_something_neither_corrects_nor_adds(understander: Understander, text: str) -> None:
    tone = understander.tone(text)
    assert not tone.corrects
    assert not tone.adds


def test_the_tone_alone_is_the_tone_of_the_whole(understander: Understander) -> None:
    for text in ("Nein, Fulda", "auch Roboter", "Wir brauen Bier", ""):
        assert understander.tone(text) == understander.understand(text).tone
