from __future__ import annotations

import pytest

from hublotse.catalogue import Catalogue
from hublotse.understanding import Kind, Mention, Understander, default_understander


def places(understander: Understander, text: str) -> list[Mention]:
    return [m for m in understander.understand(text).mentions if m.kind is Kind.PLACE]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Unsere Werkstatt steht in Husum", "Husum (Schleswig-Holstein)"),
        ("wir sitzen bei Detmold", "Detmold (Nordrhein-Westfalen)"),
        ("Betrieb aus bayreuth", "Bayreuth (Bayern)"),
        ("nahe Gütersloh", "Gütersloh (Nordrhein-Westfalen)"),
        ("nahe Guetersloh", "Gütersloh (Nordrhein-Westfalen)"),
        ("GÜTERSLOH", "Gütersloh (Nordrhein-Westfalen)"),
        ("im Raum Bad Salzuflen", "Bad Salzuflen (Nordrhein-Westfalen)"),
        ("Kempten im Allgäu", "Kempten (Allgäu) (Bayern)"),
        ("Frankfurt", "Frankfurt am Main (Hessen)"),
        ("Frankfurt an der Oder", "Frankfurt (Oder) (Brandenburg)"),
        ("Munich", "München (Bayern)"),
        ("Halle an der Saale", "Halle (Saale) (Sachsen-Anhalt)"),
        ("Schwäbisch Gmünd", "Schwäbisch Gmünd (Baden-Württemberg)"),
        ("Möbel, Betten, Chemnitz", "Chemnitz (Sachsen)"),
    ],
)
def test_a_town_is_found(understander: Understander, text: str, label: str) -> None:
    assert [mention.value for mention in places(understander, text)] == [label]


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("57072", "57072"),
        ("PLZ 25813", "25813"),
        ("D-25813", "25813"),
        ("(01067)", "01067"),
    ],
)
def test_a_postcode_is_a_place(understander: Understander, text: str, postcode: str) -> None:
    assert [mention.value for mention in places(understander, text)] == [postcode]


@pytest.mark.parametrize("text", ["00000", "257", "123456", "Rechnung 4711", "Telefon 0271257072"])
def test_other_numbers_are_no_postcode(understander: Understander, text: str) -> None:
    assert places(understander, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Unser Essen kommt gut an",
        "Die Halle wird umgebaut",
        "Wir wollen im Wettbewerb siegen",
        "Ohne Plan geht es nicht",
        "Viele Waren liegen im Lager",
        "Das Land fördert uns",
        "Der Markt ist hart",
        "Es regnet, der Regen nervt",
        "so much to do",
    ],
)
def test_a_word_that_is_also_a_town_is_no_place_in_a_sentence(
    understander: Understander, text: str
) -> None:
    assert places(understander, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Essen", "Essen"),
        ("aus Essen", "Essen"),
        ("Wir sitzen in Halle", "Halle (Saale)"),
        ("Formenbau, 30 Leute, Siegen", "Siegen"),
        ("57072 Siegen", "Siegen"),
        ("Standort Waren", "Waren (Müritz)"),
    ],
)
def test_a_word_that_is_also_a_town_is_a_place_where_a_place_is_meant(
    understander: Understander, catalogue: Catalogue, text: str, name: str
) -> None:
    last = places(understander, text)[-1]
    found = catalogue.place(last.value)
    assert found is not None
    assert found.name.startswith(name.partition(" (")[0])


def test_goods_between_commas_are_no_town(understander: Understander) -> None:
    # 'Kuchen' is a town in Baden-Württemberg; 'Küchen' are not.
    assert places(understander, "Tischlerei, Küchen, Treppen") == []


@pytest.mark.parametrize("town", ["Munster", "Lohne", "Furth", "Neuenkirchen", "Osterfeld"])
def test_a_town_is_not_taken_for_a_larger_one_that_is_spelt_almost_like_it(
    understander: Understander, town: str
) -> None:
    (found,) = places(understander, f"Standort {town}")
    assert any(label.startswith(f"{town} ") for label, _weight in found.readings)


def test_of_namesakes_the_clearly_larger_one_is_meant(understander: Understander) -> None:
    (found,) = places(understander, "aus Wittenberg")
    assert found.confidence == 1.0
    assert len(found.readings) == 1


def test_namesakes_of_a_size_are_all_readings(
    understander: Understander, catalogue: Catalogue
) -> None:
    (found,) = places(understander, "Wir kommen aus Neukirchen")
    assert found.confidence < 1.0
    assert len(found.readings) > 1
    assert all(catalogue.place(label) for label, _weight in found.readings)


def test_several_places_come_in_the_order_of_the_text(understander: Understander) -> None:
    found = places(understander, "Umzug von Bocholt nach Rheine")
    assert [mention.text for mention in found] == ["Bocholt", "Rheine"]


def test_a_place_that_is_ruled_out_is_marked(understander: Understander) -> None:
    found = places(understander, "nicht in Bocholt, sondern in Rheine")
    assert [(mention.text, mention.negated) for mention in found] == [
        ("Bocholt", True),
        ("Rheine", False),
    ]


@pytest.mark.parametrize("text", ["Wir bauen Anlagen in Mu\u0308nster", "Mu\u0308nster"])
def test_a_town_is_found_with_umlauts_of_two_characters(
    understander: Understander, text: str
) -> None:
    assert [m.value for m in places(understander, text)] == ["Münster (Nordrhein-Westfalen)"]


def test_every_other_name_of_a_town_leads_to_the_town(
    understander: Understander, catalogue: Catalogue
) -> None:
    for alias, (name, _state) in catalogue.place_aliases.items():
        found = places(understander, f"Standort {alias}")
        assert found, alias
        assert found[-1].value.startswith(name), alias


def test_every_city_with_a_hub_is_a_place(understander: Understander, catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        for city in hub.cities:
            (found,) = places(understander, f"Wir kommen aus {city}")
            assert found.text == city


def test_every_town_is_found_by_its_name(understander: Understander, catalogue: Catalogue) -> None:
    missed = [
        town.label
        for town in catalogue.towns
        if not any(
            mention.value.startswith(town.name)
            for mention in places(understander, f"Standort {town.name}")
        )
    ]
    assert missed == []


def test_every_place_that_is_found_is_one_the_catalogue_knows(
    understander: Understander, catalogue: Catalogue
) -> None:
    for text in ("57072 Siegen", "Raum Kempten", "bei Neustadt", "Cologne", "Frankfurt/Oder"):
        for mention in places(understander, text):
            assert catalogue.place(mention.value) is not None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("spedition cuxhafen", "Cuxhaven"),
        ("Maschinenbau, Nürnbreg", "Nürnberg"),
        ("aus sigen", "Siegen"),
        ("Zulieferer bei Mannhein", "Mannheim"),
    ],
)
def test_a_misspelt_town_is_taken_for_the_larger_town_it_resembles(text: str, town: str) -> None:
    places = [m for m in default_understander().understand(text).mentions if m.kind is Kind.PLACE]
    assert [place.value.partition(" (")[0] for place in places] == [town]


@pytest.mark.parametrize("text", ["Hotel mit 60 zimmern", "wir bauen rahmen", "neue kunden"])
def test_an_everyday_word_in_lower_case_is_no_small_town(text: str) -> None:
    mentions = default_understander().understand(text).mentions
    assert not [m for m in mentions if m.kind is Kind.PLACE]
