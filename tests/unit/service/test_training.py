from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hublotse.errors import TrainingError
from hublotse.service.settings import Settings
from hublotse.service.training import (
    RECORD,
    fingerprint,
    is_current,
    model_path,
    rasa_environment,
    train,
)
from tests.unit.helpers import CatalogueFolder


@pytest.fixture
def settings(folder: CatalogueFolder, tmp_path: Path) -> Settings:
    return Settings(models=tmp_path / "models", catalogue=folder.root)


def pretend_trained(settings: Settings, record: str | None = None) -> None:
    """Put a model and its record in place, as training does."""
    settings.models.mkdir(parents=True, exist_ok=True)
    model_path(settings).write_bytes(b"a model")
    text = json.dumps({"inputs": fingerprint(settings)}) if record is None else record
    (settings.models / RECORD).write_text(text, encoding="utf-8")


# The fingerprint ----------------------------------------------------------------------------


def test_the_same_inputs_have_the_same_fingerprint(settings: Settings) -> None:
    assert fingerprint(settings) == fingerprint(settings)


def test_a_catalogue_of_the_same_content_elsewhere_has_the_same_fingerprint(
    settings: Settings, copied_catalogue: Path
) -> None:
    assert fingerprint(settings) == fingerprint(Settings(catalogue=copied_catalogue))


@pytest.mark.parametrize(
    "name",
    [
        "hubs/stuttgart.yml",
        "industries/C.yml",
        "language/cues.yml",
        "language/small_words.txt",
        "places/towns.csv",
    ],
)
def test_a_change_in_the_catalogue_changes_the_fingerprint(
    settings: Settings, folder: CatalogueFolder, name: str
) -> None:
    before = fingerprint(settings)
    folder.append(name, "# changed")
    assert fingerprint(settings) != before


def test_a_new_file_changes_the_fingerprint(settings: Settings, folder: CatalogueFolder) -> None:
    before = fingerprint(settings)
    folder.write("industries/Z.yml", "")
    assert fingerprint(settings) != before


def test_a_missing_file_changes_the_fingerprint(
    settings: Settings, folder: CatalogueFolder
) -> None:
    before = fingerprint(settings)
    folder.remove("use_cases/metal.yml")
    assert fingerprint(settings) != before


def test_a_renamed_file_changes_the_fingerprint(
    settings: Settings, folder: CatalogueFolder
) -> None:
    before = fingerprint(settings)
    (folder.root / "use_cases" / "metal.yml").rename(folder.root / "use_cases" / "metall.yml")
    assert fingerprint(settings) != before


def test_a_file_that_is_only_touched_does_not_change_the_fingerprint(
    settings: Settings, folder: CatalogueFolder
) -> None:
    before = fingerprint(settings)
    folder.write("aims.yml", folder.read("aims.yml"))
    os.utime(folder.root / "aims.yml", (0, 0))
    assert fingerprint(settings) == before


def test_a_file_that_nobody_reads_does_not_change_the_fingerprint(
    settings: Settings, folder: CatalogueFolder
) -> None:
    before = fingerprint(settings)
    folder.write("places/README.md", "something else")
    folder.write("notes.bak", "something else")
    assert fingerprint(settings) == before


def test_where_to_listen_does_not_change_the_fingerprint(settings: Settings) -> None:
    other = Settings(
        port=6001, log_level="DEBUG", models=settings.models / "x", catalogue=settings.catalogue
    )
    assert fingerprint(other) == fingerprint(settings)


# Whether the model is current ---------------------------------------------------------------


def test_without_a_model_nothing_is_current(settings: Settings) -> None:
    assert not is_current(settings)


def test_a_model_of_these_inputs_is_current(settings: Settings) -> None:
    pretend_trained(settings)
    assert is_current(settings)


def test_a_model_of_other_inputs_is_not_current(
    settings: Settings, folder: CatalogueFolder
) -> None:
    pretend_trained(settings)
    folder.append("aims.yml", "# changed")
    assert not is_current(settings)


@pytest.mark.parametrize("record", ["", "{", "[]", "null", "{}", '"x"', '{"inputs": null}', "12"])
def test_a_record_that_cannot_be_read_is_not_current(settings: Settings, record: str) -> None:
    pretend_trained(settings, record)
    assert not is_current(settings)


@pytest.mark.parametrize("missing", ["model", "record"])
def test_a_model_needs_its_record_and_the_record_its_model(
    settings: Settings, missing: str
) -> None:
    pretend_trained(settings)
    (model_path(settings) if missing == "model" else settings.models / RECORD).unlink()
    assert not is_current(settings)


def test_the_model_lies_in_the_models_folder(settings: Settings) -> None:
    assert model_path(settings).parent == settings.models


# Training -----------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, folder: CatalogueFolder) -> None:
    (tmp_path / "occupied").write_text("a file, no folder", encoding="utf-8")
    settings = Settings(models=tmp_path / "occupied" / "models", catalogue=folder.root)
    with pytest.raises(TrainingError) as error:
        train(settings, lambda line: None)
    assert str(settings.models) in error.value.message
    assert error.value.hint


def test_rasa_is_told_where_the_catalogue_lies_and_never_phones_home(settings: Settings) -> None:
    environment = rasa_environment(settings)
    assert environment["HUBLOTSE_CATALOGUE"] == str(settings.catalogue)
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["LOG_LEVEL"] == settings.log_level
    assert all(isinstance(value, str) for value in environment.values())
