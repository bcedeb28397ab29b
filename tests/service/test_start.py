"""Starting and ending: ports, signals, and what is left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

from hublotse.service.processes import free_port
from hublotse.service.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS_WITHIN = 120
ENDS_WITHIN = 20


def _hublotse(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hublotse", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _read_until(process: subprocess.Popen[str], words: str) -> str:
    assert process.stdout is not None
    lines = []
    deadline = time.monotonic() + STARTS_WITHIN
    for line in process.stdout:
        lines.append(line)
        if words in line:
            break
        assert time.monotonic() < deadline, "".join(lines)
    return "".join(lines)


def test_ctrl_c_ends_both_processes_and_leaves_none_behind(trained: Settings) -> None:
    port = free_port()
    process = _hublotse("serve", PORT=str(port), HUBLOTSE_MODELS=str(trained.models))
    try:
        said = _read_until(process, "Ready")
        assert f"http://127.0.0.1:{port}" in said
        children = psutil.Process(process.pid).children(recursive=True)
        assert len(children) >= 2
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=ENDS_WITHIN) == 0
        assert not psutil.wait_procs(children, timeout=ENDS_WITHIN)[1]
    finally:
        process.kill()


def test_a_killed_parent_leaves_none_behind(trained: Settings) -> None:
    process = _hublotse("serve", PORT=str(free_port()), HUBLOTSE_MODELS=str(trained.models))
    try:
        _read_until(process, "Starting")
        time.sleep(1)
        children = psutil.Process(process.pid).children(recursive=True)
        assert children
        process.kill()
        process.wait()
        assert not psutil.wait_procs(children, timeout=ENDS_WITHIN)[1]
    finally:
        process.kill()


def test_a_port_in_use_is_said_in_one_sentence_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = _hublotse("serve", PORT=str(port))
        said, _nothing = process.communicate(timeout=STARTS_WITHIN)
    assert process.returncode == 1
    assert said.count("\n") == 1
    assert str(port) in said
    assert "PORT=" in said


def test_a_wrong_setting_is_said_with_what_is_expected() -> None:
    process = _hublotse("serve", PORT="achtzig")
    said, _nothing = process.communicate(timeout=STARTS_WITHIN)
    assert process.returncode == 1
    assert "whole number" in said
