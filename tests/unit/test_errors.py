from __future__ import annotations

import pytest

from hublotse.errors import (
    CatalogueError,
    HublotseError,
    ServiceError,
    SettingsError,
    TrainingError,
)


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    error = HublotseError("The port is taken.", "Choose another.")
    assert error.message == "The port is taken."
    assert error.hint == "Choose another."
    assert str(error) == "The port is taken. Choose another."


def test_an_error_without_a_hint_ends_with_its_message() -> None:
    assert str(HublotseError("The port is taken.")) == "The port is taken."


def test_the_catalogues_error_lists_every_problem() -> None:
    problems = ["hubs/koeln.yml:3: too cold", "aims.yml:12: too warm"]
    error = CatalogueError(problems)
    assert error.problems == problems
    assert "2 problem" in str(error)
    assert all(problem in str(error).splitlines()[i] for i, problem in enumerate(problems, 1))


@pytest.mark.parametrize("kind", [SettingsError, ServiceError, TrainingError])
def test_every_error_is_the_products_own(kind: type[HublotseError]) -> None:
    assert isinstance(kind("Something", "Do"), HublotseError)
    assert isinstance(CatalogueError([]), HublotseError)
