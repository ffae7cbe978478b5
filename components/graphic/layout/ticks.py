"""Ticks of an axis of time: days, months or years, as finely as there is room to name them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count, pairwise

from components.graphic.graphic import Graphic, Text, grid_line
from components.graphic.ink import Inks
from components.graphic.layout.time_axis import EDGE, WIDTH, Axis, date_at, day
from components.graphic.metrics import box, width_of
from components.wording.periods import MONTHS

#: Days of a month that are named, with the least days between two of them.
DAYS = (((1, 5, 10, 15, 20, 25), 4), ((1, 10, 20), 8), ((1, 15), 14))
#: Steps of months below ten years.
STEPS = (1, 3, 6, 12, 24, 60)
#: Least pixels between days that are named, months, and years.
OF_DAYS, OF_MONTHS, OF_YEARS = 44.0, 50.0, 40.0
#: Days of a month, and months of ten years.
MONTH, DECADE = 30.4, 120

Tick = tuple[float, str]


def ticks(axis: Axis, *, room: float = WIDTH) -> list[Tick]:
    """Days and names of as many ticks as a plot ``room`` wide can name, each part by its scale."""
    first, last = axis.moved(axis.low, EDGE) - 1, axis.moved(axis.high, -EDGE)
    found: list[Tick] = []
    for (a, p), (b, q) in pairwise(axis.knots):
        scale = (q - p) / (b - a) * room / (axis.high - axis.low)  # pixels of a day
        part = _of_part(max(a, first), min(b, last), scale)
        found += part[1:] if found and part and part[0][0] == found[-1][0] else part
    return found


def _of_part(low: float, high: float, scale: float) -> list[Tick]:
    """Ticks where a day is ``scale`` pixels wide."""
    step = _step(scale)
    days = next((days for days, gap in DAYS if gap * scale >= OF_DAYS), (1,))
    found: list[Tick] = []
    for year, month in _months(date_at(low), step):
        for n in days if step == 1 else (1,):
            at = day(date(year, month, n))
            if at > high:
                return found
            if at >= low:
                found.append((at, _name(year, month, n, step, first=not found)))
    return found


def _step(scale: float) -> int:
    """Months from one tick to the next."""
    for step in STEPS:
        if step * MONTH * scale >= (OF_MONTHS if step < 12 else OF_YEARS):
            return step
    return next(
        n * 10**k * DECADE
        for k in count()
        for n in (1, 2, 5)
        if n * 10**k * DECADE * MONTH * scale >= OF_YEARS
    )


def _months(start: date, step: int) -> Iterator[tuple[int, int]]:
    """Year and month of every step from before a day to the calendar's end."""
    begin = max(start.year * 12 + (start.month - 1 if step < 12 else 0), 12) // step * step
    for month in range(begin, (date.max.year + 1) * 12, step):
        if month >= 12:
            yield month // 12, month % 12 + 1


def _name(year: int, month: int, n: int, step: int, *, first: bool) -> str:
    if step >= 12 or (month == 1 and step > 1):
        return str(year)
    if n > 1 and not first:
        return str(n)
    name = MONTHS[month - 1][:3] if n == 1 else f"{n} {MONTHS[month - 1][:3]}"
    return f"{name} {year}" if first or month == 1 else name


def tick_side(name: str, x: float, *, size: float, room: float = WIDTH) -> str:
    """Side of a tick's name that stands at ``x`` pixels so that no edge cuts it off."""
    half = width_of(name, size) / 2 + 1
    return "left" if x < half else "right" if x > room - half else "center"


def tick_names(
    axis: Axis, *, size: float, room: float = WIDTH, beyond: float = 0.0
) -> list[tuple[float, str, str]]:
    """Day, name and side of each tick; the name is empty where it would run into another.

    ``room`` is the width of the axis in pixels, ``beyond`` that of the paper right of it.
    """
    found, last = [], -1e9
    for at, name in ticks(axis, room=room):
        x = axis.px(at) * room / axis.room
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
    for at, name, align in tick_names(axis, size=size, room=plot, beyond=room - plot):
        x = axis.at(at)
        s.lines.append(grid_line(x, top, bottom))
        if name:
            s.texts.append(Text(x, bottom + below, name, Inks.muted, size, align))
