"""The votes beside each other for the projector: one bar a chamber, as long as the chamber."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.tally import OUTCOMES, VACANT
from components.graphic.blank import blank
from components.graphic.blocks import outline
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import width_of
from components.query.records import rows_of
from components.wording.counting import counted

#: Votes that find room, the step between them, and the height of a bar.
MOST, STEP, BAR = 4, 88.0, 30.0
EDGE = 6.0


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    votes = [row for row in rows_of(frame) if row.layer == "vote"]
    if not votes:
        return blank("No vote is in view.")
    s = Graphic(0, STAGE.width, STAGE.height)
    chosen = any(vote.selected for vote in votes)
    shown = sorted(votes, key=lambda vote: not vote.selected)[:MOST]
    for k, vote in enumerate(v for v in votes if v in shown):
        _vote(s, vote, 4 + STEP * k, fade=1.0 if vote.selected or not chosen else 0.4)
    if len(votes) > MOST:
        words = f"and {counted(len(votes) - MOST, 'more vote')}"
        s.texts.append(Text(EDGE, STAGE.height - 10, words, Inks.muted, 13))
    return s


def _vote(s: Graphic, vote: Any, y: float, *, fade: float) -> None:
    right, ink = STAGE.width - EDGE, mix(Inks.ink, max(fade, 0.6))
    s.texts.append(Text(EDGE, y + 11, vote.label, ink, 16, bold=True))
    name, when = width_of(vote.label, 16, bold=True), width_of(vote.date_words, 13.5)
    if EDGE + name + 16 + when < right:
        s.texts.append(Text(right, y + 11, vote.date_words, ink, 13.5, "right"))
    seat = (right - EDGE) / vote.seats
    at, top, foot = EDGE, y + 23, y + 23 + BAR
    looks = {"for": Inks.of(vote.pressure), "against": Inks.ink, "abstained": Inks.none}
    for outcome in OUTCOMES:
        seats = vars(vote)[outcome]
        wide = 0.0 if pd.isna(seats) else float(seats) * seat
        if wide and outcome in ("unknown", VACANT):
            share = fade if outcome == "unknown" else fade / 2
            s.lines += outline(at, at + wide, top, foot, mix(Inks.none, share))
        elif wide:
            color = mix(looks.get(outcome, Inks.none_soft), fade)
            s.rects.append(Rect(at, at + wide, top, foot, color))
        at += wide
    s.texts.append(Text(EDGE, foot + 13, vote.counts, ink, 14.5))
    s.marks.append(
        Mark((EDGE + right) / 2, (top + foot) / 2, "circle", Inks.ink, 0, id=vote.id, kind="vote",
             tip=vote.tip)
    )  # fmt: skip
