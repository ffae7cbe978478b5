"""Figures of enforcement for the projector: a line a step, as many figures as it has room for."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.charts.enforcement.figures import is_year, span
from components.charts.enforcement.lanes import Item, Scale, bars, spans, tallest
from components.charts.enforcement.wide import bar, law_line, stretch, tint, years
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Mark, Text
from components.graphic.ink import Inks
from components.graphic.layout.clear import cleared
from components.graphic.metrics import shortened
from components.query.citations import DAGGER
from components.query.records import rows_of
from components.wording.counting import counted

LEFT, RIGHT, TOP, FOOT = 144.0, 16.0, 30.0, 40.0
#: Longest bar, room of a line of bars and of spans, of a step's name, and between two steps.
HIGH, BARS, SPANS, LEAST, GAP = 18.0, 41.0, 32.0, 54.0, 5.0
SIZE, NAME, SMALL = 15.0, 15.0, 15.0
Step = list[list[Item]]


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units: the country's figures; the rest is counted."""
    rows = rows_of(frame)
    figures = [row for row in rows if row.layer != "law"]
    if not figures:
        return blank("No figure of enforcement is in view.")
    scale = Scale(*span(rows), STAGE.width - LEFT - RIGHT)
    s = Graphic(scale.first, scale.last + 1 + RIGHT / scale.year, STAGE.height, LEFT)
    parts = [
        [row for row in figures if row.step == step]
        for step in dict.fromkeys(row.step for row in figures)
    ]
    steps = _fitting([_lines([r for r in part if not r.place], scale) for part in parts])
    spare = (STAGE.height - TOP - FOOT - sum(map(_tall, steps))) / len(steps)
    y, most = TOP, tallest(figures)
    for part, lines in zip(parts, steps, strict=True):
        top, y = y, y + _tall(lines) + spare
        foot = y - GAP
        _step(s, lines, (top + foot + _deep(lines)) / 2, most, scale)
        tint(s, part, top, foot, (top + foot) / 2, scale, size=SMALL)
        _name(s, part, (top + foot) / 2)
    years(s, scale, size=SMALL, at=(y + 7,))
    for row in (row for row in rows if row.layer == "law"):
        law_line(s, row, 11, TOP - 12, y - GAP, scale, size=SIZE)
    shown, words = sum(len(line) for lines in steps for line in lines), []
    if len(figures) > shown:
        words.append(f"and {counted(len(figures) - shown, 'more figure')}")
    if any(DAGGER in text.text for text in s.texts):
        words.append(f"{DAGGER} sources contradict each other")
    s.texts.append(Text(s.low, STAGE.height - 10, " · ".join(words), Inks.muted, SMALL))
    # A year of which nothing is known is told by its tint where a figure needs the room.
    return cleared(s, STAGE.width)


def _lines(rows: list[Any], scale: Scale) -> Step:
    """All lines of a step: bars, and under them spans that have no room beside bars."""
    above = bars([r for r in rows if is_year(r)], scale, size=SIZE, wide=18)
    below = spans([r for r in rows if not is_year(r)], scale, size=SIZE, beside=above)
    return [*above, *below]


def _fitting(steps: list[Step]) -> list[Step]:
    """The lines that have room: the first of each step, then what is contradicted, then more."""
    kept = [lines[:1] for lines in steps]
    more = [(k, line) for k, lines in enumerate(steps) for line in lines[1:]]
    more.sort(key=lambda pair: (not any(i.row.doubt for i in pair[1]), -len(pair[1])))
    for k, line in more:
        tried = [*kept[k], line]
        tried.sort(key=steps[k].index)
        wanted = [*map(_tall, kept[:k]), _tall(tried), *map(_tall, kept[k + 1 :])]
        if sum(wanted) <= STAGE.height - TOP - FOOT:
            kept[k] = tried
    return kept


def _deep(lines: Step) -> float:
    return sum(BARS if _yearly(line) else SPANS for line in lines)


def _tall(lines: Step) -> float:
    return max(_deep(lines), LEAST) + GAP


def _yearly(line: list[Item]) -> bool:
    return any(is_year(item.row) for item in line)


def _step(s: Graphic, lines: Step, y: float, most: float, scale: Scale) -> None:
    """Draw the lines of a step, the last of which ends at ``y``, with what the pointer finds."""
    for line in reversed(lines):
        for item in line:
            if is_year(item.row):
                bar(s, item, y - 3, HIGH, most, scale, size=SIZE)
            else:
                stretch(s, item, y - 7, 8, scale, size=SIZE)
            s.marks.append(
                Mark(scale.x((item.start + item.end) / 2), y - 7, "circle", Inks.ink, 0,
                     id=item.row.id, kind=item.row.kind, tip=item.row.tip)
            )  # fmt: skip
        y -= BARS if _yearly(line) else SPANS


def _name(s: Graphic, rows: list[Any], middle: float) -> None:
    """A step's name, and under it what its figures count."""
    offences = list(dict.fromkeys(row.offence for row in rows))
    units = " and ".join(dict.fromkeys(row.unit for row in rows))
    lines = [
        rows[0].step.capitalize(), offences[0] if len(offences) == 1 else "several offences", units,
    ]  # fmt: skip
    for k, line in enumerate(lines):
        size = SMALL if k else NAME
        s.texts.append(
            Text(s.low, middle + 17.5 * (k - 1), shortened(line, size, LEFT - 16, bold=not k),
                 Inks.muted if k else Inks.ink, size, "right", bold=not k, gap=12)
        )  # fmt: skip
