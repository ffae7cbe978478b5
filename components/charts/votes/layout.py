"""A bar a vote, thin bars for its parties, and under them what makes the figures uncertain."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.tally import BALLOT_OUTCOMES, VACANT
from components.charts.votes.data import Row
from components.graphic.blank import blank
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.canvas import STAGE, Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.metrics import shortened, width_of
from components.query.records import records_of
from components.wording.counting import counted

#: Bars of a vote and of a party, pixels; sizes of letters.
BAR, THIN, STEP = 24.0, 8.0, 18.0
NAME, SMALL = 14.0, 12.0
LEFT = 206.0
#: Ends of the scale: a little beyond none and all of the seats, where the outline stands.
LOW, HIGH = -0.014, 1.014
#: On the stage: votes that find room, what each takes, its bar, and letters.
MOST, ROOM, LARGE, STAGED = 4, 93.0, 24.0, 17.0


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A bar a vote, across in shares of all seats; narrow, its words stand above it."""
    # Plain dicts: picking cells out of a frame would cost more than all the rest.
    records: list[Row] = records_of(frame)
    if canvas.stage:
        return _large([r for r in records if r["layer"] == "vote"])
    s = Graphic(LOW, HIGH, 0, 4.0 if canvas.narrow else LEFT)
    y, chosen = 12.0, any(r["selected"] for r in records)
    for _, group in groupby(records, key=lambda r: r["id"]):
        head, *_ = rows = list(group)
        fade = 0.55 if chosen and not head["selected"] else 1.0
        end = _vote(s, rows, y, canvas, fade=fade, first=not s.targets)
        if head["selected"]:
            s.lines += outline(LOW + 0.002, HIGH - 0.002, y - 8, end + 2, Inks.accent, width=3)
        s.targets.append(Target(LOW, HIGH, y - 8, end, head["id"], "vote", head["tip"]))
        y = end + 24
    s.height = round(y if s.targets else 120)
    return s


def _large(votes: list[Row]) -> Graphic:
    """For the projector: no parties and no caveats, and as many votes as find room."""
    if not votes:
        return blank("No vote is in view.")
    s = Graphic(LOW, HIGH, STAGE.height)
    chosen = any(vote["selected"] for vote in votes)
    kept = {vote["id"] for vote in sorted(votes, key=lambda vote: not vote["selected"])[:MOST]}
    room = STAGE.width / (HIGH - LOW)
    for k, vote in enumerate(vote for vote in votes if vote["id"] in kept):
        fade, y = 0.4 if chosen and not vote["selected"] else 1.0, 2 + ROOM * k
        ink, name = mix(Inks.ink, max(fade, 0.6)), vote["label"]
        s.texts.append(Text(0, y + 11, name, ink, STAGED, bold=True))
        taken = width_of(name, STAGED, bold=True) + width_of(vote["date_words"], STAGED)
        if taken + 16 < room:
            s.texts.append(Text(1, y + 11, vote["date_words"], ink, STAGED, "right"))
        # Two votes of one chamber on one day are told apart by what was asked.
        asked = shortened(vote["question"], STAGED, room - 10)
        s.texts.append(Text(0, y + 32, asked, mix(Inks.muted, max(fade, 0.6)), STAGED))
        _segments(s, vote, y + 44, LARGE, fade)
        _told(s, vote, y + LARGE + 56, fade)
        s.targets.append(Target(LOW, HIGH, y, y + ROOM - 4, vote["id"], "vote", vote["tip"]))
    if len(votes) > MOST:
        words = f"and {counted(len(votes) - MOST, 'more vote')}"
        s.texts.append(Text(0, STAGE.height - 10, words, Inks.muted, STAGED))
    return s


def _told(s: Graphic, vote: Row, y: float, fade: float) -> None:
    """The figures of a vote in a line, each behind the colour of its part of the bar."""
    x, unit = 0.0, (HIGH - LOW) / STAGE.width
    for words in vote["counts"].split(" · "):
        color, hollow = _look(vote, words.partition(" ")[2], fade)
        s.marks.append(Mark(x + 7 * unit, y, "square", color, 12, hollow=hollow))
        s.texts.append(Text(x, y, words, mix(Inks.ink, max(fade, 0.6)), STAGED, gap=18))
        x += (width_of(words, STAGED) + 34) * unit


def _look(vote: Row, outcome: str, fade: float) -> tuple[Ink, bool]:
    """How a part of a bar is drawn: its colour, and whether it is an outline."""
    if outcome in ("unknown", VACANT):
        return mix(Inks.none, fade if outcome == "unknown" else fade / 2), True
    color = {
        "for": Inks.of(vote["pressure"]), "against": Inks.ink, "abstained": Inks.none,
        "not voting": mix(Inks.none, 0.4),
    }[outcome]  # fmt: skip
    return mix(color, fade), False


def _vote(
    sketch: Graphic, rows: list[Row], y: float, canvas: Canvas, *, fade: float, first: bool
) -> float:
    """One vote from ``y`` down; the height at which it ends."""
    head, narrow, width = rows[0], canvas.narrow, canvas.width
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
        color, hollow = _look(row, outcome, fade)
        if hollow:
            sketch.lines += outline(at, end, y, y + height, color)
        else:
            sketch.rects.append(Rect(at, end, y, y + height, color))
        at = end
