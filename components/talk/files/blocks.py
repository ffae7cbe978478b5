"""What a document consists of, whatever writes it."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Heading(NamedTuple):
    """A heading; the first of a document is its title, at level 0."""

    text: str
    level: int = 1


class Text(NamedTuple):
    """A paragraph."""

    text: str
    looks: Literal["plain", "bold", "muted"] = "plain"


class Points(NamedTuple):
    """A list of short texts."""

    texts: tuple[str, ...]


class Table(NamedTuple):
    """Rows below a head; ``shares`` of the width, one a column, come to 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


class Lines(NamedTuple):
    """Lines to write on."""

    number: int


class Break(NamedTuple):
    """What follows begins a page."""


Block = Heading | Text | Points | Table | Lines | Break
