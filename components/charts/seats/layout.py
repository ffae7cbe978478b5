"""The seats of a chamber as a half circle, its score, and the hole in it."""

from __future__ import annotations

from math import cos, hypot, sin
from typing import Any, NamedTuple

from components.charts.chart import Frame
from components.charts.seats.hemicycle import EDGE, INNER, angle, dots, size
from components.charts.shared.seat_looks import look
from components.graphic.blank import blank
from components.graphic.blocks import paragraph, tall
from components.graphic.canvas import Canvas
from components.graphic.graphic import Curve, Dots, Graphic, Line, Text
from components.graphic.ink import Inks
from components.graphic.metrics import width_of, wrap
from components.query.records import rows_of
from components.query.vote_count import UNKNOWN, VACANT

#: Where words stand under the seats, by outcome: for at the left end, against amid, the rest at
#: the right end.
PLACES = {
    "for": (-1.0, "left"), "against": (0.0, "center"), VACANT: (1.0, "right"),
    UNKNOWN: (1.0, "right"),
}  # fmt: skip
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


def plan(canvas: Canvas, total: int = 1, *, keyed: bool = False) -> Plan:
    """Sizes for a canvas; on the projector a key below takes its room from the half circle."""
    dot = size(total)
    if canvas.stage and keyed:
        return Plan(211, 241, min(8.2, 211 * dot), 48, 15, 15, (43, 4), 22, 15, (20, 39), 0)
    if canvas.stage:
        return Plan(241, 273, min(9.4, 241 * dot), 52, 15, 15, (46, 4), 23, 15, (22, 44), 0)
    radius = min(330.0, (canvas.width - 12) / 2 / EDGE)
    # The score keeps clear of the innermost seats, whose row is as much smaller as it is.
    foot, seat, score = 26 + radius * EDGE, radius * dot, radius * 0.22
    if canvas.narrow:
        return Plan(radius, foot, seat, score, 12, 13, (radius * 0.17, 6), 15, 12, (24, 42), 12)
    return Plan(radius, foot, seat, score, 14, 14, (radius * 0.17, 8), 18, 15, (24, 46), 13)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A dot a seat; the drawing keeps its proportions."""
    if frame.empty:
        return (
            blank("No vote on the law lies within the filters.")
            if canvas.stage
            else Graphic(0, 1, 120)
        )
    rows = rows_of(frame)
    rest = [row for row in rows if row.layer not in PLACES and row.seats]
    p = plan(canvas, rows[0].total, keyed=bool(rest))
    s = Graphic(0, canvas.width, canvas.height, rigid=True)
    middle, first = canvas.width / 2, rows[0]
    for row in rows:
        _seats(s, row, p, middle)
    if first.selected and not canvas.stage:  # a scene names its vote: there is no other to tell
        s.curves += _halo(middle, p)
    if first.line:
        _majority(s, first, p, middle)
    # Georgia's figures are too light for the last row.
    bold, serif = canvas.stage, not canvas.stage
    score, of = p.up
    # Words stand where nobody counted.
    size = _fitting(first.score, p, serif) if first.score[:1].isdigit() else p.of + 2
    s.texts += [
        Text(middle, p.foot - score, first.score, Inks.ink, size, "center", bold=bold, serif=serif),
        Text(middle, p.foot - of, _of(first), Inks.muted, p.of, "center"),
    ]
    if first.failed:  # struck through, as what goes against the law is on every chart of time
        half, y = width_of(first.score, size) / 2, p.foot - score
        s.lines.append(Line(middle - half, y, middle + half, y, Inks.ink, 0.06 * size))
    for row in rows:
        s.texts += _under(row, p, middle, unread=canvas.stage)
    below = p.foot + p.down[1]
    if rest:
        below = _key(s, rest, p, canvas.width)
    if not canvas.stage:
        s.height = round(_notes(s, str(first.notes), p, middle, below + 24) + 8)
    return s


def _fitting(score: str, p: Plan, serif: bool) -> float:
    """Size of letters at which a score, however long, stays within the innermost seats."""
    inner, size = p.radius * INNER - p.seat / 2, p.score
    share = 0.535 if serif else 0.45  # of the width that is reckoned with, on either side
    while size > p.of and hypot(share * width_of(score, size), p.up[0] + 0.36 * size) > inner:
        size -= 1
    return size


def _of(first: Any) -> str:
    """What stands under the score: of how many seats, and how it ended where that must be said."""
    ended = first.verdict if first.verdict != first.score else ""
    return f"of {first.whole}" + (f": {ended}" if ended else "")


def _seats(s: Graphic, row: Any, p: Plan, middle: float) -> None:
    """The seats of one outcome; all of them stand for its row."""
    seat = look(row.layer, row.pressure)
    places = tuple(
        (middle + p.radius * x, p.foot - p.radius * y)
        for x, y in dots(row.total, row.first, row.seats)
    )
    if places:
        # The last row sees no hairline.
        width = 1.0 if p.notes else 1.8
        s.dots.append(
            Dots(places, seat.ink, p.seat, seat.filled < 1, id=row.id, kind="vote", tip=row.tip,
                 edge=width)
        )  # fmt: skip
        if 0 < seat.filled < 1:
            s.dots.append(Dots(places, seat.ink, p.seat * seat.filled))


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
    """The line that the votes for must pass: through the middle, and elsewhere beside the seats."""
    end, high = angle(first.total, int(first.majority)), EDGE * p.radius
    x, y = middle + high * cos(end), p.foot - high * sin(end)
    half = int(first.majority) == first.total // 2 + 1
    for low, top in ((0.4, EDGE),) if half else ((0.37, 0.42), (1.02, EDGE)):
        across, up = p.radius * cos(end), p.radius * sin(end)
        start = (middle + low * across, p.foot - low * up)
        stop = (middle + top * across, p.foot - top * up)
        s.lines.append(Line(*start, *stop, Inks.ink, 1.5 if p.notes else 2))
    # Beside the half circle words stand level with the line's end, away from the seats.
    side = cos(end) if abs(cos(end)) > 0.3 else 0.0
    align = "center" if not side else "left" if side > 0 else "right"
    s.texts.append(Text(x, y - 12, first.line, Inks.ink, p.majority, align, bold=not p.notes))


def _key(s: Graphic, rest: list[Any], p: Plan, width: float) -> float:
    """Seats of the other states, each with its look; returns where they end."""
    left, right = (width / 2 + side * p.radius for side in (-1, 1)) if p.notes else (8, width - 8)
    x, y, size = left, p.foot + p.down[1] + 26, p.words
    for row in rest:
        seat, words = look(row.layer, row.pressure), f"{row.seats} {row.short}"
        room = 24 + width_of(words, size)
        if x + room > right and x > left:
            x, y = left, y + 1.5 * size
        at = ((x + 6, y),)
        s.dots.append(Dots(at, seat.ink, 11, seat.filled < 1, edge=1.5))
        if 0 < seat.filled < 1:
            s.dots.append(Dots(at, seat.ink, 11 * seat.filled))
        s.texts.append(Text(x + 18, y, words, Inks.muted, size))
        x += room + 10
    return y


def _under(row: Any, p: Plan, middle: float, *, unread: bool) -> list[Text]:
    """How many seats had an outcome, and its words, under where they stand."""
    if row.layer not in PLACES:
        return []
    across, align = PLACES[row.layer]
    color = {"for": Inks.of(row.pressure), "against": Inks.ink}.get(row.layer, Inks.muted)
    x = middle + across * (p.radius + (p.seat / 2 if unread else 0))
    count, said = (p.foot + step for step in p.down)
    return [
        Text(x, count, str(row.seats), color, p.number, align, bold=True),
        Text(x, said, row.short, color, p.words, align),
    ]


def _notes(s: Graphic, notes: str, p: Plan, middle: float, y: float) -> float:
    """What must be said of the figures, as wide as the half circle; returns where it ends."""
    for text in notes.split("\n"):
        lines = wrap(text, p.notes, 2 * p.radius)
        color = Inks.muted if text.startswith("†") else Inks.ink
        s.texts += paragraph(lines, middle - p.radius, y, color, size=p.notes)
        y += tall(len(lines), p.notes) + 0.4 * p.notes
    return y
