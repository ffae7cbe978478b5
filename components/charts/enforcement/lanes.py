"""Where the figures of enforcement stand in a lane of time, so that none runs over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from typing import Any

from components.charts.enforcement.figures import is_year, signed, worded
from components.graphic.metrics import width_of
from components.query.citations import DAGGER

#: Least pixels between two things in a lane, and of the line of a short span.
APART, LEAST = 5.0, 8.0


@dataclass(frozen=True)
class Scale:
    """Years across a plot so many pixels wide."""

    first: int
    last: int
    room: float

    @property
    def year(self) -> float:
        """Pixels of a year."""
        return self.room / (self.last + 1 - self.first)

    def px(self, x: float) -> float:
        """Pixels from the left edge of the plot; what lies beyond an edge stands at it."""
        return min(max((x - self.first) * self.year, 0.0), self.room)

    def x(self, px: float) -> float:
        """Year at so many pixels."""
        return self.first + px / self.year


@dataclass(frozen=True)
class Item:
    """One figure in a lane, with pixels.

    Attributes
    ----------
    row : object
        The figure.
    words : str
        Its number as it is written.
    left, right : float
        Room that it takes.
    start, end : float
        Ends of its bar or line.
    middle : float
        Where its number is centred.
    """

    row: Any
    words: str
    left: float
    right: float
    start: float
    end: float
    middle: float


def tallest(figures: Iterable[Any]) -> float:
    """Largest figure of a year, to which all bars are drawn."""
    return max([1.0, *(row.value for row in figures if is_year(row))])


def bars(rows: list[Any], scale: Scale, *, size: float, wide: float) -> list[list[Item]]:
    """Figures of single years in lines: those of one year side by side, or else one line each.

    A bound is said in words where the years around have room for them, and else by its sign.
    """
    by_year: dict[int, list[Any]] = {}
    for row in rows:
        by_year.setdefault(floor(row.start), []).append(row)
    placed: list[Item] = []
    for year, group in by_year.items():
        left = scale.px(year)
        names = [_name(row, words=False) for row in group]
        each = [width_of(name, size, bold=True) for name in names]
        if len(group) > 1 and sum(each) + APART * (len(group) - 1) <= scale.year:
            share = scale.year / len(group)
            # Slots as wide as their numbers ask, so that a long one keeps off a short one.
            spare = (scale.year - sum(each)) / len(group)
            for row, name, own in zip(group, names, each, strict=True):
                middle, half = left + (own + spare) / 2, min(wide, share - 2) / 2
                placed.append(
                    Item(row, name, left, left + own + spare, middle - half, middle + half, middle)
                )
                left += own + spare
            continue
        for row, name in zip(group, names, strict=True):
            if row.bound != "exactly" and len(group) == 1:
                long = _name(row, words=True)
                reach = (width_of(long, size, bold=True) - scale.year) / 2 + APART
                near = int(reach // scale.year) + 1 if reach > 0 else 0
                others = {year + d for d in range(-near, near + 1) if d} & set(by_year)
                name = name if others else long
            half = min(wide, scale.year - 2) / 2
            placed.append(_item(row, name, left + scale.year / 2, half, scale, size=size))
    return packed(placed)


def spans(
    rows: list[Any], scale: Scale, *, size: float, beside: list[list[Item]] | None = None
) -> list[list[Item]]:
    """Counts over several years, or over a part of one, in as many lines as they need.

    What has room ``beside`` the bars of a line joins them there, and is not given back.
    """
    placed: list[Item] = []
    for row in rows:
        start, end = scale.px(row.start), scale.px(row.end)
        half = max(end - start, LEAST) / 2
        middle = min(max((start + end) / 2, half), scale.room - half)
        item = _item(row, _name(row, words=True), middle, half, scale, size=size)
        room = next((line for line in beside or () if all(_apart(item, o) for o in line)), None)
        (placed if room is None else room).append(item)
    return packed(placed)


def _item(row: Any, words: str, middle: float, half: float, scale: Scale, *, size: float) -> Item:
    """Place a figure around a middle; near an edge its number is moved inwards."""
    own = width_of(words, size, bold=True) / 2
    at = min(max(middle, own), max(scale.room - own, own))
    left, right = min(middle - half, at - own), max(middle + half, at + own)
    return Item(row, words, left, right, middle - half, middle + half, at)


def packed(items: list[Item]) -> list[list[Item]]:
    """Put each item into the first line in which it has room."""
    lines: list[list[Item]] = []
    for item in items:
        for line in lines:
            if all(_apart(item, other) for other in line):
                line.append(item)
                break
        else:
            lines.append([item])
    return lines


def _apart(a: Item, b: Item) -> bool:
    # Slots of one year already keep their numbers apart.
    slots = is_year(a.row) and is_year(b.row) and a.row.start == b.row.start
    gap = -0.01 if slots else 2.0
    return a.left >= b.right + gap or a.right <= b.left - gap


def _name(row: Any, *, words: bool) -> str:
    number = (worded if words else signed)(row.value, row.bound)
    return number + (DAGGER if row.doubt else "")
