"""Figures of enforcement on a phone: a line each, time downwards, under the step they count."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from components.charts.enforcement.figures import (
    is_year,
    known_years,
    runs,
    span,
    worded,
    years_in_words,
)
from components.charts.enforcement.lanes import tallest
from components.charts.enforcement.legend import color_of, draw_key, unknown
from components.graphic.blocks import outline
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Inks
from components.graphic.layout.time_axis import short_date
from components.graphic.metrics import shortened, width_of, wrap
from components.query.citations import DAGGER
from components.query.records import rows_of

WIDTH, BARS, ROOM = 350.0, 96.0, 150.0
SIZE, SMALL, LETTERS = 14.0, 12.0, 15.0


def draw_rows(frame: Any) -> Graphic:
    """Draw a prepared frame for a phone's column."""
    rows = rows_of(frame)
    figures = [row for row in rows if row.layer != "law"]
    s = Graphic(0, WIDTH, 120)
    if not figures:
        return s
    y, (first, last) = 4.0, span(rows)
    # The longest bar leaves room for the longest number behind it.
    longest = max(width_of(_number(row), SIZE, bold=True) for row in figures)
    pixel = min(ROOM, WIDTH - BARS - longest - 10) / tallest(figures)
    for row in (row for row in rows if row.layer == "law"):
        words = f"{row.label}, {short_date(row.date_words)}"
        s.texts.append(Text(0, y + 10, f"Counted since: {words}", Inks.both, SMALL, bold=True))
        y += 24
    for step, group in groupby(figures, key=lambda row: row.step):
        part = list(group)
        s.texts.append(Text(0, y + 12, step.capitalize(), Inks.ink, 15, bold=True))
        y += 26
        known = known_years(part, first, last)
        gone = runs([year for year in range(first, last + 1) if year not in known])
        lines: list[tuple[float, Any]] = [(float(run[0]), run) for run in gone]
        lines += [(row.start, row) for row in part]
        for _, line in sorted(lines, key=lambda pair: pair[0]):
            y = _gone(s, line, y) if isinstance(line, tuple) else _row(s, line, y, pixel)
        y += 12
    s.height = round(draw_key(s, figures, y - 6, px=WIDTH))
    return s


def _number(row: Any) -> str:
    return worded(row.value, row.bound) + (DAGGER if row.doubt else "")


def _period(words: str) -> list[str]:
    """A period in lines, broken behind the dash where it is too long for one."""
    room = BARS - 14
    head, dash, tail = words.partition("–")
    if not dash or width_of(words, SMALL) <= room:
        return wrap(words, SMALL, room)
    return [*wrap(head + dash, SMALL, room), *wrap(tail, SMALL, room)]


def _gone(s: Graphic, run: tuple[int, int], y: float) -> float:
    """Years in a row without a figure, as one tinted line."""
    s.rects.append(Rect(0, WIDTH, y + 1, y + 23, unknown()))
    s.texts.append(Text(0, y + 12, years_in_words(*run), Inks.muted, SMALL, gap=6))
    s.texts.append(Text(BARS, y + 12, "no figure found", Inks.muted, SMALL, italic=True))
    return y + 24


def _row(s: Graphic, row: Any, y: float, pixel: float) -> float:
    """One figure: its period, a bar or a line with the number, and what it counts."""
    top, middle, color = y, y + 13, color_of(row)
    ink = Inks.muted if row.faded else Inks.ink
    period = _period(short_date(row.date_words))
    s.texts += [
        Text(0, middle + LETTERS * k, shortened(line, SMALL, BARS - 12), ink, SMALL, gap=6)
        for k, line in enumerate(period[:3])
    ]
    if is_year(row):
        end, half = BARS + max(pixel * row.value, 2.0), 7.0
    else:
        end, half = BARS + 34, 3.0
    s.rects.append(
        Rect(BARS, end, middle - half, middle + half, Inks.paper if row.place else color)
    )
    if row.place:
        s.lines += outline(BARS, end, middle - half, middle + half, color, width=1.5)
    s.texts.append(
        Text(
            end,
            middle,
            _number(row),
            ink,
            SIZE,
            bold=not row.faded,
            italic=row.layer == "claim",
            gap=6,
        )
    )
    where = f"{row.unit}, {row.place} only" if row.place else str(row.unit)
    counted = wrap(f"{row.offence}; {where}", SMALL, WIDTH - BARS - 6)
    counted = [shortened(line, SMALL, WIDTH - BARS - 4) for line in counted[:3]]
    s.texts += [
        Text(BARS, middle + 17 + LETTERS * k, line, Inks.muted, SMALL)
        for k, line in enumerate(counted)
    ]
    y = max(middle + 17 + LETTERS * len(counted), middle + LETTERS * len(period[:3])) + 1
    s.lines.append(Line(0, y, WIDTH, y, Inks.rule, grid=True))
    s.targets.append(Target(0, WIDTH, top, y, row.id, row.kind, row.tip))
    return y
