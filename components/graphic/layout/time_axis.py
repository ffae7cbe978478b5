"""An axis of time: where days and marks of uncertain dates stand on it, and what it says.

Time is counted in days since 1970. Room is counted in pixels of a plot `WIDTH` wide: what does not
overlap there does not overlap in a wider frame either, since only the gaps grow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from components.wording.periods import KNOWN, MONTHS

#: Narrowest frame of the wide design, and the room at both sides that no mark enters, pixels.
WIDTH = 640.0
EDGE = 14.0
#: Length of an open end's fade, pixels.
FADE = 32.0

EPOCH = date(1970, 1, 1)


def day(value: date | pd.Timestamp) -> float:
    """Days from 1970 to the start of a day."""
    return float((date(value.year, value.month, value.day) - EPOCH).days)


def date_at(at: float) -> date:
    """The day that is so many days after 1970 began; the calendar's first or last beyond it."""
    return date.fromordinal(min(max(int(at // 1) + EPOCH.toordinal(), 1), date.max.toordinal()))


def dated(start: float | None, end: float | None) -> bool:
    """Whether a date is known within two months: else nobody can say in which stretch it falls."""
    return start is not None and end is not None and end - start <= KNOWN


@dataclass(frozen=True)
class Axis:
    """A stretch of time, from one edge of the plot to the other.

    Its places are in days too, so that a day of a straight axis stands at itself; a bent axis moves
    the days between its edges, and keeps their order.

    Attributes
    ----------
    low, high : float
        Days at the edges.
    bends : tuple of (float, float)
        Days between them at which the scale changes, each with its place; none on a straight axis.
    room : float
        Pixels of the plot.
    """

    low: float
    high: float
    bends: tuple[tuple[float, float], ...] = ()
    room: float = WIDTH

    def __deepcopy__(self, _: object) -> Axis:
        # A frame carries its axis, and copies what it carries whenever a column is taken of it.
        return self

    @property
    def knots(self) -> tuple[tuple[float, float], ...]:
        """Bends and edges, each a day and its place."""
        return ((self.low, self.low), *self.bends, (self.high, self.high))

    def at(self, x: float) -> float:
        """Place of a day."""
        return _between(x, self.knots) if self.bends else x

    def day(self, place: float) -> float:
        """Day at a place."""
        return _between(place, tuple((b, a) for a, b in self.knots)) if self.bends else place

    def px(self, x: float) -> float:
        """Pixels from the left edge to a day."""
        return (self.at(x) - self.low) / (self.high - self.low) * self.room

    def moved(self, x: float, pixels: float) -> float:
        """The day that stands so many pixels right of another."""
        return self.day(self.at(x) + self.days(pixels))

    def days(self, pixels: float) -> float:
        """Days that so many pixels of a straight axis span."""
        return pixels * (self.high - self.low) / self.room

    def straight(self) -> Axis:
        """The axis on which what stands on this one, by its place, is measured in pixels."""
        return Axis(self.low, self.high, room=self.room)


def _between(x: float, knots: tuple[tuple[float, float], ...]) -> float:
    """Straight from knot to knot, and on beyond the outer ones."""
    i = min(max(bisect_right(knots, (x, float("inf"))), 1), len(knots) - 1)
    (a, p), (b, q) = knots[i - 1], knots[i]
    return p + (x - a) * (q - p) / (b - a)


def axis_of(
    starts: Sequence[float | None],
    ends: Sequence[float | None],
    low: date | None,
    high: date | None,
) -> Axis:
    """Axis over a period, or where that is open over all known bounds, with room at both sides."""
    known = [x for x in (*starts, *ends) if x is not None]
    first = day(low) if low else min(known, default=0.0 if high is None else day(high) - 365.0)
    last = day(high) + 1 if high else max(known, default=first + 365.0)
    if last < first:  # all that is known lies beyond the one end of the period
        first, last = (first, first + 365.0) if low else (last - 365.0, last)
    if last - first < 28:
        middle = (first + last) / 2
        first, last = middle - 14, middle + 14
    pad = (last - first) * EDGE / (WIDTH - 2 * EDGE)
    return Axis(first - pad, last + pad)


@dataclass(frozen=True)
class Span:
    """A date on an axis: the mark at ``x``, a line from ``start`` to ``end`` that may fade out."""

    x: float
    start: float
    end: float
    fades_left: bool = False
    fades_right: bool = False


def span_of(start: float | None, end: float | None, axis: Axis) -> Span:
    """Days at which a date is drawn whose first day and day after the last are known, or not.

    The mark stands in the middle, or at the only end that is known; where that lies before or after
    the axis, at its edge. A line that is cut off there runs to the edge.
    """
    low, high = axis.moved(axis.low, EDGE), axis.moved(axis.high, -EDGE)

    def within(x: float) -> float:
        return min(max(x, low), high)

    if start is None and end is None:
        return Span((low + high) / 2, low, high, True, True)
    if start is None:
        x = within(end or 0.0)
        return Span(x, max(axis.moved(x, -FADE), axis.low), x, fades_left=True)
    if end is None:
        x = within(start)
        return Span(x, x, min(axis.moved(x, FADE), axis.high), fades_right=True)
    first, last = within(start), within(end)
    return Span(
        within((start + end) / 2),
        axis.low if start < low - 0.5 else first,
        axis.high if end > high + 0.5 else last,
    )


def short_date(words: str) -> str:
    """``between October and 8 December 2003`` -> ``Oct–8 Dec 2003``."""
    for name in MONTHS:
        words = words.replace(name, name if name == "May" else name[:3])
    if words.startswith("between "):
        words = words.removeprefix("between ").replace(" and ", "–", 1)
    return words
