"""The routes as a tree of streams that run into the outcome."""

from __future__ import annotations

from components.charts.route.parts import (
    SIZE,
    SMALL,
    bend,
    confluence,
    draw_key,
    draw_start,
    stream,
    tall_of,
)
from components.charts.route.words import Row, name_of, note_of
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.graphic import Curve, Graphic, Target
from components.graphic.ink import Inks
from components.graphic.metrics import broken, width_of

#: Pixels kept for the outcome at the right, and for the dot where a route starts.
RIGHT, DOT = 104.0, 14.0


def tree(s: Graphic, rows: list[Row], outcome: str) -> None:
    """Draw the arrows, from where routes start at the left to the outcome at the right."""
    deepest = max(r["depth"] for r in rows)
    step = (s.high - RIGHT) / deepest
    top = draw_key(s, rows) + 10
    place = {r["id"]: s.high - RIGHT - r["depth"] * step + DOT for r in rows}
    across = step - 28 - DOT
    label = {r["id"]: broken(name_of(r, rows), SIZE, across, bold=True) for r in rows}
    note = {r["id"]: broken(note_of(r), SMALL, across + 6) for r in rows}
    wide = {
        i: max(
            [width_of(n, SIZE, bold=True) for n in label[i]] + [width_of(n, SMALL) for n in note[i]]
        )
        for i in label
    }
    room = max(tall_of(label[i], note[i]) for i in label) + 8
    heights, bottom = confluence(rows, dict.fromkeys(label, room), top)
    starts = {i: place[i] + wide[i] + 7 for i in place}
    for row in rows:
        x, y0 = place[row["id"]], heights[row["id"]]
        y1 = heights[row["parent"]]
        color = Inks.of(row["side"])
        names, notes = label[row["id"]], note[row["id"]]
        start, end = starts[row["id"]], x + step - 4 - DOT
        dash = "solid" if row["type"] == "stated" else "dot"
        width = 2.2 if dash == "solid" else 1.6
        look = Curve((), color, width, dash, "right", 8, of=row["event_id"])
        bent = bend(row, rows, heights, starts, room / 2)
        s.curves += stream((start, y0), bent, (end, y1), look)
        high = tall_of(names, notes) / 2
        s.texts += paragraph(
            names, x, y0 - high, Inks.ink, size=SIZE, bold=True, of=row["event_id"]
        )
        s.texts += paragraph(
            notes, x, y0 - high + tall(len(names), SIZE), color, size=SMALL, of=row["event_id"]
        )
        if row["selected"]:
            s.lines += outline(
                x - 4, x + wide[row["id"]] + 5, y0 - high - 3, y0 + high + 3, Inks.accent, width=2.5
            )
        draw_start(s, row, x - 7, y0 - high + SIZE * 0.6)
        box = (x - DOT, end, y0 - room / 2, y0 + room / 2)
        s.targets.append(Target(*box, row["event_id"], row["kind"], row["tip"]))
    lines = wrapped(outcome, 14, RIGHT - 12, bold=True)
    s.texts += paragraph(
        lines,
        s.high - RIGHT + 4,
        heights[""] - tall(len(lines), 14) / 2,
        Inks.ink,
        size=14,
        bold=True,
    )
    s.height = round(bottom + 8)
