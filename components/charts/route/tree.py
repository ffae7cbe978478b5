"""The routes as a tree of streams that run into the outcome."""

from __future__ import annotations

from components.charts.route.parts import SIZE, SMALL, confluence, draw_key, draw_start, tall_of
from components.charts.route.words import Row, name_of, note_of
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.graphic import Curve, Graphic, Target
from components.graphic.ink import Inks
from components.graphic.metrics import width_of

#: Pixels kept for the outcome at the right, and for the dot where a route starts.
RIGHT, DOT = 104.0, 14.0


def tree(s: Graphic, rows: list[Row], outcome: str) -> None:
    """Draw the arrows, from where routes start at the left to the outcome at the right."""
    deepest = max(r["depth"] for r in rows)
    step = (s.high - RIGHT) / deepest
    top = draw_key(s, rows) + 10
    place = {r["id"]: s.high - RIGHT - r["depth"] * step + DOT for r in rows}
    label = {r["id"]: wrapped(name_of(r, rows), SIZE, step - 28 - DOT, bold=True) for r in rows}
    note = {r["id"]: wrapped(note_of(r), SMALL, step - 20 - DOT) for r in rows}
    room = max(tall_of(label[i], note[i]) for i in label) + 8
    heights, bottom = confluence(rows, dict.fromkeys(label, room), top)
    for row in rows:
        x, y0 = place[row["id"]], heights[row["id"]]
        y1 = heights[row["parent"]]
        color = Inks.of(row["side"])
        names, notes = label[row["id"]], note[row["id"]]
        wide = max(
            [width_of(n, SIZE, bold=True) for n in names] + [width_of(n, SMALL) for n in notes]
        )
        start, end = x + min(wide + 8, step - 22 - DOT), x + step - 4 - DOT
        pull = (end - start) * 0.5
        points = ((start, y0), (start + pull, y0), (end - pull, y1), (end, y1))
        dash = "solid" if row["type"] == "stated" else "dot"
        s.curves.append(Curve(points, color, 2.2 if dash == "solid" else 1.6, dash, "right", 8))
        high = tall_of(names, notes) / 2
        s.texts += paragraph(names, x, y0 - high, Inks.ink, size=SIZE, bold=True)
        s.texts += paragraph(notes, x, y0 - high + tall(len(names), SIZE), color, size=SMALL)
        if row["selected"]:
            s.lines += outline(
                x - 4, x + wide + 5, y0 - high - 3, y0 + high + 3, Inks.accent, width=2.5
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
