from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublotse.catalogue import Catalogue
from hublotse.understanding import Kind, Understander, default_understander
from hublotse.understanding.sectors import judge_sectors


def values(understander: Understander, text: str, kind: Kind) -> list[str]:
    found = understander.understand(text).mentions
    return [m.value for m in found if m.kind is kind and not m.negated]


def unknown(understander: Understander, kind: Kind, names: Sequence[tuple[str, str]]) -> list[str]:
    """Return the names that are not understood as what they name."""
    missed = []
    for value, name in names:
        found = [m for m in understander.understand(name).mentions if m.kind is kind]
        if not any(value == reading for m in found for reading, _weight in m.readings):
            missed.append(name)
    return missed


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("Wir züchten Schweine und bauen Kartoffeln an", "01"),
        ("Unser Forstbetrieb pflegt Wälder", "02"),
        ("Kiesgrube am Niederrhein", "08"),
        ("Wir räuchern Schinken und machen Wurst", "10"),
        ("Mosterei und Limonaden", "11"),
        ("Wir weben Stoffe", "13"),
        ("Maßschneiderei für Anzüge", "14"),
        ("Wir fertigen Handtaschen aus Leder", "15"),
        ("Zimmerei mit Abbundanlage", "43"),
        ("Wir stellen Wellpappe her", "17"),
        ("Buchbinderei und Offsetdruck", "18"),
        ("Wir produzieren Klebstoffe", "20"),
        ("Generikahersteller", "21"),
        ("Spritzgussteile aus Kunststoff", "22"),
        ("Wir brennen Keramikfliesen", "23"),
        ("Eisengießerei", "24"),
        ("Lohnfertiger für Drehteile und Frästeile", "25"),
        ("Wir bestücken Leiterplatten", "26"),
        ("Wir bauen Schaltschränke", "27"),
        ("Wir bauen Verpackungsmaschinen", "28"),
        ("Wir pressen Stoßfänger", "29"),
        ("Bootswerft an der Ostsee", "30"),
        ("Polstermöbel", "31"),
        ("Dentallabor", "32"),
        ("Stadtwerke mit eigenem Stromnetz", "35"),
        ("Kläranlage und Kanalnetz", "37"),
        ("Recyclinghof", "38"),
        ("Dachdecker", "43"),
        ("Autohaus mit Werkstatt", "45"),
        ("Wir betreiben drei Supermärkte", "47"),
        ("Umzugsunternehmen", "49"),
        ("Hotel am See", "55"),
        ("Gasthof mit Biergarten", "56"),
        ("Fachverlag für Steuerrecht", "58"),
        ("Wir drehen Werbefilme", "59"),
        ("Wir programmieren Buchhaltungssoftware", "62"),
        ("Genossenschaftsbank", "64"),
        ("Krankenversicherung", "65"),
        ("Versicherungsmaklerin", "66"),
        ("Hausverwaltung", "68"),
        ("Anwaltskanzlei", "69"),
        ("Ingenieurbüro für Tragwerksplanung", "71"),
        ("Werbeagentur", "73"),
        ("Zeitarbeitsfirma", "78"),
        ("Gebäudereinigung", "81"),
        ("Wir betreiben eine Fahrschule", "85"),
        ("Krankenhaus mit 200 Betten", "86"),
        ("Kindertagesstätte", "88"),
        ("Friseursalon", "96"),
    ],
)
def test_a_company_is_read_by_what_it_makes_or_does(
    understander: Understander, text: str, division: str
) -> None:
    verdict = judge_sectors(understander.understand(text).mentions)
    assert verdict.certain
    assert verdict.readings[0].wz == division


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("WZ 28", "28"),
        ("wz-code 25.62.0", "25"),
        ("NACE C10.5", "10"),
        ("WZ 2008: 62.01", "62"),
        ("Unser Wirtschaftszweig: WZ 46", "46"),
    ],
)
def test_a_code_is_taken_at_its_word(understander: Understander, text: str, division: str) -> None:
    assert values(understander, text, Kind.INDUSTRY) == [division]


def test_a_code_that_does_not_exist_names_no_trade(understander: Understander) -> None:
    assert values(understander, "WZ 04", Kind.INDUSTRY) == []


@pytest.mark.parametrize(
    ("text", "technology"),
    [
        ("Wir wollen KI ausprobieren", "artificial-intelligence"),
        ("ChatGPT im Büro", "artificial-intelligence"),
        ("kuenstliche intelligenz", "artificial-intelligence"),
        ("Machine Learning", "artificial-intelligence"),
        ("Smart Contracts", "blockchain"),
        ("additive Fertigung", "3d-printing"),
        ("3D-Drucker", "3d-printing"),
        ("VR-Brillen für Schulungen", "virtual-reality"),
        ("Mixed Reality", "virtual-reality"),
        ("IoT", "iot"),
        ("Internet of Things", "iot"),
        ("Cobots neben den Leuten", "robotics"),
        ("Industrieroboter", "robotics"),
        ("Umzug in die Cloud", "cloud"),
        ("Predictive Analytics", "data-analytics"),
        ("IT-Sicherheit", "cybersecurity"),
        ("Campusnetz", "5g"),
        ("digitaler Zwilling unserer Anlage", "digital-twin"),
        ("Quantencomputer", "quantum-computing"),
        ("Kameradrohnen", "drones"),
        ("eine Plattform für unsere Kunden", "platforms"),
        ("RPA", "process-automation"),
    ],
)
def test_a_technology_is_found_by_its_names(
    understander: Understander, text: str, technology: str
) -> None:
    assert technology in values(understander, text, Kind.TECHNOLOGY)


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Unsere Maschinen fallen dauernd aus", "predictive-maintenance"),
        ("Bei uns fällt zu viel Ausschuss an", "fewer-rejects"),
        ("Das Umrüsten dauert lange", "changeover-time"),
        ("Wir finden keine Fachkräfte mehr", "skilled-worker-shortage"),
        ("Wir ersticken in Papierkram", "less-paperwork"),
        ("unsere Touren besser planen", "route-planning"),
        ("Strom sparen", "energy-saving"),
        ("Schäden zügiger regulieren", "claims-handling"),
        ("Telemedizin anbieten", "telemedicine"),
        ("Rückverfolgbarkeit", "traceability"),
    ],
)
def test_an_aim_is_found_by_how_people_say_it(
    understander: Understander, text: str, aim: str
) -> None:
    assert aim in values(understander, text, Kind.AIM)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("FinTech", "fintech"),
        ("Lieferketten der Zukunft", "logistics"),
        ("Smart Grid", "smart-infrastructure"),
        ("E-Health", "health"),
        ("Elektromobilität", "mobility"),
        ("InsurTech", "insurtech"),
        ("Smart Factory", "future-industries"),
    ],
)
def test_a_topic_is_found_by_its_names(understander: Understander, text: str, topic: str) -> None:
    assert topic in values(understander, text, Kind.TOPIC)


@pytest.mark.parametrize(
    ("text", "hub"),
    [
        ("Erzählen Sie mir vom Hub in Potsdam", "potsdam"),
        ("Digital Hub Logistics in Dortmund", "dortmund"),
        ("InsurTech Hub Munich", "muenchen"),
        ("TechQuartier", "frankfurt-darmstadt"),
        ("Was gibt es in Erlangen?", "nuernberg-erlangen"),
    ],
)
def test_a_hub_is_found_by_name_and_city(understander: Understander, text: str, hub: str) -> None:
    assert hub in values(understander, text, Kind.HUB)


def test_every_technology_is_found_by_every_one_of_its_names(
    understander: Understander, catalogue: Catalogue
) -> None:
    names = [(t.id, name) for t in catalogue.technologies for name in (t.name, *t.names)]
    assert unknown(understander, Kind.TECHNOLOGY, names) == []


def test_every_topic_is_found_by_every_one_of_its_names(
    understander: Understander, catalogue: Catalogue
) -> None:
    names = [(t.id, name) for t in catalogue.topics for name in (t.name, t.german, *t.names)]
    assert unknown(understander, Kind.TOPIC, names) == []


def test_every_aim_is_found_by_every_one_of_its_names(
    understander: Understander, catalogue: Catalogue
) -> None:
    names = [(aim.id, name) for aim in catalogue.aims for name in aim.names]
    assert unknown(understander, Kind.AIM, names) == []


def test_every_focus_is_found_by_every_one_of_its_names(
    understander: Understander, catalogue: Catalogue
) -> None:
    names = [(focus.id, name) for focus in catalogue.focuses for name in focus.names]
    assert unknown(understander, Kind.FOCUS, names) == []


def test_every_hub_is_found_by_every_one_of_its_names(
    understander: Understander, catalogue: Catalogue
) -> None:
    names = [(hub.id, name) for hub in catalogue.hubs for name in (hub.name, *hub.names)]
    assert unknown(understander, Kind.HUB, names) == []


def test_every_trade_word_is_read_as_its_trade(
    understander: Understander, catalogue: Catalogue
) -> None:
    names = [(term.division, term.term) for term in catalogue.terms]
    assert unknown(understander, Kind.INDUSTRY, names) == []


def test_every_division_is_found_by_its_own_name(
    understander: Understander, catalogue: Catalogue
) -> None:
    # These names are the titles of buttons; typed by hand, they lead to the same answer.
    names = [(code, division.name) for code, division in catalogue.divisions.items()]
    assert unknown(understander, Kind.INDUSTRY, names) == []


@pytest.mark.parametrize(
    "text",
    [
        "Können Sie mir helfen?",
        "Das weiß ich gerade selbst nicht so genau",
        "Also los, fangen wir an",
        "Wie lange gibt es Sie schon?",
        "Wir überlegen noch",
        "Das klingt gut",
        "Ein schönes Wochenende noch",
        "Was bringt mir das?",
        "Ich frage für einen Bekannten",
    ],
)
def test_small_talk_tells_nothing_of_a_company(understander: Understander, text: str) -> None:
    assert understander.understand(text).mentions == ()


def test_a_whole_sentence_is_read_at_once(understander: Understander) -> None:
    found = understander.understand(
        "Wir bauen Verpackungsmaschinen, 140 Leute, in Crailsheim, und wollen Roboter einsetzen."
    ).mentions
    assert [(m.kind, m.value) for m in found if m.kind is not Kind.FOCUS] == [
        (Kind.INDUSTRY, "28"),
        (Kind.SIZE, "140"),
        (Kind.PLACE, "Crailsheim (Baden-Württemberg)"),
        (Kind.TECHNOLOGY, "robotics"),
    ]


def test_the_place_of_a_company_is_not_its_trade(understander: Understander) -> None:
    found = understander.understand("Wir kommen aus Essen").mentions
    assert {mention.kind for mention in found} == {Kind.PLACE}


def test_the_understander_is_built_once(understander: Understander) -> None:
    assert default_understander() is default_understander() is understander


VOCABULARY = """
    wir sind bauen keine nicht sondern aus in Essen Halle Siegen 57072 80 Leute Maschinen für
    Brauereien und KI Drohnen Hamburg Logistik WZ 25 früher ohne weniger Ausschuss , . - „ (
"""
vocabulary = st.sampled_from(VOCABULARY.split())


@settings(max_examples=200)
@given(
    st.one_of(
        st.lists(vocabulary, max_size=14).map(" ".join),
        st.text(max_size=80),
        st.text(alphabet="äöüßAE aou-/.,0123456789", max_size=40),
    )
)
def test_any_text_is_read_into_mentions_that_hold_together(text: str) -> None:
    found = default_understander().understand(text).mentions
    assert [m.start for m in found] == sorted(m.start for m in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.text in text[one.start : one.end]
        assert 0.0 < one.confidence <= 1.0
        assert one.readings
        assert one.readings[0][0] == one.value
        assert sum(weight for _value, weight in one.readings) <= 1.01
        json.dumps(one.as_entity())
        assert not any(
            other is not one
            and other.kind is one.kind
            and other.start < one.end
            and one.start < other.end
            for other in found
        )


@given(st.lists(vocabulary, max_size=12).map(" ".join))
def test_the_same_text_is_always_read_the_same(text: str) -> None:
    reader = default_understander()
    assert reader.understand(text) == reader.understand(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "🙂🙂", "\u200b", "a" * 5000, "Maschinenbau " * 500]
)
def test_odd_and_endless_texts_are_read_without_failing(
    understander: Understander, text: str
) -> None:
    understander.understand(text)
