from __future__ import annotations

import pytest

from hublotse.understanding import Kind, Mention, Understander


def trade(understander: Understander, word: str) -> Mention | None:
    found = understander.understand(f"Bei uns: {word}").mentions
    return next((mention for mention in found if mention.kind is Kind.INDUSTRY), None)


@pytest.mark.parametrize(
    ("word", "division"),
    [
        ("Brauerei", "11"),
        ("BRAUEREI", "11"),
        ("Brauereien", "11"),
        ("Spedition", "52"),
        ("Speditionen", "52"),
        ("Ziegel", "23"),
        ("Ziegeln", "23"),
        ("Gießerei", "24"),
        ("Giesserei", "24"),
        ("Gießereien", "24"),
        ("Imkerei", "01"),
        ("Druckerei", "18"),
        ("Sägewerk", "16"),
        ("Saegewerk", "16"),
    ],
)
def test_a_word_is_read_in_every_form_and_spelling(
    understander: Understander, word: str, division: str
) -> None:
    found = trade(understander, word)
    assert found is not None
    assert found.value == division


@pytest.mark.parametrize(
    ("word", "division"),
    [
        ("Schraubenhersteller", "25"),
        ("Teppichfabrik", "13"),
        ("Zementwerk", "23"),
        ("Keksproduktion", "10"),
        ("Lampenfertigung", "27"),
    ],
)
def test_a_maker_of_something_is_read_by_what_is_made(
    understander: Understander, word: str, division: str
) -> None:
    found = trade(understander, word)
    assert found is not None
    assert found.value == division


@pytest.mark.parametrize(
    ("word", "division"),
    [
        ("Edelstahlschrauben", "25"),
        ("Damenschuhe", "15"),
        ("Wollteppiche", "13"),
        ("Kleinstadtbrauerei", "11"),
        ("Kunststofffenster", "22"),
    ],
)
def test_a_compound_is_read_by_its_last_part(
    understander: Understander, word: str, division: str
) -> None:
    found = trade(understander, word)
    assert found is not None
    assert division in {value for value, _weight in found.readings}


@pytest.mark.parametrize(
    ("word", "division"),
    [
        ("Speditoin", "52"),
        ("Maschinebau", "28"),
        ("Maschinenbua", "28"),
        ("Brauerrei", "11"),
        ("Drukerei", "18"),
        ("Versicherunk", "65"),
    ],
)
def test_a_misspelt_word_is_read_with_less_trust(
    understander: Understander, word: str, division: str
) -> None:
    found = trade(understander, word)
    assert found is not None
    assert division in {value for value, _weight in found.readings}
    assert found.confidence < 1.0


def test_the_surer_way_of_reading_is_trusted_more(understander: Understander) -> None:
    ways = ["Schrauben", "Edelstahlschrauben", "Maschinebau"]  # as it stands, compound, misspelt
    read = [trade(understander, word) for word in ways]
    trust = [found.confidence for found in read if found is not None]
    assert len(trust) == len(ways)
    assert trust[0] == 1.0
    assert trust == sorted(set(trust), reverse=True)


@pytest.mark.parametrize("form", ["Verschlüsse", "Verschluss", "Verschlüssen"])
def test_a_word_on_double_s_is_read_in_singular_and_plural(
    understander: Understander, form: str
) -> None:
    assert trade(understander, form) is not None


@pytest.mark.parametrize(
    "word",
    [
        "Unternehmen",
        "Mitarbeiter",
        "Geschäftsführer",
        "Digitalisierung",
        "Zusammenarbeit",
        "Frage",
        "Zukunft",
        "Montag",
        "Fachbetrieb",
        "Familienunternehmen",
        "Verbrauch",
        "Energieverbrauch",
        "Qwertzuiop",
        "Xylpfrm",
    ],
)
def test_an_everyday_word_names_no_trade(understander: Understander, word: str) -> None:
    assert trade(understander, word) is None


@pytest.mark.parametrize("text", ["Wir sind in der Nähe", "ganz nah bei Ihnen", "in Ihrer Nähe"])
def test_nearness_is_no_sewing(understander: Understander, text: str) -> None:
    found = understander.understand(text).mentions
    assert [mention for mention in found if mention.kind is Kind.INDUSTRY] == []


@pytest.mark.parametrize(
    "text",
    [
        "Mein Name ist Müller",
        "Herr Schneider hat Sie empfohlen",
        "Frau Fischer ruft zurück",
        "Hier spricht Frau Koch",
    ],
)
def test_a_surname_names_no_trade(understander: Understander, text: str) -> None:
    found = understander.understand(text).mentions
    assert [mention for mention in found if mention.kind is Kind.INDUSTRY] == []


def test_the_same_word_is_always_read_the_same(understander: Understander) -> None:
    assert trade(understander, "Edelstahlschrauben") == trade(understander, "Edelstahlschrauben")
