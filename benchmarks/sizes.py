"""How large models and environments are."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# What stands in for a package that pip would have installed (pyproject.toml says why).
STAND_INS = {"tensorflow": "tensorflow-cpu"}
# The newest Python that Rasa's own requirements know: on 3.11 they leave out what Rasa imports.
PYTHON = {"python_version": "3.10", "python_full_version": "3.10.0"}
ROOTS = {"ours": "hublotse", "stock": "rasa"}


def environment_mb(name: str) -> float:
    """Return the size of the packages an assistant needs, as they are installed here, in MB."""
    return sum(package_bytes(found) for found in needed(ROOTS[name]).values()) / 1024**2


def needed(root: str) -> dict[str, Distribution]:
    """Return a package and everything that it needs and that is installed."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(root, frozenset())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        entry = waiting.pop()
        if entry in seen:
            continue
        seen.add(entry)
        name, extras = entry
        package = installed(name)
        if package is not None:
            found[canonicalize_name(package.metadata["Name"])] = package
            waiting += requirements(package, extras)
    return found


def installed(name: str) -> Distribution | None:
    """Return a package or what stands in for it; None when it is not installed."""
    for candidate in (name, STAND_INS.get(name, name)):
        try:
            return distribution(candidate)
        except PackageNotFoundError:
            continue
    return None


def requirements(
    package: Distribution, extras: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a package needs on this machine, with the extras that it asks for."""
    for line in package.requires or ():
        wanted = Requirement(line)
        if wanted.marker is None or any(
            wanted.marker.evaluate({**PYTHON, "extra": extra}) for extra in (extras or {""})
        ):
            yield canonicalize_name(wanted.name), frozenset(wanted.extras)


def package_bytes(package: Distribution) -> int:
    """Return the size of a package's files, without compiled Python."""
    paths = (Path(str(file.locate())) for file in package.files or () if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file())
