"""The seats of a chamber as a half circle, its score, and the hole in it."""

from __future__ import annotations

from math import cos, sin
from typing import Any, NamedTuple

from components.charts.chart import Frame
from components.charts.seats.hemicycle import EDGE, hemicycle, majority_angle, paint
from components.charts.shared.tally import VACANT
from components.graphic.blank import blank
from components.graphic.blocks import paragraph, tall
from components.graphic.canvas import Canvas
from components.graphic.graphic import Curve, Dots, Graphic, Line, Text
from components.graphic.ink import Inks
from components.graphic.metrics import wrap
from components.query.records import rows_of

#: Where words stand under the seats, by outcome: for at the left end, against amid, the rest at
#: the right end.
PLACES = {
    "for": (-1.0, "left"), "against": (0.0, "center"), VACANT: (1.0, "right"),
    "unknown": (1.0, "right"),
}  # fmt: skip
#: What the last row is told of seats of which nothing is known.
UNREAD = "no source read says"
#: How far the middle two points of a curve pull it, for a quarter of a circle.
ROUND = 0.5523


class Plan(NamedTuple):
    """Sizes of a drawing: radius and foot of the half circle, a seat, letters, and steps down.

    ``score``, ``of`` and ``majority`` are sizes of letters, ``up`` how far the first two stand
    above the foot; ``number`` and ``words`` are those of what stands under the seats, ``down`` how
    far below. ``notes`` is the size of the notes, 0 where there are none.
    """

    radius: float
    foot: float
    seat: float
    score: float
    of: float
    majority: float
    up: tuple[float, float]
    number: float
    words: float
    down: tuple[float, float]
    notes: float


def plan(canvas: Canvas) -> Plan:
    """Sizes for a canvas."""
    if canvas.stage:
        return Plan(276, 308, 10.6, 62, 15, 14, (52, 4), 26, 16, (25, 50), 0)
    radius = min(330.0, (canvas.width - 12) / 2 / EDGE)
    # The score keeps clear of the innermost seats, whose row is as much smaller as it is.
    foot, seat, score = 26 + radius * EDGE, radius * 0.041, radius * 0.22
    if canvas.narrow:
        return Plan(radius, foot, seat, score, 12, 13, (radius * 0.17, 6), 15, 12, (24, 42), 12)
    return Plan(radius, foot, seat, score, 14, 14, (radius * 0.17, 8), 18, 15, (24, 46), 13)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A dot a seat; the drawing keeps its proportions."""
    if frame.empty:
        return blank("The vote lies outside the filters.") if canvas.stage else Graphic(0, 1, 120)
    p, rows = plan(canvas), rows_of(frame)
    s = Graphic(0, canvas.width, canvas.height, rigid=True)
    middle, first = canvas.width / 2, rows[0]
    for row in rows:
        _seats(s, row, p, middle)
    if first.selected and not canvas.stage:  # a scene names its vote: there is no other to tell
        s.curves += _halo(middle, p)
    _majority(s, first, p, middle)
    # Georgia's figures are too light for the last row.
    bold, serif = canvas.stage, not canvas.stage
    score, of = p.up
    s.texts += [
        Text(
            middle, p.foot - score, first.score, Inks.ink, p.score, "center", bold=bold, serif=serif
        ),
        Text(middle, p.foot - of, f"of {first.total} seats", Inks.muted, p.of, "center"),
    ]
    for row in rows:
        s.texts += _under(row, p, middle, unread=canvas.stage)
    if not canvas.stage:
        s.height = round(_notes(s, str(first.notes), p, middle) + 8)
    return s


def _seats(s: Graphic, row: Any, p: Plan, middle: float) -> None:
    """The seats of one outcome; all of them stand for its row."""
    fill, edge = paint(row.layer, row.pressure)
    places = tuple(
        (middle + p.radius * x, p.foot - p.radius * y)
        for x, y in hemicycle(row.total)[row.first : row.first + row.seats]
    )
    if places:
        # The last row sees no hairline.
        width = 1.0 if p.notes else 1.8
        s.dots.append(
            Dots(places, edge, p.seat, fill == Inks.paper, id=row.id, kind="vote", tip=row.tip,
                 edge=width)
        )  # fmt: skip


def _halo(middle: float, p: Plan) -> list[Curve]:
    """An arc around a vote that is chosen."""
    reach, pull, top = p.radius * EDGE, p.radius * EDGE * ROUND, p.foot - p.radius * EDGE
    return [
        Curve(
            (
                (middle + side * reach, p.foot),
                (middle + side * reach, p.foot - pull),
                (middle + side * pull, top),
                (middle, top),
            ),
            Inks.accent,
            4,
        )
        for side in (-1, 1)
    ]


def _majority(s: Graphic, first: Any, p: Plan, middle: float) -> None:
    """The line that more than half of the seats must pass."""
    end, low, high = majority_angle(first.total), 0.4 * p.radius, EDGE * p.radius
    x, y = middle + high * cos(end), p.foot - high * sin(end)
    start = (middle + low * cos(end), p.foot - low * sin(end))
    s.lines.append(Line(*start, x, y, Inks.ink, 1.5 if p.notes else 2))
    words = f"Majority: {first.majority}"
    s.texts.append(Text(x, y - 12, words, Inks.ink, p.majority, "center", bold=not p.notes))


def _under(row: Any, p: Plan, middle: float, *, unread: bool) -> list[Text]:
    """How many seats had an outcome, and its words, under where they stand."""
    if row.layer not in PLACES:
        return []
    across, align = PLACES[row.layer]
    color = {"for": Inks.of(row.pressure), "against": Inks.ink}.get(row.layer, Inks.muted)
    x = middle + across * (p.radius + (p.seat / 2 if unread else 0))
    words = UNREAD if unread and row.layer == "unknown" else row.short
    count, said = (p.foot + step for step in p.down)
    return [
        Text(x, count, str(row.seats), color, p.number, align, bold=True),
        Text(x, said, words, color, p.words, align),
    ]


def _notes(s: Graphic, notes: str, p: Plan, middle: float) -> float:
    """What must be said of the figures, as wide as the half circle; returns where it ends."""
    y = p.foot + p.down[1] + 24
    for text in notes.split("\n"):
        lines = wrap(text, p.notes, 2 * p.radius)
        color = Inks.muted if text.startswith("†") else Inks.ink
        s.texts += paragraph(lines, middle - p.radius, y, color, size=p.notes)
        y += tall(len(lines), p.notes) + 0.4 * p.notes
    return y
