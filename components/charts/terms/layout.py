"""A bar a provision on a scale of years, and a line at a claimed term."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.chart import Frame, case_of
from components.charts.terms.data import VERSIONS, Row
from components.charts.terms.stage import stage
from components.graphic.blocks import outline
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Ink, Inks, mix
from components.query.records import records_of

#: Years that the scale spans, its ticks, and the room for labels at its left, pixels.
SPAN, TICKS, LEFT = 16.0, (0, 5, 10, 15), 224.0
BAR, ROW, SIZE, SMALL = 13.0, 28.0, 13.0, 12.0
#: Steps in which a bar without a known start fades out.
STEPS = 20


def draw(frame: Frame, *, width: float, narrow: bool) -> Graphic:
    """Place bars and words; narrow puts the words of a row above its bar.

    Returns
    -------
    Graphic
        Across in years.
    list of Target
        One box a provision.
    """
    # Beyond the longest term the words for it need room.
    sketch = Graphic(0, SPAN * (1.02 if narrow else 1.26), 120, 4 if narrow else LEFT)
    records: list[Row] = records_of(frame)
    terms = [r for r in records if r["layer"] == "term"]
    claims = {r["id"]: r for r in records if r["layer"] == "claim"}
    chosen = any(r["selected"] for r in terms)
    y = 36.0 if claims else 8.0
    top, marks = y, list[float]()
    for version, group in groupby(terms, key=lambda r: r["version"]):
        side: dict[str, Any] = {} if narrow else {"align": "right", "gap": 12.0}
        head = case_of(frame).version(version, VERSIONS[version])
        sketch.texts.append(Text(0, y + 10, head, Inks.ink, 14, bold=True, **side))
        y += 26
        for picked, part in groupby(group, key=lambda r: bool(r["selected"])):
            start = y
            for row in part:
                claim = claims.get(row["id"])
                marks += [y + (18 if narrow else 0)] if claim else []
                share = 0.55 if chosen and not picked else 1.0
                y = _row(sketch, row, claim, y, share, narrow=narrow)
            if picked:
                box = (0.02, sketch.high - 0.02, start - 1, y - 1)
                sketch.lines += outline(*box, Inks.accent, width=2.5)
        y += 12
    if terms:
        _scale(sketch, top, y)
        sketch.height = round(y + 20)
    if marks:
        _claimed(sketch, list(claims.values()), max(marks))
    return sketch


def _scale(sketch: Graphic, top: float, foot: float) -> None:
    """Hairlines under the bars, with their years at the foot."""
    for tick in TICKS:
        unit = " years" if tick == TICKS[-1] else ""
        align = "center" if tick else "left"
        sketch.texts.append(Text(tick, foot + 6, f"{tick}{unit}", Inks.muted, SMALL, align))
        sketch.rects.insert(0, Rect(tick - 0.02, tick + 0.02, top, foot - 6, Inks.rule))


def _claimed(sketch: Graphic, claims: list[Row], foot: float) -> None:
    """The claimed term: words at the top, and a line down to the rows that it contradicts."""
    years = claims[0]["max_years"]
    sketch.texts.append(Text(years, 12, claims[0]["label"], Inks.ink, SIZE, "center", bold=True))
    sketch.lines.append(Line(years, 22, years, foot, Inks.ink, 1.5, "dot"))


def _row(
    sketch: Graphic, row: Row, claim: Row | None, y: float,
    share: float, *, narrow: bool) -> float:  # fmt: skip
    """One provision from ``y`` down; the height at which the next may begin."""
    ink, muted = (mix(c, (1 + share) / 2) for c in (Inks.ink, Inks.muted))
    top, label = y, row["label"] + (" †" if row["disputed"] else "")
    if narrow:
        sketch.texts.append(Text(0, y + 8, label, ink, SIZE))
        sketch.texts.append(
            Text(SPAN, y + 8, row["term"], ink, SIZE, "right", bold=claim is not None)
        )
        y += 18
    middle = y + (10 if narrow else ROW / 2)
    if not narrow:
        sketch.texts.append(Text(0, middle, label, ink, SIZE, "right", gap=12))
        end = row["max_years"] if pd.notna(row["max_years"]) else 0
        known = bool(end)
        sketch.texts.append(
            Text(end, middle, row["term"], ink if known else muted, SIZE, gap=8,
                 italic=not known, bold=claim is not None)
        )  # fmt: skip
    _bar(sketch, row, mix(Inks.of(row["pressure"]), share), middle)
    if claim is not None:
        years = claim["max_years"]
        sketch.lines.append(Line(years, middle - 12, years, middle + 12, Inks.ink, 3))
    y += 26 if narrow else ROW
    sketch.targets.append(Target(0, sketch.high, top, y, row["id"], "provision", row["tip"]))
    return y


def _bar(sketch: Graphic, row: Row, color: Ink, middle: float) -> None:
    """The range as a bar; without a known start it fades in."""
    low, high = row["min_years"], row["max_years"]
    top, foot = middle - BAR / 2, middle + BAR / 2
    if pd.isna(high):
        return
    if pd.notna(low):
        sketch.rects.append(Rect(low, high, top, foot, color))
        return
    for k in range(STEPS):
        # Each lies over the one before up to the end, so that no seam shows between them.
        shade = mix(color, (k + 1) / STEPS)
        start = round(k * high * 0.7 / STEPS, 2)
        sketch.rects.append(Rect(start, high, top, foot, shade))


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A bar a provision; on a narrow canvas its words stand above it."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, width=canvas.width, narrow=canvas.narrow)
