"""What the measurement ran on."""

from __future__ import annotations

import platform
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.projects import ROOT

LOOK_FOR = 3.0  # seconds, to see what else runs


def describe_machine() -> dict[str, str]:
    """Return machine, versions and date in words."""
    return {
        "CPU": cpu_model(),
        "cores": str(psutil.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 1024**3:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Rasa": version("rasa"),
        "date": time.strftime("%Y-%m-%d %H:%M %Z"),
        "commit": commit(),
        "busy before the start": f"{psutil.cpu_percent(interval=LOOK_FOR):.0f} % of all cores",
    }


def cpu_model() -> str:
    """Return the processor's name."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next(
        (x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")), "unknown"
    )


def commit() -> str:
    """Return the commit that was measured, and whether the folder differs from it."""

    def git(*arguments: str) -> str:
        command = ["git", "--no-optional-locks", *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        return done.stdout.strip()

    try:
        changed = " with changes" if git("status", "--porcelain") else ""
        return (git("rev-parse", "--short", "HEAD") or "none") + changed
    except OSError:
        return "unknown"
