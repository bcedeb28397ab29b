"""Fixtures of the unit tests: the real catalogue's readers, and copies of it to break."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hublotse.service.settings import ROOT
from hublotse.understanding import Understander, default_understander
from tests.unit.helpers import CatalogueFolder

# The same examples on every run and machine; how long one takes is nobody's business here.
settings.register_profile(
    "unit",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unit")


@pytest.fixture(scope="session")
def understander() -> Understander:
    """The understander over the real catalogue."""
    return default_understander()


@pytest.fixture(scope="session")
def copied_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalogue, whole, copied once."""
    target = tmp_path_factory.mktemp("copied") / "catalogue"
    shutil.copytree(ROOT / "catalogue", target)
    return target


@pytest.fixture
def folder(copied_catalogue: Path, tmp_path: Path) -> CatalogueFolder:
    """A catalogue of the test's own: links to the copy, so that making it takes no time."""
    root = tmp_path / "catalogue"
    shutil.copytree(copied_catalogue, root, copy_function=os.link)
    return CatalogueFolder(root)
