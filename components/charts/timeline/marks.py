"""What the timelines share: lanes, marks of events, lines of dates, and the crowded stretch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from components.charts.chart import Frame
from components.charts.shared.possibly import with_possible
from components.charts.timeline.data import axis_in
from components.graphic.graphic import Graphic, Line, Mark, Target
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


def counted_in(rows: list[Any]) -> str:
    """``4 events``, or ``4 events, 7 possibly`` where some more likely lie beside the period."""
    return with_possible(len(rows), sum(r.maybe for r in rows), "event")


def draw_bends(s: Graphic, axis: Axis, top: float, bottom: float) -> None:
    """Dotted rules where the scale of time changes."""
    for _, at in axis.bends:
        s.lines.append(Line(at, top, at, bottom, mix(Inks.ink, 0.5), 1.2, "dot"))


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
        SHAPES[r.drawn_as],
        ink(Inks.of(r.pressure), r.faded),
        size,
        hollow=resists or r.drawn_as == "context",
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


class Crowd(NamedTuple):
    """A short stretch of a long axis in which much happens: its ends, its words and its period.

    ``period`` is as a View writes it; ``words`` have room on the side that ``align`` leaves, and
    are "" where there is none.
    """

    low: float
    high: float
    words: str
    align: str
    period: str
    told: str

    @property
    def at(self) -> float:
        """Where the words stand."""
        return self.high if self.align == "left" else self.low

    def target(self, axis: Axis, y: float, gap: float, size: float, *, bold: bool) -> Target:
        """The box of the stretch, ``y`` down, and of its words."""
        wide = axis.days(width_of(self.words, size, bold=bold) + gap) if self.words else 0.0
        left = self.low - (wide if self.align == "right" else 0)
        right = self.high + (wide if self.align == "left" else 0)
        return Target(left, right, y - 12, y + 12, self.period, "period", self.told)


def crowd_of(
    rows: list[Any], axis: Axis, *, size: float, bold: bool, beyond: float
) -> Crowd | None:
    """What a reader is to be told of how much happens in how little time; None if it is little.

    ``beyond`` is what its words take besides their letters, in pixels.
    """
    sure = [r.day for r in rows if r.dated]
    busy = crowded(sure)
    if busy is None or axis.high - axis.low < LONG or busy[2] * 4 < len(sure) or len(sure) < 8:
        return None
    a, b = (axis.at(x) for x in (day(busy[0]), day(busy[1]) + 1))
    ends = list(dict.fromkeys(d.isoformat()[:7] for d in busy[:2]))
    when = " to ".join(map(period_words, ends))
    count = f"{busy[2]} of {len(sure)} events of known date"
    left, right = (axis.straight().px(x) for x in (a, b))
    rooms = {"left": axis.room - right, "right": left}
    # In the middle of the axis the whole has room on neither side.
    ways = (
        (words, align)
        for words in (f"{when}: {count}", f"{short_date(when)}: {count}", count)
        for align, room in rooms.items()
        if width_of(words, size, bold=bold) + beyond < room
    )
    words, align = next(ways, ("", "left"))
    return Crowd(a, b, words, align, f"{ends[0]}..{ends[-1]}", f"Show only {when}")
