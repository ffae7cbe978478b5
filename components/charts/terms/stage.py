"""Terms of imprisonment for the projector: known terms as bars, the claimed one as a line."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import box, width_of
from components.query.records import rows_of
from components.wording.counting import counted

#: Rows that find room, the least and largest of them, and units right of the bars for words.
MOST, LEAST, LARGEST, WORDS = 12, 22.0, 34.0, 110.0
TOP, FOOT = 34.0, 44.0
LABEL = 14.0
HEADS = {"presidential bill": "The bill: ", "draft": "The draft: ", "later": ""}


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    rows = rows_of(frame)
    terms = [row for row in rows if row.layer == "term"]
    known = [row for row in terms if pd.notna(row.max_years)]
    claims = [row for row in rows if row.layer != "term" and pd.notna(row.max_years)]
    if not known and not claims:
        return blank("No term is in view.")
    s = Graphic(0, STAGE.width, STAGE.height)
    shown = [row for row in known if row.selected][:MOST]
    shown = [row for row in known if row in shown or row in known[: MOST - len(shown)]]
    left = 12 + max((width_of(_name(row), LABEL) for row in shown), default=0.0)
    span = max(15.0, *(row.max_years for row in (*known, *claims)))
    unit = (STAGE.width - left - WORDS) / span
    step = min(LARGEST, max(LEAST, (STAGE.height - TOP - FOOT) / max(len(shown), 1)))
    chosen = any(row.selected for row in shown)
    for k, row in enumerate(shown):
        fade = 1.0 if row.selected or not chosen else 0.4
        _row(s, row, TOP + step * (k + 0.5), step, left, unit, fade=fade)
    bottom = TOP + step * len(shown)
    for years in range(0, int(span) + 1, 5):
        x = left + unit * years
        s.lines.insert(0, Line(x, TOP, x, bottom, Inks.rule))
        words = f"{years} years" if years else "0"
        s.texts.append(Text(x, bottom + 12, words, Inks.muted, 13, "center"))
    _claimed(s, claims, left, unit, bottom)
    rest = len(terms) - len(shown)
    if rest:
        words = f"and {counted(rest, 'more rule')}, without a known term or without room here"
        s.texts.append(Text(12, STAGE.height - 9, words, Inks.muted, 13))
    return s


def _name(row: Any) -> str:
    return f"{HEADS.get(row.version, '')}{row.label}"


def _row(
    s: Graphic, row: Any, y: float, step: float, left: float, unit: float, *, fade: float
) -> None:
    ink, color = mix(Inks.ink, max(fade, 0.6)), mix(Inks.of(row.pressure), fade)
    half = 0.32 * step
    low, high = 0.0 if pd.isna(row.min_years) else row.min_years, row.max_years
    x0, x1 = left + unit * low, left + unit * high
    s.texts.append(Text(left - 8, y, _name(row), ink, LABEL, "right"))
    s.rects.append(Rect(x0, max(x1, x0 + 3), y - half, y + half, color))
    s.texts.append(Text(x1 + 8, y, row.term, ink, LABEL, bold=True))
    s.marks.append(
        Mark((x0 + x1) / 2, y, "circle", Inks.ink, 0, id=row.id, kind="provision", tip=row.tip)
    )


def _claimed(s: Graphic, claims: list[Any], left: float, unit: float, bottom: float) -> None:
    """Name the first claimed term above the bars, and rule each."""
    for years in dict.fromkeys(row.max_years for row in claims):
        x = left + unit * years
        s.lines.append(Line(x, TOP - 6, x, bottom, Inks.ink, 2.5, "dot"))
    for row in claims:
        x = left + unit * row.max_years
        if row is claims[0]:
            words = row.label
            room = box(words, x, 16, size=15, align="center", bold=True)
            shift = max(0.0, 2 - room[0]) - max(0.0, room[2] - STAGE.width + 2)
            s.texts.append(Text(x + shift, 16, words, Inks.ink, 15, "center", bold=True))
        s.marks.append(
            Mark(x, TOP + 4, "circle", Inks.ink, 0, id=row.id, kind="provision", tip=row.tip)
        )
