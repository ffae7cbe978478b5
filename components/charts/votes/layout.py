"""A bar a vote, thin bars for its parties, and under them what makes the figures uncertain."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.tally import BALLOT_OUTCOMES, VACANT
from components.charts.votes.data import Row
from components.charts.votes.stage import stage
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.query.records import records_of

#: Bars of a vote and of a party, pixels; sizes of letters.
BAR, THIN, STEP = 24.0, 8.0, 18.0
NAME, SMALL = 14.0, 12.0
LEFT = 206.0
#: Ends of the scale: a little beyond none and all of the seats, where the outline stands.
LOW, HIGH = -0.014, 1.014


def draw(frame: Frame, *, width: float, narrow: bool) -> Graphic:
    """Place bars and words; narrow puts the words of a vote above its bar.

    Returns
    -------
    Graphic
        Across in shares of all seats.
    list of Target
        One box a vote.
    """
    left = 4.0 if narrow else LEFT
    sketch = Graphic(LOW, HIGH, 0, left)
    y = 12.0
    # Plain dicts: picking cells out of a frame would cost more than all the rest.
    records: list[Row] = records_of(frame)
    chosen = any(r["selected"] for r in records)
    for _, group in groupby(records, key=lambda r: r["id"]):
        head, *_ = rows = list(group)
        fade = 0.55 if chosen and not head["selected"] else 1.0
        end = _vote(sketch, rows, y, width, narrow=narrow, fade=fade, first=not sketch.targets)
        if head["selected"]:
            sketch.lines += outline(LOW + 0.002, HIGH - 0.002, y - 8, end + 2, Inks.accent, width=3)
        sketch.targets.append(Target(LOW, HIGH, y - 8, end, head["id"], "vote", head["tip"]))
        y = end + 24
    sketch.height = round(y if sketch.targets else 120)
    return sketch


def _vote(
    sketch: Graphic, rows: Frame, y: float, width: float, *, narrow: bool, fade: float, first: bool
) -> float:
    """One vote from ``y`` down; the height at which it ends."""
    head = rows[0]
    ink, muted = (mix(c, (1 + fade) / 2) for c in (Inks.ink, Inks.muted))
    room = width - 16 if narrow else LEFT - 24
    style: dict[str, Any] = {} if narrow else {"align": "right", "gap": 14.0}
    # The first bar leaves room above it for the words at the half.
    strip = 18.0 if first else 0.0
    top = y if narrow else y + strip - 4
    for text, size, color, bold in (
        (f"{head['label']}{' †' if head['disputed'] else ''}", NAME, ink, True),
        (head["date_words"], SMALL, muted, False),
        (head["question"], SMALL, muted, False),
    ):
        lines = wrapped(text, size, room, bold=bold)
        sketch.texts += paragraph(lines, 0, top, color, size=size, bold=bold, **style)
        top += tall(len(lines), size) + 1
    bar = (top + 8 if narrow else y) + strip
    if first:
        sketch.texts.append(Text(0.5, bar - 15, "half of all seats", muted, SMALL, "center"))
    y = _bars(sketch, rows, bar, fade=fade)
    # In columns the caveat stands under the bars, whose width is what the names leave.
    lines = wrapped(head["caveat"], SMALL, width - 8 if narrow else width - LEFT - 8)
    sketch.texts += paragraph(lines, 0, y + 5, muted, size=SMALL)
    return max(top, y + (5 + tall(len(lines), SMALL) if lines else 0))


def _bars(sketch: Graphic, rows: list[Row], y: float, *, fade: float) -> float:
    head = rows[0]
    ink, muted = (mix(c, (1 + fade) / 2) for c in (Inks.ink, Inks.muted))
    _segments(sketch, head, y, BAR, fade)
    sketch.lines.append(Line(0.5, y - 7, 0.5, y, ink, 1.5))
    sketch.lines.append(Line(0.5, y, 0.5, y + BAR, Inks.paper, 1.5))
    lead, _, rest = str(head["counts"]).partition(" · ")
    color = mix(Inks.of(head["pressure"]), (1 + fade) / 2)
    sketch.texts.append(Text(0, y + BAR + 11, lead, color, 13, bold=True))
    sketch.texts.append(Text(1, y + BAR + 11, rest, ink, 13, "right"))
    y += BAR + 26
    for row in rows[1:]:
        size = sum(int(row[o]) for o in BALLOT_OUTCOMES if pd.notna(row[o]))
        _segments(sketch, row, y + (STEP - THIN) / 2, THIN, fade)
        # The pale part shows who did not vote; figures for it are in the table.
        words = f"{row['label']} {row['for']}–{row['against']}"
        sketch.texts.append(Text(size / row["seats"], y + STEP / 2, words, muted, SMALL, gap=7))
        y += STEP
    if len(rows) == 1:
        words = "No source read gives the parties."
        sketch.texts.append(Text(0, y + STEP / 2, words, muted, SMALL, italic=True))
        y += STEP
    return y


def _segments(sketch: Graphic, row: Row, y: float, height: float, fade: float) -> None:
    at = 0.0
    for outcome in BALLOT_OUTCOMES:
        if pd.isna(row[outcome]) or not row[outcome]:
            continue
        end = at + int(row[outcome]) / row["seats"]
        if outcome in ("unknown", VACANT):
            share = fade if outcome == "unknown" else fade / 2
            sketch.lines += outline(at, end, y, y + height, mix(Inks.none, share))
        else:
            color = {
                "for": Inks.of(row["pressure"]), "against": Inks.ink, "abstained": Inks.none,
                "not voting": mix(Inks.none, 0.4),
            }[outcome]  # fmt: skip
            sketch.rects.append(Rect(at, end, y, y + height, mix(color, fade)))
        at = end


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A bar a vote; on a narrow canvas its words stand above it."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, width=canvas.width, narrow=canvas.narrow)
