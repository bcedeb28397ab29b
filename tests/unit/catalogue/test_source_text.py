from __future__ import annotations

from pathlib import Path

import pytest

from hublotse.catalogue.source_text import read_yaml
from hublotse.errors import CatalogueError


def written(folder: Path, text: str) -> Path:
    path = folder / "facts.yml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path) -> list[str]:
    with pytest.raises(CatalogueError) as error:
        read_yaml(path)
    return error.value.problems


def test_a_file_is_read_as_plain_values(tmp_path: Path) -> None:
    path = written(tmp_path, "name: Werft\nsites:\n  - {city: Kiel, lat: 54.3}\n")
    assert read_yaml(path).data == {"name": "Werft", "sites": [{"city": "Kiel", "lat": 54.3}]}


def test_umlauts_are_read_as_they_are_written(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "name: Möbelgroßhändler\n")).data == {
        "name": "Möbelgroßhändler"
    }


def test_a_file_without_content_holds_nothing(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "# noch leer\n")).data is None


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 1),
        (("name",), 1),
        (("sites", 0), 3),
        (("sites", 0, "city"), 3),
        (("sites", 1, "offers", 1), 7),
    ],
)
def test_every_value_knows_its_line(
    tmp_path: Path, location: tuple[object, ...], line: int
) -> None:
    text = "name: Werft\nsites:\n  - {city: Kiel}\n  - city: Emden\n    offers:\n    - A\n    - B\n"
    path = written(tmp_path, text)
    assert read_yaml(path).where(location) == f"{path}:{line}"


def test_a_value_that_is_not_there_is_placed_at_what_encloses_it(tmp_path: Path) -> None:
    path = written(tmp_path, "name: Werft\nsites:\n  - city: Kiel\n")
    assert read_yaml(path).where(("sites", 0, "lat")) == f"{path}:3"
    assert read_yaml(path).where(("nothing", "of", "this")) == f"{path}:1"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / "gone.yml")
    assert str(tmp_path / "gone.yml") in problem


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "facts.yml"
    path.write_bytes("name: Köln\n".encode("latin-1"))
    (problem,) = problems_of(path)
    assert str(path) in problem


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: Werft\ncity: [Kiel\n", 3),
        ("name: Werft\n\tcity: Kiel\n", 2),
        ('name: Werft\ncity: "Kiel\n', 3),
        ("name: Werft\nnote: a: b\n", 2),
        ("name: Werft\n---\nname: Reederei\n", 2),
        ("name: *nobody\n", 1),
    ],
)
def test_what_is_no_yaml_is_placed_by_line(tmp_path: Path, text: str, line: int) -> None:
    path = written(tmp_path, text)
    (problem,) = problems_of(path)
    assert problem.startswith(f"{path}:{line}: ")
    assert "YAML" in problem


def test_a_key_that_is_given_twice_is_placed_where_it_stands_again(tmp_path: Path) -> None:
    path = written(tmp_path, "name: Werft\ncity: Kiel\nname: Reederei\n")
    assert problems_of(path) == [f"{path}:3: the key 'name' stands here a second time"]


def test_every_key_that_is_given_twice_is_reported_at_once(tmp_path: Path) -> None:
    text = "name: Werft\nname: Reederei\nsites:\n  - {city: Kiel, city: Emden}\n"
    path = written(tmp_path, text)
    assert [problem.split(": ")[0] for problem in problems_of(path)] == [f"{path}:2", f"{path}:4"]


def test_the_same_key_in_two_mappings_is_fine(tmp_path: Path) -> None:
    path = written(tmp_path, "- {city: Kiel}\n- {city: Emden}\n")
    assert read_yaml(path).data == [{"city": "Kiel"}, {"city": "Emden"}]


def test_a_date_that_no_calendar_has_is_placed_by_line(tmp_path: Path) -> None:
    path = written(tmp_path, "name: Werft\ndate: 2017-02-30\n")
    (problem,) = problems_of(path)
    assert problem.startswith(f"{path}:2")


def test_a_control_character_is_reported_with_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, "name: Werft\nnote: Sei\x0bte\n")
    (problem,) = problems_of(path)
    assert str(path) in problem


def test_a_placeholder_without_quotes_is_reported_with_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, "title: Bericht\n{hub}: Mein Vorschlag\n")
    (problem,) = problems_of(path)
    assert problem.startswith(f"{path}:2")
