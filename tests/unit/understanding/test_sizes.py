from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublotse.understanding import Kind, Understander
from hublotse.understanding.sizes import find_sizes


def sizes(text: str) -> list[int]:
    return [int(mention.value) for mention in find_sizes(text)]


@pytest.mark.parametrize(
    ("text", "employees"),
    [
        ("Bei uns arbeiten 34 Leute", 34),
        ("etwa 75 Mitarbeitende", 75),
        ("rund 410 Mitarbeiterinnen und Mitarbeiter", 410),
        ("mit 23 MA", 23),
        ("23 M.A.", 23),
        ("63 Beschäftigte", 63),
        ("63 Beschaeftigte", 63),
        ("wir zählen 9 Köpfe", 9),
        ("55 Angestellte", 55),
        ("12 feste Mitarbeiter", 12),
        ("17 Kollegen", 17),
        ("8 Mann", 8),
        ("1.350 Beschäftigte", 1350),
        ("2 400 Mitarbeiter", 2400),
        ("14.000 Mitarbeiter", 14000),
        ("eine 180-köpfige Belegschaft", 180),
        ("ein 40-Mann-Betrieb", 40),
        ("Mitarbeiter: 66", 66),
        ("Mitarbeiterzahl ca. 120", 120),
        ("MA: 31", 31),
        ("Belegschaft von rund 270", 270),
        ("ein Team von 19", 19),
        ("70 FTE", 70),
    ],
)
def test_a_number_of_people_is_the_number_of_employees(text: str, employees: int) -> None:
    assert sizes(text) == [employees]


@pytest.mark.parametrize(
    ("text", "employees"),
    [
        ("neun Leute", 9),
        ("dreizehn Mitarbeiter", 13),
        ("fünfundzwanzig Mitarbeiter", 25),
        ("fuenfundzwanzig Mitarbeiter", 25),
        ("dreißig Angestellte", 30),
        ("dreissig Angestellte", 30),
        ("hundert Leute", 100),
        ("hundertfünfzig Beschäftigte", 150),
        ("zweihundertvierzig Mitarbeiter", 240),
        ("dreitausend Beschäftigte", 3000),
        ("ein Dutzend Leute", 12),
        ("VIERZIG Mann", 40),
    ],
)
def test_a_number_in_words_is_the_number_of_employees(text: str, employees: int) -> None:
    assert sizes(text) == [employees]


def test_two_dozen_are_twenty_four() -> None:
    assert sizes("zwei Dutzend Leute") == [24]


@pytest.mark.parametrize(
    "text",
    ["20 bis 30 Leute", "20-30 Leute", "20 – 30 Mitarbeiter", "zwischen 20 und 30 Mitarbeitern"],
)
def test_a_range_counts_by_its_first_figure(text: str) -> None:
    assert sizes(text)[0] == 20


@pytest.mark.parametrize("text", ["Ein-Mann-Betrieb", "Einmannbetrieb", "Ein-Frau-Unternehmen"])
def test_a_company_of_one_person_has_one_employee(text: str) -> None:
    assert sizes(f"Wir sind ein {text}") == [1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Wir haben 3 Standorte",
        "gegründet 1962",
        "0 Mitarbeiter",
        "1.000.000 Mitarbeiter",
        "12,5 Tonnen Stahl",
        "Unsere Leute sind zufrieden",
        "Telefon 0271 12345",
        "ISO 9001 und 14001",
        "Wir suchen Mitarbeiter",
        "Menschen sind uns wichtig",
    ],
)
def test_what_counts_no_people_is_no_size(text: str) -> None:
    assert sizes(text) == []


@pytest.mark.parametrize("text", ["68161 Mannheim", "Unser Betrieb sitzt in 68305 Mannheim."])
def test_a_postcode_before_mannheim_is_no_size(text: str) -> None:
    assert sizes(text) == []


@pytest.mark.parametrize(
    "text", ["Thema 5G", "Schema 12", "Firma 24 aus Trier", "zum Thema 3D-Druck"]
)
def test_a_number_behind_a_word_on_ma_is_no_size(text: str) -> None:
    assert sizes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Wir warten 300 Personenaufzüge",
        "Wir fertigen 5000 Kopfstützen am Tag",
        "60 Mannheimer Kunden",
        "zwei Kopierer",
    ],
)
def test_goods_whose_names_begin_like_people_are_no_size(text: str) -> None:
    assert sizes(text) == []


@pytest.mark.parametrize("name", ["5G", "3D-Druck", "3-D-Druck"])
def test_a_figure_in_the_name_of_an_interest_stays_with_the_name(
    understander: Understander, name: str
) -> None:
    kinds = {m.kind for m in understander.understand(f"Uns interessiert {name}").mentions}
    assert kinds & {Kind.TECHNOLOGY, Kind.TOPIC}
    assert Kind.SIZE not in kinds


@pytest.mark.parametrize("number", [2, 11, 20, 21, 47, 99, 100, 101, 217, 365, 999])
def test_figures_of_every_length_are_read(number: int) -> None:
    assert sizes(f"Wir sind {number} Leute") == [number]


def test_a_size_knows_where_it_stands() -> None:
    text = "Tischlerei in Husum, 14 Leute, Küchenbau"
    (found,) = find_sizes(text)
    assert found.kind is Kind.SIZE
    assert text[found.start : found.end] == found.text == "14 Leute"


@given(st.text(max_size=60))
def test_sizes_of_any_text_are_positive_whole_numbers(text: str) -> None:
    for mention in find_sizes(text):
        assert int(mention.value) > 0
        assert 0 <= mention.start < mention.end <= len(text)
