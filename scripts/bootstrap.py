"""Builds the project's own environment from its lock; needs nothing but Python.

    python3 scripts/bootstrap.py [--dev] [--python 3.10] [--target .venv]

Runs on any Python 3.6 or later, so that a wrong version gets a sentence instead of a traceback.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUPPORTED = ("3.11", "3.10")  # the first is the default
NEEDED_MB = 4000  # the environment, its downloads and the model


def main():
    """Build the environment unless it is already what the lock says."""
    parser = argparse.ArgumentParser(description="Build the project's own environment.")
    parser.add_argument("--dev", action="store_true", help="with the tools for tests and checks")
    parser.add_argument("--python", choices=SUPPORTED, help="which Python; by default 3.11")
    parser.add_argument("--target", default=".venv", help="where; by default .venv")
    options = parser.parse_args()
    target = ROOT / options.target
    python, version = find_python([options.python] if options.python else SUPPORTED)
    lock = (
        ROOT
        / "requirements"
        / "py{}{}.txt".format(version.replace(".", ""), "-dev" if options.dev else "")
    )
    if is_current(target, lock, options.dev):
        return
    check_disk(target.parent)
    try:
        build(python, target, lock)
    except subprocess.CalledProcessError as error:
        explain(error)
    except OSError as error:
        fail(f"The environment could not be written: {error.strerror}.")
    stamp(target).write_text(fingerprint(lock), encoding="utf-8")
    print(f"Environment ready ({size_mb(target)} MB).")


def find_python(versions):
    """Return the first interpreter of a supported version, and that version."""
    for version in versions:
        for command in candidates(version):
            try:
                found = subprocess.run(
                    [
                        command,
                        "-c",
                        "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])",
                    ],
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                )
            except OSError:
                continue
            if found.returncode == 0 and found.stdout.strip() == version:
                return command, version
    return fail(
        "Python {} is needed (with venv), and was not found; this is Python {}.{}.".format(
            " or ".join(versions), *sys.version_info[:2]
        ),
        "Install it (Debian: apt install python3.11-venv), or name it: "
        "PYTHON=/path/to/python make run.",
    )


def candidates(version):
    """Yield commands that may be a Python of this version."""
    named = os.environ.get("PYTHON")
    if named:
        yield named
    yield sys.executable
    yield "python" + version
    yield "python3"
    pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    for path in sorted(pyenv.glob(version + ".*/bin/python"), reverse=True):
        yield str(path)


def stamp(target):
    """Return the file that says which lock an environment was built from."""
    return target / "hublotse-lock.txt"


def fingerprint(lock):
    """Return what an environment built from this lock is known by."""
    parts = [lock, ROOT / "requirements" / "bootstrap.txt", ROOT / "pyproject.toml"]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes())
    return f"{lock.name} {digest.hexdigest()}"


def is_current(target, lock, dev):
    """Whether an environment already holds what the lock says; more is fine."""
    if not stamp(target).exists():
        return False
    built = stamp(target).read_text(encoding="utf-8")
    locks = [lock]
    if not dev:
        locks.append(lock.with_name(lock.name.replace(".txt", "-dev.txt")))
    return built in [fingerprint(one) for one in locks]


def check_disk(folder):
    """End with a sentence when there is not enough room."""
    free = shutil.disk_usage(str(folder)).free // 1024**2
    if free < NEEDED_MB:
        fail(
            f"About {NEEDED_MB} MB are needed for the environment, {free} MB are free.",
            "Free some space, then start again.",
        )


def build(python, target, lock):
    """Create the environment and install exactly what the lock says."""
    print(f"1/3 Creating {target.name} with {python} ...", flush=True)
    if target.exists():
        shutil.rmtree(str(target))
    run([python, "-m", "venv", str(target)])
    own = target / "bin" / "python"
    print("2/3 Fetching the installer ...", flush=True)
    run(
        [
            own,
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            ROOT / "requirements" / "bootstrap.txt",
        ]
    )
    print(
        "3/3 Installing {} packages (about 600 MB to download the first time) ...".format(
            sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line)
        ),
        flush=True,
    )
    uv = [own, "-m", "uv", "--no-progress" if not sys.stderr.isatty() else "--color=auto"]
    # The installer itself stays: it is not in the lock.
    run(
        [
            *uv,
            "pip",
            "install",
            "-q",
            "--python",
            own,
            "--require-hashes",
            "--no-deps",
            "--compile-bytecode",
            "-r",
            lock,
        ]
    )
    run(
        [
            *uv,
            "pip",
            "install",
            "-q",
            "--python",
            own,
            "--no-deps",
            "--no-build-isolation",
            "-e",
            ROOT,
        ]
    )


def run(command):
    """Run a command, keeping what it says on errors."""
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stderr=subprocess.PIPE if not sys.stderr.isatty() else None,
        text=True,
        cwd=str(ROOT),
    )


def explain(error):
    """End with a sentence that says what went wrong with a command."""
    said = (error.stderr or "").strip()
    lowered = said.lower()
    if "no space left" in lowered:
        fail("The disk is full.", "Free some space, then start again.")
    if "hash" in lowered and "mismatch" in lowered:
        fail(
            "A package does not match its hash in {}.".format("requirements/"),
            "Don't use it; check the network's package mirror, then start again.",
        )
    if any(
        word in lowered
        for word in (
            "connect",
            "network",
            "timed out",
            "resolve",
            "dns",
            "fetch",
            "no matching distribution",
        )
    ):
        fail(
            "A download failed.",
            "Check the network or proxy, then start again: what was fetched is kept.",
            said,
        )
    fail("Building the environment failed.", "", said or "See the lines above.")


def fail(message, hint="", details=""):
    """Print what is wrong and what to do, and end with an error."""
    if details:
        print(details[-2000:], file=sys.stderr)
    print(f"{message} {hint}".strip(), file=sys.stderr)
    sys.exit(1)


def size_mb(folder):
    """Return the size of a folder in MB, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*")) // 1024**2


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped. Start again to go on.")
