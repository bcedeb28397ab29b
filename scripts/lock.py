"""Renews ``requirements/`` from ``pyproject.toml``: every package with hashes, no addresses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--custom-compile-command=make lock",
    "--quiet",
]


def main() -> None:
    """Write one lock for running and one for development, for each Python."""
    for version in ("3.11", "3.10"):
        for suffix, group in (("", []), ("-dev", ["--group", "dev"])):
            target = ROOT / "requirements" / f"py{version.replace('.', '')}{suffix}.txt"
            command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *group]
            command += ["--python-version", version, *COMPILE, "-o", str(target)]
            subprocess.run(command, check=True, cwd=ROOT)
            print(target.name)


if __name__ == "__main__":
    main()
