from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from hublotse import __version__, cli
from hublotse.cli import main
from hublotse.service import training
from hublotse.service.processes import free_port
from hublotse.service.settings import VARIABLES
from tests.unit.helpers import CatalogueFolder


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, and no model of the project, is touched."""
    for variable in VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HUBLOTSE_MODELS", str(tmp_path / "models"))


class Recorder(BaseHTTPRequestHandler):
    """An assistant that answers every message with its own text and one button."""

    heard: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.heard.append({"path": self.path, **body})
        buttons = [{"title": "Alle Hubs", "payload": "/list_hubs"}]
        answer = json.dumps([{"text": f"Echo {body['message']}", "buttons": buttons}])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def assistant() -> Iterator[str]:
    """The address of a pretended assistant on this machine."""
    Recorder.heard.clear()
    server = HTTPServer(("127.0.0.1", 0), Recorder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


# Calls --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["serve", "--port", "80"],
        ["train", "now"],
        ["check", "--if-needed"],
        ["chat", "--url"],
        ["--no-such-option"],
    ],
)
def test_a_wrong_call_ends_with_2_and_says_how_to_call(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage: hublotse" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["serve", "-h"], ["train", "-h"], ["check", "-h"], ["chat", "-h"]]
)
def test_help_is_given_for_every_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 0
    assert "usage: hublotse" in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(command in shown for command in ("serve", "train", "check", "chat"))


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert __version__ in capsys.readouterr().out


# Failures -----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["serve", "train", "check"])
def test_a_broken_catalogue_ends_with_1_and_names_file_and_line(
    command: str,
    folder: CatalogueFolder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = folder.append("hubs/koeln.yml", "motto: Et kütt wie et kütt")
    monkeypatch.setenv("HUBLOTSE_CATALOGUE", str(folder.root))
    monkeypatch.setenv("PORT", str(free_port()))
    assert main([command]) == 1
    heard = capsys.readouterr()
    assert folder.at("hubs/koeln.yml", line) in heard.err
    assert "motto" in heard.err
    assert "Traceback" not in heard.err


@pytest.mark.parametrize("command", ["serve", "train", "check", "chat"])
def test_a_setting_that_cannot_be_used_ends_with_1_and_is_named(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "harbour")
    assert main([command]) == 1
    assert "PORT is 'harbour'" in capsys.readouterr().err


def test_a_port_that_is_taken_ends_with_1_before_any_training(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        assert main(["serve"]) == 1
    assert str(port) in capsys.readouterr().err
    assert not (tmp_path / "models").exists()


def test_a_chat_with_nobody_ends_with_1_and_says_how_to_start_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    address = f"http://127.0.0.1:{free_port()}"
    assert main(["chat", "--url", address]) == 1
    heard = capsys.readouterr().err
    assert address in heard
    assert "hublotse serve" in heard


@pytest.mark.parametrize(("raised", "code"), [(BrokenPipeError, 1), (KeyboardInterrupt, 130)])
def test_a_command_that_is_broken_off_ends_quietly(
    raised: type[BaseException],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken_off(options: object) -> int:
        raise raised

    monkeypatch.setattr(cli, "chat", broken_off)
    assert main(["chat"]) == code
    assert "Traceback" not in capsys.readouterr().err


# Successes ----------------------------------------------------------------------------------


def test_a_current_model_is_not_trained_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*_arguments: object) -> Path:
        raise AssertionError("trained all the same")

    monkeypatch.setattr(training, "is_current", lambda settings: True)
    monkeypatch.setattr(training, "train", never)
    assert main(["train", "--if-needed"]) == 0
    assert "current" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "current"), [(["train"], True), (["train", "--if-needed"], False)]
)
def test_a_model_is_trained_when_it_is_wanted_or_needed(
    arguments: list[str],
    current: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(training, "is_current", lambda settings: current)
    monkeypatch.setattr(training, "train", lambda settings, say: tmp_path / "fresh.tar.gz")
    assert main(arguments) == 0
    assert str(tmp_path / "fresh.tar.gz") in capsys.readouterr().out


def test_a_chat_shows_answers_and_takes_a_number_for_a_suggestion(
    assistant: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = iter(["Wir brauen Bier", "1"])

    def typed(_prompt: str = "") -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", typed)
    assert main(["chat", "--url", assistant]) == 0
    assert [message["message"] for message in Recorder.heard] == [
        "/greet",
        "Wir brauen Bier",
        "/list_hubs",
    ]
    assert len({message["sender"] for message in Recorder.heard}) == 1
    shown = capsys.readouterr().out
    assert "Echo Wir brauen Bier" in shown
    assert "[1] Alle Hubs" in shown


def test_a_chat_finds_the_assistant_by_the_settings(
    assistant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", assistant.rpartition(":")[2])
    monkeypatch.setattr("builtins.input", lambda _prompt="": "/ende")
    assert main(["chat"]) == 0
    assert [message["message"] for message in Recorder.heard] == ["/greet"]
