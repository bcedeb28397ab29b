"""The kinds of value that the models are made of, each with the form it must have."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import ConstrainedFloat, ConstrainedInt, ConstrainedStr

HubId = Literal[
    "berlin",
    "dortmund",
    "dresden-leipzig",
    "frankfurt-darmstadt",
    "hamburg",
    "karlsruhe",
    "koeln",
    "ludwigshafen-mannheim",
    "muenchen",
    "nuernberg-erlangen",
    "potsdam",
    "stuttgart",
]


class Text(ConstrainedStr):
    """A text that says something."""

    strip_whitespace = True
    min_length = 1


class Identifier(ConstrainedStr):
    """A stable ASCII id: 'smart-systems'."""

    regex = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


class Url(ConstrainedStr):
    """A web address."""

    regex = re.compile(r"^https?://[^\s]+$")


class Email(ConstrainedStr):
    """A general e-mail address."""

    regex = re.compile(r"^[^@\s]+@[^@\s]+\.[a-z]+$")


class Date(ConstrainedStr):
    """A year, month or day: '2017', '2017-04', '2017-04-21'."""

    regex = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


class DivisionCode(ConstrainedStr):
    """A two-digit WZ 2008 division."""

    regex = re.compile(r"^\d{2}$")


class Rank(ConstrainedInt):
    """A place in an order, from 1."""

    ge = 1


class Weight(ConstrainedFloat):
    """Above 0, at most 1."""

    gt = 0
    le = 1


class Share(ConstrainedFloat):
    """From 0 to 1."""

    ge = 0
    le = 1


class Latitude(ConstrainedFloat):
    """Degrees north, within Germany."""

    ge = 47
    le = 55.1


class Longitude(ConstrainedFloat):
    """Degrees east, within Germany."""

    ge = 5.8
    le = 15.1
