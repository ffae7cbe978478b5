"""The seats for the projector: the figure, the half circle, and the hole in it."""

from __future__ import annotations

from math import cos, sin

from components.charts.chart import Frame
from components.charts.seats.hemicycle import EDGE, hemicycle, majority_angle, paint
from components.charts.shared.tally import VACANT
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Line, Mark, Sketch, Text
from components.query.records import rows_of
from components.theme import TOKENS, Mode
from components.view import View

#: Radius of the half circle, the height of its foot, and the size of a seat.
RADIUS, FOOT, SEAT = 276.0, 316.0, 10.6
#: Where words stand under the seats, by outcome.
PLACES = {
    "for": (-1.0, "left"), "against": (0.0, "center"), VACANT: (1.0, "right"),
    "unknown": (1.0, "right"),
}  # fmt: skip


def stage(frame: Frame, view: View, *, mode: Mode = "light") -> Sketch:
    """Draw a prepared frame in ``STAGE`` units."""
    if frame.empty:
        return blank("The vote lies outside the filters.", mode=mode)
    t, rows = TOKENS[mode], rows_of(frame)
    s, middle = Sketch(0, *STAGE), STAGE[0] / 2
    first = rows[0]
    places = hemicycle(first.total)
    for row in rows:
        fill, edge = paint(row.layer, row.pressure, t)
        named = row.first + row.seats // 2
        for i in range(row.first, row.first + row.seats):
            x, y = places[i]
            # One seat of each outcome answers for all: a class has no use for 450 stops.
            own = {"id": row.id, "kind": "vote", "tip": row.tip} if i == named else {}
            s.marks.append(
                Mark(middle + RADIUS * x, FOOT - 8 - RADIUS * y, "statement", edge, SEAT,
                     hollow=fill == t.paper, **own)
            )  # fmt: skip
        if row.layer in PLACES:
            across, align = PLACES[row.layer]
            color = {"for": t.of(row.pressure), "against": t.ink}.get(row.layer, t.muted)
            x = middle + across * (RADIUS + SEAT / 2)
            s.texts.append(Text(x, FOOT + 17, str(row.seats), color, 26, align, bold=True))
            words = "no source read says" if row.layer == "unknown" else row.short
            s.texts.append(Text(x, FOOT + 42, words, color, 16, align))
    end, low, high = majority_angle(first.total), 0.36 * RADIUS, EDGE * RADIUS
    s.lines.append(
        Line(middle + low * cos(end), FOOT - 8 - low * sin(end),
             middle + high * cos(end), FOOT - 8 - high * sin(end), t.ink, 2)
    )  # fmt: skip
    x, y = middle + high * cos(end), FOOT - 8 - high * sin(end)
    s.texts.append(Text(x, y - 9, f"Majority: {first.majority}", t.ink, 14, "center", bold=True))
    s.texts.append(Text(middle, FOOT - 60, first.score, t.ink, 62, "center", bold=True))
    s.texts.append(Text(middle, FOOT - 12, f"of {first.total} seats", t.muted, 15, "center"))
    return s
