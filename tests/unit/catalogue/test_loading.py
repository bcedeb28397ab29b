from __future__ import annotations

import re
from typing import get_args

import pytest

from hublotse.catalogue import Catalogue, load_catalogue
from hublotse.catalogue.fields import HubId
from hublotse.errors import CatalogueError
from tests.unit.helpers import CatalogueFolder

# The real catalogue -------------------------------------------------------------------------


def test_the_catalogue_holds_the_hubs_of_the_contract(catalogue: Catalogue) -> None:
    assert {hub.id for hub in catalogue.hubs} == set(get_args(HubId))


def test_the_hubs_come_in_the_order_of_their_ids(catalogue: Catalogue) -> None:
    keys = [hub.id for hub in catalogue.hubs]
    assert keys == sorted(keys)


def test_the_technologies_come_with_the_four_of_the_initiative_first(
    catalogue: Catalogue,
) -> None:
    keys = [technology.id for technology in catalogue.technologies]
    assert keys[:4] == ["artificial-intelligence", "blockchain", "3d-printing", "virtual-reality"]
    assert len(keys) == len(set(keys)) == 15


def test_every_division_of_wz_2008_is_there_with_its_official_title(catalogue: Catalogue) -> None:
    assert len(catalogue.divisions) == 88
    assert catalogue.divisions["28"].title == "Maschinenbau"
    assert all(division.title for division in catalogue.divisions.values())


def test_the_catalogue_is_loaded_once() -> None:
    assert load_catalogue() is load_catalogue()


def test_a_copy_in_another_folder_loads_as_well(folder: CatalogueFolder) -> None:
    loaded = load_catalogue(folder.root)
    assert len(loaded.hubs) == 12
    assert loaded.postcodes["57072"].name == "Siegen"


def test_postcodes_keep_their_leading_zero(catalogue: Catalogue) -> None:
    assert catalogue.postcodes["01067"].name == "Dresden"


def test_a_remark_in_a_list_of_words_is_no_word(catalogue: Catalogue) -> None:
    for words in (catalogue.common_words, catalogue.place_words, catalogue.small_words):
        assert words
        assert not [word for word in words if "#" in word or not word.strip()]


def test_a_new_technology_needs_a_file_and_no_code(folder: CatalogueFolder) -> None:
    text = folder.read("technologies/drones.yml")
    text = re.sub(r"^id: .*$", "id: tele-welding", text, flags=re.MULTILINE)
    text = re.sub(r"^order: .*$", "order: 99", text, flags=re.MULTILINE)
    text = text[: text.index("names:")] + 'names: ["Fernschweißen"]\n'
    folder.write("technologies/tele-welding.yml", text)
    assert load_catalogue(folder.root).technologies[-1].id == "tele-welding"


# What is wrong is said with file and line ---------------------------------------------------


def test_a_missing_folder_is_named(folder: CatalogueFolder) -> None:
    with pytest.raises(CatalogueError) as error:
        load_catalogue(folder.root / "elsewhere")
    assert str(folder.root / "elsewhere") in str(error.value)


@pytest.mark.parametrize(
    "name",
    [
        "topics.yml",
        "divisions.yml",
        "initiative.yml",
        "language/small_words.txt",
        "places/towns.csv",
        "places/aliases.yml",
    ],
)
def test_a_missing_file_is_named(folder: CatalogueFolder, name: str) -> None:
    folder.remove(name)
    assert any(str(folder.root / name) in problem for problem in folder.problems())


def test_a_folder_without_entries_is_named(folder: CatalogueFolder) -> None:
    for path in (folder.root / "technologies").iterdir():
        path.unlink()
    assert any(str(folder.root / "technologies") in problem for problem in folder.problems())


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("hubs/stuttgart.yml", "motto: Wir machen das", "motto"),
        ("language/cues.yml", "shouts: [he]", "shouts"),
        ("topics.yml", "- {id: tea, name: Tee, german: Tee, summary: Tee., taste: gut}", "taste"),
    ],
)
def test_an_unknown_key_is_placed_by_line(
    folder: CatalogueFolder, name: str, text: str, key: str
) -> None:
    line = folder.append(name, text)
    problem = folder.only_problem()
    assert problem.startswith(folder.at(name, line))
    assert key in problem


def test_an_unknown_key_deep_inside_a_hub_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.replace("hubs/dortmund.yml", r"^    topics: ", "    theme: x\n    topics: ")
    problem = folder.only_problem()
    assert problem.startswith(folder.at("hubs/dortmund.yml", line))
    assert "theme" in problem


@pytest.mark.parametrize(
    ("name", "pattern", "new", "key"),
    [
        ("hubs/koeln.yml", r"^open_to_all: .*$", "open_to_all: ein bisschen", "open_to_all"),
        ("hubs/koeln.yml", r"^open_to_all: .*$", "open_to_all: 1.5", "open_to_all"),
        ("hubs/koeln.yml", r"^as_of: .*$", "as_of: gestern", "as_of"),
        ("hubs/koeln.yml", r"^    topics: .*$", "    topics: []", "topics"),
        ("hubs/koeln.yml", r'url: "[^"]*"', 'url: "de-hub.de"', "url"),
        ("hubs/koeln.yml", r"^(\s+)focus:\n\s+text: .*$", r"\1focus:\n\1  text: ''", "text"),
        ("divisions.yml", r"weight: 1\.0", "weight: 0", "weight"),
        ("focuses.yml", r"^  hubs: .*$", "  hubs: {atlantis: 0.2}", "hubs"),
    ],
)
def test_a_value_of_the_wrong_type_or_size_is_placed_by_line(
    folder: CatalogueFolder, name: str, pattern: str, new: str, key: str
) -> None:
    line = folder.replace(name, pattern, new) + new.count(r"\n")
    problem = folder.only_problem()
    assert problem.startswith(folder.at(name, line))
    assert key in problem


def test_a_rank_below_one_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.replace("technologies/drones.yml", r"^order: .*$", "order: 0")
    problem = folder.only_problem()
    assert problem.startswith(folder.at("technologies/drones.yml", line))


@pytest.mark.parametrize(
    ("name", "pattern", "key"),
    [
        ("hubs/potsdam.yml", r"^as_of: .*\n", "as_of"),
        ("hubs/potsdam.yml", r", sources: \[Q\w+(, Q\w+)*\]", "sources"),
        ("aims.yml", r"^  technologies: .*\n", "technologies"),
        ("divisions.yml", r"^  group: .*\n", "group"),
    ],
)
def test_a_missing_value_is_named_with_its_file_and_line(
    folder: CatalogueFolder, name: str, pattern: str, key: str
) -> None:
    folder.replace(name, pattern, "")
    problem = folder.only_problem()
    assert re.match(re.escape(folder.at(name)) + r"\d+: ", problem)
    assert key in problem


def test_a_fact_without_a_source_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.replace("hubs/berlin.yml", r"sources: \[[^\]]*\]", "sources: []")
    problem = folder.only_problem()
    assert problem.startswith(folder.at("hubs/berlin.yml", line))
    assert "sources" in problem


def test_a_key_that_is_given_twice_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.append("hubs/hamburg.yml", "open_to_all: 0.2")
    (problem,) = [p for p in folder.problems() if p.startswith(folder.at("hubs/hamburg.yml", line))]
    assert "open_to_all" in problem


def test_what_is_no_yaml_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.append("technologies/iot.yml", 'note: "nicht zu Ende')
    assert any(
        re.match(re.escape(folder.at("technologies/iot.yml")) + rf"({line}|{line + 1}): ", problem)
        for problem in folder.problems()
    )


def test_an_id_that_is_not_the_files_name_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.replace("technologies/iot.yml", r"^id: .*$", "id: internet-of-things")
    assert any(
        problem.startswith(folder.at("technologies/iot.yml", line)) for problem in folder.problems()
    )


def test_a_division_that_wz_2008_does_not_have_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.append("divisions.yml", '"04": {name: Träumerei, group: media}')
    problem = folder.only_problem()
    assert problem.startswith(folder.at("divisions.yml", line))
    assert "04" in problem


def test_a_trade_word_that_is_given_twice_is_placed_by_line(folder: CatalogueFolder) -> None:
    folder.write("industries/Z.yml", '"28":\n  - Schraubzwirbel\n  - Kurbelzwirbel\n')
    line = folder.append("industries/Z.yml", "  - Schraubzwirbel")
    problem = folder.only_problem()
    assert problem.startswith(folder.at("industries/Z.yml", line))
    assert "Schraubzwirbel" in problem


def test_a_trade_word_with_a_weight_above_one_is_placed_by_line(folder: CatalogueFolder) -> None:
    folder.write("industries/Z.yml", '"28":\n  - {term: Schraubzwirbel, weight: 1.1}\n')
    problem = folder.only_problem()
    assert problem.startswith(folder.at("industries/Z.yml", 2))
    assert "weight" in problem


@pytest.mark.parametrize("value", ['""', "[]"])
def test_a_sentence_that_says_nothing_is_placed_by_line(
    folder: CatalogueFolder, value: str
) -> None:
    line = folder.append("texts.yml", f"reason_of_state: {value}")
    problem = folder.only_problem()
    assert problem.startswith(folder.at("texts.yml", line))
    assert "reason_of_state" in problem


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("topics.yml", "logistics: {name: Logistik}"),
        ("divisions.yml", "- Maschinenbau"),
        ("initiative.yml", "nur ein Satz"),
        ("hubs/berlin.yml", "- Berlin"),
        ("aims.yml", "- nur ein Wort"),
    ],
)
def test_a_file_of_another_shape_is_named_with_its_line(
    folder: CatalogueFolder, name: str, text: str
) -> None:
    folder.write(name, text + "\n")
    assert any(problem.startswith(folder.at(name, 1)) for problem in folder.problems())


@pytest.mark.parametrize("text", ['"28": Maschinen', '"28": 7', '"28": {Kurbelzwirbel: 0.5}'])
def test_trade_words_that_are_no_list_are_placed_by_line(
    folder: CatalogueFolder, text: str
) -> None:
    folder.write("industries/Z.yml", text + "\n")
    assert any(
        problem.startswith(folder.at("industries/Z.yml", 1)) for problem in folder.problems()
    )


@pytest.mark.parametrize("text", ['"28": [Maschinenbau]', '"28": Maschinenbau'])
def test_a_division_that_is_no_mapping_is_placed_by_line(
    folder: CatalogueFolder, text: str
) -> None:
    folder.write("divisions.yml", text + "\n")
    assert any(problem.startswith(folder.at("divisions.yml", 1)) for problem in folder.problems())


@pytest.mark.parametrize("text", ["Minga: München", "Minga: {state: Bayern}"])
def test_another_name_of_a_town_that_leads_to_no_name_is_placed_by_line(
    folder: CatalogueFolder, text: str
) -> None:
    line = folder.append("places/aliases.yml", text)
    assert any(
        problem.startswith(folder.at("places/aliases.yml", line)) for problem in folder.problems()
    )


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("places/towns.csv", "Kuhschnappel,Sachsen,50.8,östlich,1200"),
        ("places/towns.csv", "Kuhschnappel,Sachsen"),
        ("places/postcodes.csv", "09356,hier,dort,Kuhschnappel,Sachsen"),
    ],
)
def test_a_broken_row_of_places_is_placed_by_line(
    folder: CatalogueFolder, name: str, row: str
) -> None:
    line = folder.append(name, row)
    assert any(problem.startswith(folder.at(name, line)) for problem in folder.problems())


def test_an_id_that_is_given_twice_in_a_list_is_placed_by_line(folder: CatalogueFolder) -> None:
    line = folder.append(
        "aims.yml",
        "- {id: energy-saving, name: Sparen, technologies: {iot: 1.0}, names: [Sparbrötchen]}",
    )
    problem = folder.only_problem()
    assert problem.startswith(folder.at("aims.yml", line))
    assert "energy-saving" in problem


def test_every_problem_is_reported_at_once(folder: CatalogueFolder) -> None:
    first = folder.append("hubs/berlin.yml", "motto: Dit is Berlin")
    second = folder.append("technologies/cloud.yml", "price: 12")
    third = folder.append("texts.yml", "reason_of_state: 3")
    problems = folder.problems()
    assert len(problems) == 3
    for name, line in (
        ("hubs/berlin.yml", first),
        ("technologies/cloud.yml", second),
        ("texts.yml", third),
    ):
        assert [p for p in problems if p.startswith(folder.at(name, line))], problems
