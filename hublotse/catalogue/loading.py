"""Reads and validates ``catalogue/`` once: every problem is reported with file and line."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from wz_code import WZ

from hublotse.catalogue.catalogue import Catalogue
from hublotse.catalogue.checks import find_contradictions
from hublotse.catalogue.models import (
    Aim,
    Cues,
    Division,
    Focus,
    Hub,
    Initiative,
    Model,
    Place,
    PlaceAlias,
    Source,
    Technology,
    Term,
    Topic,
    UseCaseGroup,
)
from hublotse.catalogue.source_text import Location, SourceText, read_yaml
from hublotse.errors import CatalogueError

DEFAULT_ROOT = Path(__file__).parent.parent.parent / "catalogue"
TOWN_COLUMNS = ["name", "state", "lat", "lon", "population"]
POSTCODE_COLUMNS = ["postcode", "lat", "lon", "town", "state"]
ModelT = TypeVar("ModelT", bound=Model)


@lru_cache(maxsize=4)
def load_catalogue(root: Path | None = None) -> Catalogue:
    """Load the catalogue, validated; the same object on every call.

    Args:
        root: The folder; by default ``HUBLOTSE_CATALOGUE`` or the project's ``catalogue/``.

    Raises:
        CatalogueError: Lists every problem as ``file:line: what is wrong``.
    """
    folder = root or Path(os.environ.get("HUBLOTSE_CATALOGUE") or DEFAULT_ROOT)
    reader = _Reader(folder)
    catalogue = reader.read()
    problems = reader.problems
    if not problems:
        problems = [str(problem) for problem in find_contradictions(catalogue, reader.where)]
    if problems:
        raise CatalogueError(problems)
    return catalogue


class _Reader:
    """Reads the files one by one and gathers problems instead of stopping at the first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[str] = []
        self._places: dict[tuple[str, str], str] = {}

    def read(self) -> Catalogue:
        hubs = self._folder("hubs", Hub)
        technologies = self._folder("technologies", Technology)
        return Catalogue(
            sources=self._mapping("sources.yml", Source),
            hubs=tuple(sorted(hubs, key=lambda hub: hub.id)),
            topics=tuple(self._list("topics.yml", Topic)),
            technologies=tuple(sorted(technologies, key=lambda tech: tech.order)),
            aims=tuple(self._list("aims.yml", Aim)),
            focuses=tuple(self._list("focuses.yml", Focus)),
            divisions=self._divisions(),
            groups=tuple(self._folder("use_cases", UseCaseGroup)),
            terms=tuple(self._terms()),
            towns=tuple(self._towns()),
            postcodes=self._postcodes(),
            place_aliases=self._aliases(),
            common_words=self._words("language/common_words.txt"),
            place_words=self._words("language/place_words.txt"),
            small_words=self._words("language/small_words.txt"),
            cues=self._single("language/cues.yml", Cues),
            initiative=self._single("initiative.yml", Initiative),
            texts=self._texts(),
        )

    def where(self, kind: str, key: str) -> str:
        """Return ``file:line`` of an entry that was read; of none, where it should stand.

        Args:
            kind: The file or folder under the root: "initiative.yml", "hubs".
            key: The entry's id; empty for a file as a whole.
        """
        return self._places.get((kind, key)) or str(self.root / kind)

    # Files of one shape -------------------------------------------------------------------

    def _folder(self, name: str, model: type[ModelT]) -> list[ModelT]:
        entries = []
        for path in sorted((self.root / name).glob("*.yml")):
            source = self._read(path)
            entry = self._build(model, source, (), source.data if source else None)
            if entry is None or source is None:
                continue
            if entry.id != path.stem:  # type: ignore[attr-defined]
                self.problems.append(f"{source.where(('id',))}: the id must be the file's name")
            self._remember(name, entry.id, source, ())  # type: ignore[attr-defined]
            entries.append(entry)
        if not entries:
            self.problems.append(f"{self.root / name}: holds no entry that can be used")
        return entries

    def _list(self, name: str, model: type[ModelT]) -> list[ModelT]:
        source = self._read(self.root / name)
        entries = []
        for index, data in enumerate(self._items(source, list)):
            entry = self._build(model, source, (index,), data)
            if entry is not None and source is not None:
                self._remember(name, entry.id, source, (index,))  # type: ignore[attr-defined]
                entries.append(entry)
        return entries

    def _mapping(self, name: str, model: type[ModelT]) -> dict[str, ModelT]:
        source = self._read(self.root / name)
        entries = {}
        for key, data in self._items(source, dict):
            entry = self._build(model, source, (key,), data)
            if entry is not None and source is not None:
                self._remember(name, str(key), source, (key,))
                entries[str(key)] = entry
        return entries

    # Files of their own shape -------------------------------------------------------------

    def _divisions(self) -> dict[str, Division]:
        source = self._read(self.root / "divisions.yml")
        classification = WZ(version="2008")
        divisions = {}
        for code, data in self._items(source, dict):
            if not classification.exists(str(code)):
                where = source.where((code,)) if source else self.root
                self.problems.append(f"{where}: WZ 2008 has no division '{code}'")
                continue
            title = classification.get(str(code)).title
            if isinstance(data, dict):
                data = {**data, "code": code, "title": title}
            entry = self._build(Division, source, (code,), data)
            if entry is not None and source is not None:
                self._remember("divisions.yml", str(code), source, (code,))
                divisions[str(code)] = entry
        return divisions

    def _terms(self) -> Iterable[Term]:
        for path in sorted((self.root / "industries").glob("*.yml")):
            source = self._read(path)
            if source is None:
                continue
            for code, items in self._items(source, dict):
                if not isinstance(items, list):
                    self.problems.append(f"{source.where((code,))}: a list is expected here")
                    continue
                for index, item in enumerate(items):
                    term = self._term(source, (code, index), item)
                    if term is not None:
                        key = f"{term.division}/{term.term}"
                        self._remember("industries", key, source, (code, index))
                        yield term

    def _term(self, source: SourceText, location: Location, item: Any) -> Term | None:
        division = str(location[0])
        if isinstance(item, str) and item.strip():
            # Nearly all of the thousands of terms are a bare word: pydantic would be slow.
            return Term.construct(term=item.strip(), division=division, weight=1.0)
        data = item if isinstance(item, dict) else {"term": item}
        return self._build(Term, source, location, {**data, "division": division})

    def _single(self, name: str, model: type[ModelT]) -> ModelT:
        source = self._read(self.root / name)
        entry = self._build(model, source, (), source.data if source else None)
        # A stand-in is never used: the problem that explains it is already noted.
        return entry if entry is not None else model.construct()

    def _towns(self) -> Iterable[Place]:
        for where, row in self._rows("places/towns.csv", TOWN_COLUMNS):
            name, state, lat, lon, population = row
            town = self._place(where, name, state, lat, lon, population)
            if town is not None:
                yield town

    def _postcodes(self) -> dict[str, Place]:
        postcodes = {}
        for where, row in self._rows("places/postcodes.csv", POSTCODE_COLUMNS):
            postcode, lat, lon, town, state = row
            place = self._place(where, town, state, lat, lon, "0")
            if place is not None:
                postcodes[postcode] = place
        return postcodes

    def _place(
        self, where: str, name: str, state: str, lat: str, lon: str, population: str
    ) -> Place | None:
        if not name:
            self.problems.append(f"{where}: a place needs a name")
            return None
        try:
            return Place(
                name=name,
                state=state,
                lat=float(lat),
                lon=float(lon),
                population=int(population),
            )
        except ValueError as error:
            self.problems.append(f"{where}: a number is expected here ({error})")
            return None

    def _aliases(self) -> dict[str, tuple[str, str]]:
        aliases = self._mapping("places/aliases.yml", PlaceAlias)
        return {alias: (town.name, town.state) for alias, town in aliases.items()}

    def _texts(self) -> dict[str, str]:
        source = self._read(self.root / "texts.yml")
        texts = {}
        for key, text in self._items(source, dict):
            if not isinstance(text, str) or not text.strip():
                where = source.where((key,)) if source else self.root
                self.problems.append(f"{where}: '{key}' needs a text")
                continue
            texts[str(key)] = text
        return texts

    def _words(self, name: str) -> frozenset[str]:
        try:
            lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(f"{self.root / name}: cannot be read ({error})")
            return frozenset()
        words = (line.partition("#")[0].strip() for line in lines)
        return frozenset(word for word in words if word)

    # Reading ------------------------------------------------------------------------------

    def _read(self, path: Path) -> SourceText | None:
        try:
            source = read_yaml(path)
        except CatalogueError as error:
            self.problems.extend(error.problems)
            return None
        self._remember(path.relative_to(self.root).as_posix(), "", source, ())
        return source

    def _items(self, source: SourceText | None, kind: type) -> Any:
        if source is None:
            return []
        if not isinstance(source.data, kind):
            wanted = "a mapping" if kind is dict else "a list"
            self.problems.append(f"{source.path}:1: {wanted} is expected here")
            return []
        data: Any = source.data
        return data.items() if kind is dict else data

    def _rows(self, name: str, columns: list[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield ``file:line`` and the values of every row that has these columns."""
        path = self.root / name
        try:
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.reader(file)
                if next(reader, None) != columns:
                    self.problems.append(f"{path}:1: the columns must be {', '.join(columns)}")
                    return
                for row in reader:
                    where = f"{path}:{reader.line_num}"
                    if len(row) == len(columns):
                        yield where, row
                    else:
                        self.problems.append(f"{where}: {len(columns)} values are expected here")
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            self.problems.append(f"{path}: cannot be read ({error})")

    def _build(
        self, model: type[ModelT], source: SourceText | None, location: Location, data: Any
    ) -> ModelT | None:
        if source is None:
            return None
        if not isinstance(data, dict):
            self.problems.append(f"{source.where(location)}: a mapping is expected here")
            return None
        try:
            return model(**{str(key): value for key, value in data.items()})
        except ValidationError as error:
            for problem in error.errors():
                path = (*location, *problem["loc"])
                name = ".".join(str(part) for part in problem["loc"])
                self.problems.append(f"{source.where(path)}: {name}: {problem['msg']}")
            return None

    def _remember(self, kind: str, key: str, source: SourceText, location: Location) -> None:
        where = source.where(location)
        if (kind, key) in self._places:
            self.problems.append(f"{where}: '{key}' stands here a second time")
        self._places[(kind, key)] = where
