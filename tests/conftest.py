"""Fixtures that several kinds of tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hublotse.catalogue import Catalogue, load_catalogue
from hublotse.service.processes import Service, free_port
from hublotse.service.settings import Settings
from hublotse.service.training import is_current, train

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real catalogue."""
    return load_catalogue()


@pytest.fixture(scope="session")
def trained() -> Settings:
    """Settings with a model that is current; trained once for all tests that need it."""
    settings = Settings()
    if not is_current(settings):
        train(settings)
    return settings


@pytest.fixture(scope="session")
def assistant(trained: Settings) -> Iterator[str]:
    """The address of the running assistant: real Rasa, real action server."""
    service = Service(Settings(port=free_port(), models=trained.models))
    try:
        service.start()
        yield service.address
    finally:
        service.stop()
