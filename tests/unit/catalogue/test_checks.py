from __future__ import annotations

import re

import pytest

from tests.unit.helpers import CatalogueFolder


def in_file(folder: CatalogueFolder, name: str) -> str:
    """Return a pattern for the beginning of a message: the file, some line."""
    return re.escape(folder.at(name)) + r"\d+: "


# Hubs ---------------------------------------------------------------------------------------


def test_a_hub_of_the_contract_that_is_missing_is_named(folder: CatalogueFolder) -> None:
    folder.remove("hubs/potsdam.yml")
    missing = [problem for problem in folder.problems() if "missing" in problem]
    assert len(missing) == 1
    assert "'potsdam'" in missing[0]


def test_the_message_on_a_missing_hub_says_which_file_to_write(folder: CatalogueFolder) -> None:
    folder.remove("hubs/potsdam.yml")
    (missing,) = [problem for problem in folder.problems() if "missing" in problem]
    assert str(folder.root / "hubs") in missing


# Sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern",
    [r"^(\s+)sources: \[\w+", r"^(.*website: .*)sources: \[\w+", r"^(.*\{id: .*)sources: \[\w+"],
    ids=["summary", "website", "technology"],
)
def test_a_hub_that_cites_a_source_nobody_listed_is_placed(
    folder: CatalogueFolder, pattern: str
) -> None:
    folder.replace("hubs/berlin.yml", pattern, r"\1sources: [Q4711")
    problem = folder.only_problem()
    assert re.match(in_file(folder, "hubs/berlin.yml"), problem)
    assert "'Q4711'" in problem
    assert "sources.yml" in problem


def test_the_initiative_citing_a_source_nobody_listed_is_placed(folder: CatalogueFolder) -> None:
    folder.replace("initiative.yml", r"sources: \[\w+", "sources: [Q4711")
    problem = folder.only_problem()
    assert "'Q4711'" in problem
    assert re.match(in_file(folder, "initiative.yml"), problem)


def test_a_source_that_is_struck_off_is_missed_wherever_it_is_cited(
    folder: CatalogueFolder,
) -> None:
    folder.replace("sources.yml", r"^S0: .*\n", "")
    problems = folder.problems()
    assert all("'S0'" in problem for problem in problems)
    assert any(re.match(in_file(folder, "hubs/berlin.yml"), problem) for problem in problems)


# References ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "pattern", "new"),
    [
        ("hubs/karlsruhe.yml", r"^    topics: .*$", "    topics: [alchemy]"),
        ("aims.yml", r"^  topics: .*$", "  topics: {alchemy: 0.5}"),
        ("focuses.yml", r"^  topics: .*$", "  topics: {alchemy: 0.5}"),
        ("divisions.yml", r"\{topic: [a-z-]+,", "{topic: alchemy,"),
    ],
)
def test_a_topic_that_does_not_exist_is_placed(
    folder: CatalogueFolder, name: str, pattern: str, new: str
) -> None:
    folder.replace(name, pattern, new)
    problem = folder.only_problem()
    assert re.match(in_file(folder, name), problem)
    assert "topic 'alchemy'" in problem


@pytest.mark.parametrize(
    ("name", "pattern", "new"),
    [
        ("hubs/karlsruhe.yml", r"\{id: [a-z-]+,", "{id: crystal-ball,"),
        ("use_cases/metal.yml", r"^  iot: ", "  crystal-ball: "),
    ],
)
def test_a_technology_that_does_not_exist_is_placed(
    folder: CatalogueFolder, name: str, pattern: str, new: str
) -> None:
    folder.replace(name, pattern, new)
    problem = folder.only_problem()
    assert re.match(in_file(folder, name), problem)
    assert "technology 'crystal-ball'" in problem


def test_an_entry_in_a_long_list_is_placed_by_its_own_line(folder: CatalogueFolder) -> None:
    text = "- {id: wonders, name: Wunder, technologies: {alchemy: 1.0}, names: [Wunderdinge]}"
    line = folder.append("aims.yml", text)
    assert folder.only_problem().startswith(folder.at("aims.yml", line))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "focuses.yml",
            '- {id: wonders, name: Wunder, division: "04", reason: Weil., names: [Ah]}',
        ),
        ("industries/Z.yml", '"04":\n  - Wundertüte'),
    ],
)
def test_a_division_that_does_not_exist_is_placed(
    folder: CatalogueFolder, name: str, text: str
) -> None:
    folder.write(name, (folder.read(name) if name == "focuses.yml" else "") + text + "\n")
    problem = folder.only_problem()
    assert re.match(in_file(folder, name), problem)
    assert "division '04'" in problem


# Divisions ----------------------------------------------------------------------------------


def test_a_division_without_topics_needs_a_note(folder: CatalogueFolder) -> None:
    line = folder.replace("divisions.yml", r"^  topics: \[\]\n  note: .*\n", "  topics: []\n")
    problem = folder.only_problem()
    placed = re.match(in_file(folder, "divisions.yml"), problem)
    assert placed
    # The line is one of the entry's own: its code, name, group or topics.
    assert int(placed.group().split(":")[-2]) in range(line - 3, line + 1)
    assert "note" in problem


def test_a_division_that_is_left_out_is_noticed(folder: CatalogueFolder) -> None:
    text = folder.read("divisions.yml")
    folder.write("divisions.yml", text[: text.index('"99":')])
    assert any("88 divisions" in problem and "87" in problem for problem in folder.problems())


def test_the_message_on_a_division_left_out_names_the_file(folder: CatalogueFolder) -> None:
    text = folder.read("divisions.yml")
    folder.write("divisions.yml", text[: text.index('"99":')])
    (problem,) = [problem for problem in folder.problems() if "88 divisions" in problem]
    assert str(folder.root / "divisions.yml") in problem


def test_a_group_of_use_cases_that_does_not_exist_is_placed(folder: CatalogueFolder) -> None:
    folder.replace("divisions.yml", r"^  group: agriculture$", "  group: gardening")
    problem = folder.only_problem()
    assert re.match(in_file(folder, "divisions.yml"), problem)
    assert "'gardening'" in problem


def test_a_division_that_its_group_does_not_list_is_placed(folder: CatalogueFolder) -> None:
    folder.replace("use_cases/machinery.yml", r'"33"', '"28"')
    problem = folder.only_problem()
    assert re.match(in_file(folder, "divisions.yml"), problem)
    assert "33" in problem
    assert "machinery" in problem


# Words --------------------------------------------------------------------------------------


def test_a_name_with_two_meanings_is_placed_at_the_second(folder: CatalogueFolder) -> None:
    text = "- {id: wonders, name: Wunder, technologies: {iot: 1.0}, names: [Drohne]}"
    line = folder.append("aims.yml", text)
    problem = folder.only_problem()
    assert problem.startswith(folder.at("aims.yml", line))
    assert "'Drohne'" in problem
    assert "'drones'" in problem


def test_a_word_that_is_certain_for_two_trades_is_placed(folder: CatalogueFolder) -> None:
    folder.write("industries/Z.yml", '"28":\n  - Kurbelzwirbel\n"25":\n  - kurbelzwirbel\n')
    problem = folder.only_problem()
    assert problem.startswith(folder.at("industries/Z.yml", 4))
    assert "kurbelzwirbel" in problem


def test_a_word_may_stand_for_two_trades_with_weights(folder: CatalogueFolder) -> None:
    one = '"28":\n  - {term: Kurbelzwirbel, weight: 0.6}\n'
    other = '"25":\n  - {term: Kurbelzwirbel, weight: 0.4}\n'
    folder.write("industries/Z.yml", one + other + '"04": [Wundertüte]\n')
    assert "Kurbelzwirbel" not in folder.only_problem()


# Places -------------------------------------------------------------------------------------


def test_another_name_for_a_town_that_does_not_exist_is_named(folder: CatalogueFolder) -> None:
    folder.append("places/aliases.yml", "Schilda: {name: Schildburg}")
    assert "'Schildburg'" in folder.only_problem()


def test_the_message_on_a_town_that_does_not_exist_names_file_and_line(
    folder: CatalogueFolder,
) -> None:
    line = folder.append("places/aliases.yml", "Schilda: {name: Schildburg}")
    assert folder.only_problem().startswith(folder.at("places/aliases.yml", line))


def test_a_town_that_is_not_in_the_state_its_other_name_gives_is_noticed(
    folder: CatalogueFolder,
) -> None:
    folder.append("places/aliases.yml", "Minga: {name: München, state: Hamburg}")
    assert any("München" in problem for problem in folder.problems())
