"""What is known of the company: the input of every recommendation."""

from __future__ import annotations

from typing import Optional

from pydantic import BaseModel, Extra


class _Frozen(BaseModel):
    class Config:
        allow_mutation = False
        frozen = True
        extra = Extra.ignore  # a profile stored by an older version still loads


class Sector(_Frozen):
    """A line of business.

    Args:
        wz: Two-digit WZ 2008 division.
        words: The visitor's own words for it.
    """

    wz: str
    words: tuple[str, ...] = ()


class Wish(_Frozen):
    """Something the visitor named: a technology, topic, aim or focus, by catalogue id."""

    id: str
    words: str = ""


class Location(_Frozen):
    """Where the company is.

    Args:
        key: A postcode or the label of a town, as ``Catalogue.place`` takes it.
        name: How it is shown.
    """

    key: str
    name: str


class Profile(_Frozen):
    """A company as far as it has told about itself; nothing in it is guessed."""

    sector: Optional[Sector] = None
    further_sectors: tuple[Sector, ...] = ()
    focuses: tuple[Wish, ...] = ()
    technologies: tuple[Wish, ...] = ()
    unwanted_technologies: tuple[str, ...] = ()
    topics: tuple[Wish, ...] = ()
    aims: tuple[Wish, ...] = ()
    place: Optional[Location] = None
    employees: Optional[int] = None
    excluded_hubs: tuple[str, ...] = ()

    @property
    def has_interest(self) -> bool:
        """Whether the visitor said what interests them."""
        return bool(self.technologies or self.topics or self.aims)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known that a recommendation could rest on."""
        return not (self.sector or self.focuses or self.has_interest or self.place)
