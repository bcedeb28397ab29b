from __future__ import annotations

from pathlib import Path

import pytest

from hublotse.errors import SettingsError
from hublotse.service.settings import ROOT, VARIABLES, Settings, read_settings


def test_with_nothing_set_the_assistant_listens_on_this_machine_alone() -> None:
    found = read_settings({})
    assert found == Settings(models=found.models, catalogue=found.catalogue)
    assert found.host == "127.0.0.1"
    assert found.port == 5005
    assert found.catalogue == (ROOT / "catalogue").resolve()
    assert found.models == (ROOT / "models").resolve()


@pytest.mark.parametrize(
    ("variable", "value", "field", "expected"),
    [
        ("HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("PORT", "8080", "port", 8080),
        ("PORT", "1", "port", 1),
        ("PORT", "65535", "port", 65535),
        ("ACTION_PORT", "0", "action_port", 0),
        ("ACTION_PORT", "5055", "action_port", 5055),
        ("LOG_LEVEL", "DEBUG", "log_level", "DEBUG"),
        ("LOG_LEVEL", "info", "log_level", "INFO"),
        ("START_TIMEOUT", "600", "start_timeout", 600),
    ],
)
def test_a_setting_comes_from_the_environment(
    variable: str, value: str, field: str, expected: object
) -> None:
    assert getattr(read_settings({variable: value}), field) == expected


@pytest.mark.parametrize("variable", sorted(VARIABLES.values()))
def test_an_empty_variable_is_as_good_as_none(variable: str) -> None:
    assert read_settings({variable: ""}) == read_settings({})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "http"),
        ("PORT", "80.5"),
        ("PORT", " "),
        ("ACTION_PORT", "-5"),
        ("ACTION_PORT", "99999"),
        ("START_TIMEOUT", "0"),
        ("START_TIMEOUT", "ewig"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_what_is_expected(
    variable: str, value: str
) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings({variable: value})
    assert variable in error.value.message
    assert value in error.value.message
    assert error.value.hint


def test_the_allowed_log_levels_are_named() -> None:
    with pytest.raises(SettingsError) as error:
        read_settings({"LOG_LEVEL": "LOUD"})
    assert all(level in error.value.hint for level in ("DEBUG", "INFO", "WARNING", "ERROR"))


def test_folders_are_read_as_full_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read_settings({"HUBLOTSE_MODELS": "here", "HUBLOTSE_CATALOGUE": str(tmp_path / "c")})
    assert found.models == (tmp_path / "here").resolve()
    assert found.catalogue == (tmp_path / "c").resolve()


def test_by_default_the_environment_of_this_process_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "6001")
    assert read_settings().port == 6001


def test_variables_that_are_none_of_ours_do_not_matter() -> None:
    assert read_settings({"PATH": "/bin", "PORTS": "1", "port": "1"}) == read_settings({})


def test_every_setting_has_a_variable() -> None:
    assert set(VARIABLES) == set(Settings.__dataclass_fields__)
    assert len(set(VARIABLES.values())) == len(VARIABLES)
