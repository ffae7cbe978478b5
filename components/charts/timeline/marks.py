"""What the timelines share: lanes, marks of events, lines of dates, and the crowded stretch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from components.charts.chart import Frame
from components.charts.timeline.data import axis_in
from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.crowding import LONG, crowded
from components.graphic.layout.legend import FADING
from components.graphic.layout.time_axis import Axis, day, short_date
from components.graphic.metrics import width_of
from components.query.records import rows_of
from components.theme import LANES, SHAPES
from components.wording.periods import period_words


def placed_on(frame: Frame, room: float) -> tuple[list[Any], Axis]:
    """Rows of a frame, ``x``, ``start`` and ``end`` as places on its axis and ``day`` as it was."""
    rows, axis = rows_of(frame), replace(axis_in(frame), room=room)
    for r in rows:
        r.day = r.x
        r.x, r.start, r.end = (axis.at(x) for x in (r.x, r.start, r.end))
    return rows, axis


def lanes_of(frame: Frame) -> list[str]:
    """Lanes that hold an event, top to bottom."""
    held = set(frame["pressure"])
    return [lane for lane in LANES if lane in held]


def ink(color: Ink, faded: bool) -> Ink:
    """Colour of a mark, or what is left of it when another is chosen; text only turns grey."""
    return mix(color, 0.4) if faded else color


def event_mark(r: Any, x: float, y: float, *, size: float = 11.0) -> Mark:
    """The mark of an event, struck through where it is coded as against the law."""
    resists = r.stance == "resists"
    return Mark(
        x,
        y,
        SHAPES[r.kind],
        ink(Inks.of(r.pressure), r.faded),
        size,
        hollow=resists or r.kind == "context",
        struck=resists,
        halo=r.selected,
        id=r.id,
        tip=r.tip,
    )


def span_lines(r: Any, y: float, color: Ink, axis: Axis, *, width: float = 2.5) -> list[Line]:
    """The line of an uncertain date; an end that nobody knows fades out in three steps."""
    if r.fades_left or r.fades_right:
        lines = []
        for near, far, fades in ((r.x, r.start, r.fades_left), (r.x, r.end, r.fades_right)):
            for i, share in enumerate(FADING if fades else ()):
                a, b = (near + (far - near) * (i + k) / 3 for k in (0, 1))
                lines.append(Line(a, y, b, y, mix(color, share), width, of=r.id))
        return lines
    if r.end - r.start > axis.days(8):
        return [Line(r.start, y, r.end, y, mix(color, 0.5), width, of=r.id)]
    return []


def name_crowded(
    s: Graphic,
    rows: list[Any],
    axis: Axis,
    y: float,
    *,
    size: float,
    gap: float,
    bold: bool,
) -> tuple[float, float, str] | None:
    """Say beside a short stretch of a long axis how much happens in it.

    Returns
    -------
    tuple of (float, float, str) or None
        Places of its ends, and the period as a View writes it.
    """
    sure = [r.day for r in rows if r.dated]
    busy = crowded(sure)
    if busy is None or axis.high - axis.low < LONG or busy[2] * 4 < len(sure) or len(sure) < 8:
        return None
    a, b = (axis.at(x) for x in (day(busy[0]), day(busy[1]) + 1))
    period = "..".join(dict.fromkeys(d.isoformat()[:7] for d in busy[:2]))
    low, high = (period_words(d.isoformat()[:7]) for d in busy[:2])
    when = low if low == high else f"{low} to {high}"
    count = f"{busy[2]} of {len(sure)} events of known date"
    # In the middle of the axis the whole has room on neither side.
    for words in (f"{when}: {count}", f"{short_date(when)}: {count}", count):
        taken = width_of(words, size, bold=bold) + 10
        left, right = (axis.straight().px(x) for x in (a, b))
        for x, align, free in ((b, "left", axis.room - right), (a, "right", left)):
            if taken < free:
                s.texts.append(Text(x, y, words, Inks.ink, size, align, bold=bold, gap=gap))
                return a, b, period
    return a, b, period
