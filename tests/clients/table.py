"""The table that is printed at the end: client, version, what was asked, what was seen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

_HEADS = ("client", "version", "what was asked", "what was seen")
_WIDTHS = (24, 16, 52, 60)


@dataclass(frozen=True)
class Row:
    """One question to one client."""

    client: str
    version: str
    asked: str
    seen: str


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """The table in lines; what is long is broken inside its column."""
    yield _line(_HEADS)
    yield _line("-" * width for width in _WIDTHS)
    for row in rows:
        cells = [textwrap.wrap(c, w) or [""] for c, w in zip(astuple(row), _WIDTHS, strict=True)]
        for i in range(max(map(len, cells))):
            yield _line(cell[i] if i < len(cell) else "" for cell in cells)


def _line(cells: Iterable[str]) -> str:
    return "  ".join(c.ljust(w) for c, w in zip(cells, _WIDTHS, strict=True)).rstrip()
