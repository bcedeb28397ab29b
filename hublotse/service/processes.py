"""Starts Rasa and the action server together, waits until they can answer, and ends both."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from hublotse.errors import ServiceError
from hublotse.service.settings import ROOT, Settings
from hublotse.service.training import Say, model_path, rasa_environment

ENDS_WITHIN = 8.0  # seconds a process has to end by itself
POLL = 0.3
RESTARTS = 5  # of the action server within one run, with growing pauses
LOCAL = "127.0.0.1"


class Service:
    """Rasa and the action server as one thing that starts, is watched and ends.

    Args:
        settings: Where to listen and what to log.
        say: Gets a line of progress now and then.
    """

    def __init__(self, settings: Settings, say: Say = print) -> None:
        self._settings = settings
        self._say = say
        self._action_port = settings.action_port or free_port()
        self._actions: subprocess.Popen[bytes] | None = None
        self._rasa: subprocess.Popen[bytes] | None = None
        self._restarts = 0
        self._ending = False

    @property
    def address(self) -> str:
        """Where the chat page is."""
        host = LOCAL if self._settings.host in ("0.0.0.0", "::") else self._settings.host
        return f"http://{host}:{self._settings.port}"

    def start(self) -> None:
        """Start both processes and wait until a message can be answered.

        Raises:
            ServiceError: A port is taken, a process ended, or it took too long.
        """
        check_port(self._settings.host, self._settings.port, "PORT")
        check_port(LOCAL, self._action_port, "ACTION_PORT")
        self._say("Starting the assistant …")
        self._actions = self._spawn_actions()
        self._rasa = self._spawn(
            "hublotse.assistant.server",
            *("--root", str(ROOT), "--model", str(model_path(self._settings))),
            *("--host", self._settings.host, "--port", str(self._settings.port)),
        )
        self._wait_until_ready()

    def watch(self) -> None:
        """Stay until told to end; a fallen action server is started again.

        Raises:
            ServiceError: Rasa ended by itself, or the action server keeps falling.
        """
        while not self._ending:
            time.sleep(POLL)
            if self._rasa is not None and self._rasa.poll() is not None and not self._ending:
                raise ServiceError(
                    f"Rasa ended by itself (exit code {self._rasa.returncode}).",
                    "See the lines above; LOG_LEVEL=INFO says more.",
                )
            if self._actions is not None and self._actions.poll() is not None:
                self._restart_actions()

    def end(self, signum: int = 0, frame: FrameType | None = None) -> None:
        """Ask to end; also a signal handler."""
        self._ending = True

    def stop(self) -> None:
        """End both processes; none is left behind."""
        self._ending = True
        running = [p for p in (self._rasa, self._actions) if p is not None and p.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + ENDS_WITHIN
        for process in running:
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _wait_until_ready(self) -> None:
        begun = time.monotonic()
        said = 0
        while not self._ending:
            for name, process in (("Rasa", self._rasa), ("The action server", self._actions)):
                if process is not None and process.poll() is not None:
                    raise ServiceError(
                        f"{name} ended while starting (exit code {process.returncode}).",
                        "See the lines above; LOG_LEVEL=INFO says more.",
                    )
            if self._is_ready():
                return
            elapsed = int(time.monotonic() - begun)
            if elapsed >= self._settings.start_timeout:
                raise ServiceError(
                    f"The assistant was not ready after {elapsed} s.",
                    "On a slow machine, give it longer: START_TIMEOUT=600.",
                )
            if elapsed >= said + 5:
                said = elapsed
                self._say(f"  … {elapsed} s")
            time.sleep(POLL)

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/health", timeout=3) as response:
                return bool(json.load(response).get("status") == "ok")
        except (urllib.error.URLError, OSError, ValueError):
            return False

    def _spawn_actions(self) -> subprocess.Popen[bytes]:
        return self._spawn(
            "hublotse.assistant.action_server", "--host", LOCAL, "--port", str(self._action_port)
        )

    def _restart_actions(self) -> None:
        self._restarts += 1
        if self._restarts > RESTARTS:
            raise ServiceError(
                f"The action server ended {self._restarts} times.",
                "See the lines above; LOG_LEVEL=INFO says more.",
            )
        self._say("The action server ended; starting it again …")
        time.sleep(min(2.0 ** (self._restarts - 1), 30.0) - 1.0)
        self._actions = self._spawn_actions()

    def _spawn(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, **rasa_environment(self._settings)}
        environment["ACTION_URL"] = f"http://{LOCAL}:{self._action_port}/webhook"
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", module, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            # Ctrl-C reaches this process alone, which then ends the others in order.
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])


def check_port(host: str, port: int, variable: str) -> None:
    """Make sure that a port can be listened on.

    Raises:
        ServiceError: It is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except PermissionError as error:
        raise ServiceError(
            f"Port {port} is reserved for the system.",
            f"Choose one above 1023: {variable}=5005 make run.",
        ) from error
    except socket.gaierror as error:
        raise ServiceError(
            f"HOST '{host}' is no address of this machine.", "Use 127.0.0.1 or 0.0.0.0."
        ) from error
    except OSError as error:
        raise ServiceError(
            f"Port {port} on {host} cannot be used ({error.strerror}).",
            f"End the other program, or choose another port: {variable}={port + 1} make run.",
        ) from error


def _end_with_parent() -> None:
    """Let the kernel end a child when this process is killed (Linux: PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
