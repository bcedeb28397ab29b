"""YAML that remembers where each value stood, so that errors can name file and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from hublotse.errors import CatalogueError

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Location = tuple[Any, ...]


@dataclass(frozen=True)
class SourceText:
    """The content of one YAML file and the line of every value in it.

    Args:
        path: The file.
        data: What it holds, as plain Python values.
        lines: Line number (from 1) by the path of keys and indexes to a value.
    """

    path: Path
    data: Any
    lines: dict[Location, int] = field(repr=False)

    def where(self, location: Location) -> str:
        """Return ``file:line`` of a value, or of the nearest one that encloses it."""
        known = location
        while known and known not in self.lines:
            known = known[:-1]
        return f"{self.path}:{self.lines.get(known, 1)}"


def read_yaml(path: Path) -> SourceText:
    """Read a YAML file together with its line numbers.

    Raises:
        CatalogueError: The file is missing, is no YAML, or holds a key twice or an
            impossible value.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError([f"{path}: cannot be read ({error})"]) from error
    try:
        return _parse(text, path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError([f"{path}:{line}: not valid YAML ({error.problem})"]) from error
    except yaml.reader.ReaderError as error:
        # The error's position counts bytes or characters, depending on the loader.
        line = text.partition(chr(error.character))[0].count("\n") + 1
        raise CatalogueError([f"{path}:{line}: not valid YAML ({error.reason})"]) from error


def _parse(text: str, path: Path) -> SourceText:
    loader = _SafeLoader(text)
    lines: dict[Location, int] = {}
    problems: list[str] = []
    try:
        root = loader.get_single_node()
        data = None if root is None else _plain(loader, root, (), lines, problems, path)
    finally:
        loader.dispose()
    if problems:
        raise CatalogueError(problems)
    return SourceText(path, data, lines)


def _plain(
    loader: Any,
    node: yaml.Node,
    location: Location,
    lines: dict[Location, int],
    problems: list[str],
    path: Path,
) -> Any:
    lines[location] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(f"{path}:{line}: a key with brackets needs quotes around it")
                continue
            key = _scalar(loader, key_node, problems, path)
            if key in mapping:
                problems.append(f"{path}:{line}: the key '{key}' stands here a second time")
            mapping[key] = _plain(loader, value_node, (*location, key), lines, problems, path)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(loader, item, (*location, index), lines, problems, path)
            for index, item in enumerate(node.value)
        ]
    return _scalar(loader, node, problems, path)


def _scalar(loader: Any, node: yaml.Node, problems: list[str], path: Path) -> Any:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:  # such as a date that no calendar has
        line = node.start_mark.line + 1
        problems.append(f"{path}:{line}: '{node.value}' cannot be read ({error})")
        return None
