"""The other supported Python: it trains, starts and recommends."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from hublotse.service.processes import free_port
from tests.chat import Visitor

ROOT = Path(__file__).resolve().parent.parent.parent
OTHER = ROOT / ".venv-3.10" / "bin"


@pytest.fixture(scope="module")
def other() -> Path:
    assert (OTHER / "hublotse").exists(), (
        "Build it first: python3 scripts/bootstrap.py --python 3.10 --target .venv-3.10"
    )
    return OTHER


def test_python_3_10_trains_starts_and_recommends(other: Path, tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "HUBLOTSE_MODELS": str(tmp_path)}
    process = subprocess.Popen(
        [other / "hublotse", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "Ready" in line:
                break
        assert said, "it said nothing"
        assert "Ready" in said[-1], "".join(said)
        visitor = Visitor(f"http://127.0.0.1:{port}")
        card = visitor.say("Wir bauen Drehmaschinen in Siegen und wollen KI").card("recommendation")
        assert card is not None
        assert card["hubs"][0]["id"] in ("stuttgart", "karlsruhe")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
