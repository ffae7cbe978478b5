"""The routes for a phone: the steps listed below the outcome, each further in."""

from __future__ import annotations

from components.charts.route.parts import SIZE, SMALL, draw_key, draw_start, tall_of
from components.charts.route.words import Row, note_of
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.graphic import Curve, Graphic, Target, Text
from components.graphic.ink import Inks
from components.graphic.metrics import width_of


def narrow(s: Graphic, rows: list[Row], outcome: str) -> None:
    """List the arrows, each below the one that it leads to."""
    y = draw_key(s, rows) + 8
    s.texts.append(Text(0, y + 8, outcome, Inks.ink, 15, bold=True))
    y += 26
    tips: dict[str, float] = {"": y - 8}
    for row in rows:
        x = 18.0 * row["depth"]
        color = Inks.of(row["side"])
        label = wrapped(f"{row['label']} → {row['to']}", SIZE, s.high - x, bold=True)
        note = wrapped(note_of(row), SMALL, s.high - x)
        high = tall_of(label, note)
        dash = "solid" if row["type"] == "stated" else "dot"
        foot, back = tips[row["parent"]], x - 12
        points = ((x - 2, y + 9), (back, y + 9), (back, y + 9), (back, foot))
        of = row["event_id"]
        s.curves.append(Curve(points, color, 1.8, dash, of=of))
        s.texts += paragraph(label, x, y + 1, Inks.ink, size=SIZE, bold=True, of=of)
        s.texts += paragraph(note, x, y + 1 + tall(len(label), SIZE), color, size=SMALL, of=of)
        if row["selected"]:
            s.lines += outline(x - 3, s.high - 1, y - 1, y + high + 3, Inks.accent, width=2.5)
        draw_start(s, row, x + width_of(label[-1], SIZE, bold=True) + 9, y + 9)
        s.targets.append(Target(x, s.high, y, y + high + 4, of, row["kind"], row["tip"]))
        tips[row["id"]] = y + high + 2
        y += high + 10
    s.height = round(y + 4)
