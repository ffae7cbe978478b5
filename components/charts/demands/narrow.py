"""Demands on a phone: one under the other by camp, what became of each on a line below it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from components.charts.demands.fates import FATES, got
from components.graphic.blocks import outline
from components.graphic.graphic import Graphic, Line, Mark, Target, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import shortened, wrap
from components.query.citations import DAGGER

WIDTH, INDENT = 350.0, 26.0
HEAD, SIZE, SMALL = 15.0, 14.0, 12.5


def draw_rows(rows: list[Any]) -> Graphic:
    """Draw a prepared frame's rows for a phone's column."""
    s, y = Graphic(0, WIDTH, 120), 4.0
    some = any(row.selected for row in rows)
    for camp, group in groupby(rows, key=lambda row: row.camp):
        part = list(group)
        s.texts.append(Text(0, y + 11, camp.capitalize(), Inks.ink, HEAD, bold=True))
        y += 24
        for line in wrap(got(part), SMALL, WIDTH - 4):
            s.texts.append(Text(0, y + 7, line, Inks.muted, SMALL))
            y += 17
        y += 3
        for row in part:
            y = _demand(s, row, y, fade=0.5 if some and not row.selected else 1.0)
        y += 16
    s.height = round(y) if rows else 120
    return s


def _demand(s: Graphic, row: Any, y: float, *, fade: float) -> float:
    """One demand from ``y`` down: who asked for what, and what became of it."""
    top, fate = y, FATES[row.fate]
    ink, muted, color = (mix(c, max(fade, k)) for c, k in (
        (Inks.ink, 0.75), (Inks.muted, 0.85), (Inks.of(row.side), 0.5)))  # fmt: skip
    s.lines.append(Line(0, y, WIDTH, y, Inks.rule, grid=True))
    y += 4
    room = WIDTH - INDENT - 6
    label = row.label + (f" {DAGGER}" if row.disputed else "")
    for k, line in enumerate(wrap(label, SIZE, room, bold=True)[:3]):
        s.texts.append(
            Text(INDENT, y + 10, shortened(line, SIZE, room, bold=True), ink, SIZE, bold=True)
        )
        if not k:
            mark = y + 10
        y += 18
    whom = f"{row.asked}, {row.date_words}"
    for line in wrap(whom, SMALL, room)[:3]:
        s.texts.append(Text(INDENT, y + 8, shortened(line, SMALL, room), muted, SMALL))
        y += 16
    answer = f"{fate.words}: {row.clause}" if row.clause else fate.words
    for k, line in enumerate(wrap(answer, SMALL, room - 18)[:3]):
        if not k:
            foot = y + 9
        s.texts.append(
            Text(INDENT + 18, y + 9, shortened(line, SMALL, room - 18), color, SMALL, bold=True)
        )
        y += 16
    # From the sign of who asked down to what became of it.
    dash = "solid" if row.clause else "dot"
    s.lines += [
        Line(8, mark, 8, foot, color, 1.8, dash), Line(8, foot, INDENT + 4, foot, color, 1.8, dash),
    ]  # fmt: skip
    s.marks.append(Mark(8, mark, "circle", color, 9))
    s.marks.append(
        Mark(INDENT + 7, foot, fate.shape, color, 10, hollow=fate.hollow, struck=fate.struck)
    )
    y += 5
    if row.selected:
        s.lines += outline(1, WIDTH - 1, top + 1, y - 1, Inks.accent, width=2.5)
    s.targets.append(Target(0, WIDTH, top, y, row.id, row.kind, row.tip))
    return y
