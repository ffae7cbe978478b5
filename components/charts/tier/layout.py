"""A line of steps against the law: time runs to the right, or down on a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from components.charts.chart import Frame, case_of
from components.charts.tier.words import (
    layers,
    steps_of,
)
from components.graphic.blank import blank
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.metrics import wrap

Rows = list[Any]

#: Pixels: room for the names of the steps, one step, and one year on a phone.
WIDE_LEFT, STEP_PX, YEAR_PX = 84.0, 74, 24
#: On the projector: the first step, and one step.
FIRST_STAGED, STEP_STAGED = 62.0, 66
#: How much larger letters and marks are on the projector.
LARGER = 1.154
#: Pixels across a phone: the first step, the last, and how far the second stands from the first.
START, END, APART = 56, 320, 128


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A line of steps; on a narrow canvas time runs down, on the stage all is larger."""
    if not layers(frame)[0]:
        words = case_of(frame).fill("No report on {home}’s {rank} is in view.")
        return blank(words) if canvas.stage else Graphic(0, 1, 120)
    if not canvas.stage:
        return (_down if canvas.narrow else _across)(frame)
    return replace(_across(frame, times=LARGER), height=canvas.height)


def _across(frame: Frame, *, times: float = 1.0) -> Graphic:
    points, laws, notes = layers(frame)
    named, (first, last) = steps_of(frame), _years(points)
    top, step = (68.0, STEP_PX) if times == 1 else (FIRST_STAGED, STEP_STAGED)
    heights: dict[float, float] = {v: top + rank * step for rank, v in enumerate(named)}
    lowest: float = max(heights.values(), default=top)
    left, size, small = WIDE_LEFT * times, 13 * times, (12 if times == 1 else 13) * times
    s = Graphic(low=first - 0.1, high=last + 1.35 * times, height=lowest + 74, left=left)
    for value, name in named.items():
        y = heights[value]
        s.lines.append(Line(s.low, y, s.high, y, Inks.rule))
        s.texts.append(Text(s.low, y, name, Inks.ink, size, "right", bold=times > 1, gap=10))
    if points and all(point.value != next(iter(named)) for point in points):
        words = case_of(frame).fill("{Home} was never placed here")
        s.texts.append(
            Text(last + 1.2, top - small, words, Inks.muted, small, "right", italic=True)
        )
    for year in range(first, last + 1, 2 if times == 1 else 4):
        s.texts.append(Text(year + 0.5, s.height - 12, str(year), Inks.muted, small, "center"))
    for i, law in enumerate(laws):
        y = 14 + 18 * times * max(i - 1, 0)
        color = mix(Inks.both, 0.35 if law.faded else 1)
        s.lines.append(Line(law.x, y, law.x, lowest + 14, color, 1.5, "dot"))
        align = "right" if i == 0 else "left"
        s.marks.append(_law_mark(law, law.x, y, color, 11 * times))
        s.texts.append(Text(law.x, y, law.label, color, size, align, bold=True, gap=13 * times))
    _steps(s, points, lambda x, y: (x, heights.get(y, lowest)), drop=14 * times, times=times)
    for note in notes:
        color = Inks.muted if note.faded else Inks.ink
        first_one = note.pin == points[0].x
        level = heights.get(note.value, lowest)
        y = level + (28 if first_one else -17) * times
        if note.x - note.pin > 0.5:
            s.lines.append(Line(note.pin, y, note.x - 0.08, y, Inks.muted))
            s.lines.append(Line(note.pin, y, note.pin, level - 6, Inks.muted))
        s.texts.append(Text(note.x, y, note.label, color, size, gap=0 if first_one else 6))
    return s


def _down(frame: Frame) -> Graphic:
    points, laws, notes = layers(frame)
    named, (first, last) = steps_of(frame), _years(points)
    places: dict[float, float] = dict(zip(named, _places(len(named)), strict=True))

    def at(x: float) -> float:
        return 44 + (x - first) * YEAR_PX

    s = Graphic(low=0, high=350, height=at(last + 1) + 8)
    for value, name in named.items():
        x = places[value]
        s.lines.append(Line(x, 30, x, s.height - 4, Inks.rule))
        s.texts.append(Text(x, 14, name, Inks.ink, 12, "center"))
    for year in range(first, last + 1):
        s.texts.append(Text(0, at(year + 0.5), str(year), Inks.muted, 12, gap=2))
    taken = []
    for i, law in enumerate(laws):
        color = mix(Inks.both, 0.35 if law.faded else 1)
        s.lines.append(Line(40, at(law.x), 342, at(law.x), color, 1.5, "dot"))
        s.marks.append(_law_mark(law, 46, at(law.x), color))
        # The first law's name stands over its rule, the next ones' under theirs.
        y = at(law.x) + (-9 if i == 0 else 10)
        s.texts.append(Text(54, y, law.label, color, 12, bold=True, gap=2))
        taken.append(y)
    _steps(s, points, lambda x, y: (places.get(y, END), at(x)), drop=0)
    for note in notes:
        x = places.get(note.value, END)
        lines = wrap(note.label, 12.5, x - 44 - 14)
        above = note.pin == points[0].x or note.x - note.pin > 0.5
        y = at(note.pin) + (-15 * len(lines) if above else 17)
        while not above and any(abs(y - other) < 16 for other in taken):
            y += 4
        color = Inks.muted if note.faded else Inks.ink
        s.texts += [
            Text(x, y + 15 * k, line, color, 12.5, "right", gap=14) for k, line in enumerate(lines)
        ]
    return s


def _law_mark(law: Any, x: float, y: float, color: Ink, size: float = 11) -> Mark:
    return Mark(x, y, "square", color, size, halo=law.selected, id=law.id, tip=law.tip)


def _years(points: Rows) -> tuple[int, int]:
    return points[0].year, points[-1].year


def _places(count: int) -> list[int]:
    """Places of the steps on a phone: the first apart, since the words of landmarks stand there."""
    if count < 3:
        return [START, END][2 - count :]
    step = (END - START - APART) // (count - 2)
    return [START, *(START + APART + k * step for k in range(count - 1))]


Place = Callable[[float, float], tuple[float, float]]


def _steps(s: Graphic, points: Rows, place: Place, *, drop: float, times: float = 1.0) -> None:
    """The step line, faded where its year is, and one mark a report; † ``drop`` pixels under."""
    width = 3 if times == 1 else 7
    for row, after in zip(points, [*points[1:], None], strict=False):
        color = mix(Inks.international, 0.35 if row.faded else 1)
        end = after.x if after else row.x + 1
        corner = place(end, row.value)
        s.lines.append(Line(*place(row.x, row.value), *corner, color, width))
        if after and after.value != row.value:
            s.lines.append(Line(*corner, *place(end, after.value), color, width))
    for row in points:
        color = mix(Inks.international, 0.35 if row.faded else 1)
        x, y = place(row.x, row.value)
        s.marks.append(
            Mark(x, y, "circle", color, 11 * times, halo=row.selected, id=row.id, kind=row.kind,
                 tip=row.tip)
        )  # fmt: skip
        if row.doubt:
            s.texts.append(Text(x, y + drop, "†", Inks.ink, 13 * times, gap=3 if drop else 10))
