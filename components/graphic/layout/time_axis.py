"""An axis of time: where marks of uncertain dates stand on it, its ticks, dates in few letters.

Time is counted in days since 1970. Room is counted in pixels of a plot `WIDTH` wide: what does not
overlap there does not overlap in a wider frame either, since only the gaps grow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from components.graphic.graphic import Graphic, Text, grid_line
from components.graphic.ink import Inks
from components.graphic.metrics import box, width_of
from components.wording.periods import MONTHS

#: Narrowest frame of the wide design, and the room at both sides that no mark enters, pixels.
WIDTH = 640.0
EDGE = 14.0
#: Length of an open end's fade, pixels.
FADE = 32.0

EPOCH = date(1970, 1, 1)
#: Days that a date may be uncertain and still count as known.
KNOWN = 62.0


def day(value: date | pd.Timestamp) -> float:
    """Days from 1970 to the start of a day."""
    return float((date(value.year, value.month, value.day) - EPOCH).days)


def dated(start: float | None, end: float | None) -> bool:
    """Whether a date is known within two months: else nobody can say in which stretch it falls."""
    return start is not None and end is not None and end - start <= KNOWN


@dataclass(frozen=True)
class Axis:
    """A stretch of time: ``low`` and ``high`` are the edges of the plot, in days."""

    low: float
    high: float

    def px(self, x: float) -> float:
        """Pixels from the left edge in a plot `WIDTH` wide."""
        return (x - self.low) / (self.high - self.low) * WIDTH

    def days(self, pixels: float) -> float:
        """Days that so many pixels span."""
        return pixels * (self.high - self.low) / WIDTH


def axis_of(
    starts: Sequence[float | None],
    ends: Sequence[float | None],
    low: date | None,
    high: date | None,
) -> Axis:
    """Axis over a period, or where that is open over all known bounds, with room at both sides."""
    known = [x for x in (*starts, *ends) if x is not None]
    first = day(low) if low else min(known, default=0.0)
    last = day(high) + 1 if high else max(known, default=first + 365.0)
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
    """Place a date of which the first day and the day after the last are known, or not.

    The mark stands in the middle, or at the only end that is known. What lies before or after the
    axis is cut off, and the line then runs to the edge.
    """
    low, high = axis.low + axis.days(EDGE), axis.high - axis.days(EDGE)
    fade = axis.days(FADE)

    def within(x: float) -> float:
        return min(max(x, low), high)

    if start is None and end is None:
        return Span((low + high) / 2, low, high, True, True)
    if start is None:
        x = within(end or 0.0)
        return Span(x, max(x - fade, axis.low), x, fades_left=True)
    if end is None:
        x = within(start)
        return Span(x, x, min(x + fade, axis.high), fades_right=True)
    first, last = within(start), within(end)
    return Span(
        (first + last) / 2,
        axis.low if start < low - 0.5 else first,
        axis.high if end > high + 0.5 else last,
    )


def ticks(axis: Axis, *, room: float = WIDTH) -> list[tuple[float, str]]:
    """Places and names of years, quarters or months, as many as a plot ``room`` wide can name."""
    low = EPOCH + timedelta(days=axis.low)
    last = EPOCH + timedelta(days=axis.high)
    month_px = 30.4 / (axis.high - axis.low) * room
    steps = (1, 3, 6, 12, 24, 60, 120, 600)
    step = next(s for s in steps if month_px * s >= (66 if s < 12 else 40))
    found: list[tuple[float, str]] = []
    month = low.year * 12 // step * step
    while (at := date(month // 12, month % 12 + 1, 1)) <= last:
        if axis.low + axis.days(EDGE) - 1 <= day(at) <= axis.high - axis.days(EDGE):
            found.append((day(at), _tick_name(at, step, first=not found)))
        month += step
    return found


def tick_side(name: str, x: float, *, size: float, room: float = WIDTH) -> str:
    """Side of a tick's name that stands at ``x`` pixels so that no edge cuts it off."""
    half = width_of(name, size) / 2 + 1
    return "left" if x < half else "right" if x > room - half else "center"


def tick_names(
    axis: Axis, *, size: float, room: float = WIDTH, beyond: float = 0.0
) -> list[tuple[float, str, str]]:
    """Place, name and side of each tick; the name is empty where it would run into another.

    ``room`` is the width of the axis in pixels, ``beyond`` that of the paper right of it.
    """
    found, last = [], -1e9
    for at, name in ticks(axis, room=room):
        x = (at - axis.low) / (axis.high - axis.low) * room
        side = tick_side(name, x, size=size, room=room + beyond)
        left, _, right, _ = box(name, x, 0, size=size, align=side)
        fits = left >= last + 3
        found.append((at, name if fits else "", side))
        last = right if fits else last
    return found


def draw_axis(
    s: Graphic, axis: Axis, top: float, bottom: float, *, below: float, size: float, room: float
) -> None:
    """Rule and name periods, ``below`` the rules, of a drawing ``room`` wide right of its names."""
    plot = room * (axis.high - axis.low) / (s.high - s.low)
    for x, name, align in tick_names(axis, size=size, room=plot, beyond=room - plot):
        s.lines.append(grid_line(x, top, bottom))
        if name:
            s.texts.append(Text(x, bottom + below, name, Inks.muted, size, align))


def _tick_name(at: date, step: int, *, first: bool) -> str:
    if step >= 12 or (at.month == 1 and step > 1):
        return str(at.year)
    name = MONTHS[at.month - 1][:3]
    return f"{name} {at.year}" if first or at.month == 1 else name


def crowded(xs: Sequence[float], *, months: int = 7) -> tuple[date, date, int] | None:
    """Find the stretch of at most so many calendar months that holds most marks.

    Returns
    -------
    tuple of (date, date, int) or None
        First day of its first month with a mark, last day of its last, and how many it holds.
    """
    if not xs:
        return None
    days = (EPOCH + timedelta(days=int(x)) for x in xs)
    counts = sorted(d.year * 12 + d.month - 1 for d in days)
    best = max(dict.fromkeys(counts), key=lambda m: sum(m <= c < m + months for c in counts))
    held = [c for c in counts if best <= c < best + months]
    after = held[-1] + 1
    end = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return date(best // 12, best % 12 + 1, 1), end, len(held)


def short_date(words: str) -> str:
    """``between October and 8 December 2003`` -> ``Oct–8 Dec 2003``."""
    for name in MONTHS:
        words = words.replace(name, name if name == "May" else name[:3])
    if words.startswith("between "):
        words = words.removeprefix("between ").replace(" and ", "–", 1)
    return words
