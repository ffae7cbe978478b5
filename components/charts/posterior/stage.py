"""What a weighing makes of the answers, for the projector: a bar an answer, before and after."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.charts.shared.weighed import among
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import width_of
from components.query.records import rows_of
from components.wording.counting import counted

#: Answers that find room, and units for the figures right of the bars.
MOST, FIGURES = 8, 74.0
TOP, FOOT = 32.0, 40.0


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units; a second weighing is a thin bar below."""
    own = [row for row in rows_of(frame) if row.layer == "own"]
    if not own:
        return blank("No answer is in view.")
    s = Graphic(0, STAGE.width, STAGE.height)
    beside = {row.id: row for row in rows_of(frame) if row.layer == "rival"}
    shown = own[:MOST]
    left = 14 + max(width_of(row.label, 16, bold=True) for row in shown)
    step = min(56.0, (STAGE.height - TOP - FOOT) / len(shown))
    most = max(0.3, *(row.posterior for row in (*own, *beside.values())))
    unit = (STAGE.width - left - FIGURES) / most
    for k, row in enumerate(shown):
        _row(s, row, beside.get(row.id), TOP + step * (k + 0.5), step, left, unit)
    s.texts.append(Text(left, 14, among(len(own)), Inks.ink, 16, bold=True))
    foot = "A line marks where each answer began."
    if beside:
        foot += " The thin bar is the second weighing."
    if len(own) > MOST:
        foot += f" And {counted(len(own) - MOST, 'more answer')}."
    at = max(0.0, min(left, STAGE.width - width_of(foot, 13.5)))
    s.texts.append(Text(at, STAGE.height - 18, foot, Inks.muted, 13.5))
    return s


def _row(s: Graphic, row: Any, rival: Any, y: float, step: float, left: float, unit: float) -> None:
    color, half = Inks.both if row.leads else mix(Inks.both, 0.6), 0.3 * step
    s.texts.append(Text(left - 10, y, row.label, Inks.ink, 16, "right", bold=bool(row.leads)))
    end = left + unit * row.posterior
    s.rects.append(Rect(left, end, y - half, y + half * (0.5 if rival else 1), color))
    if rival:
        s.rects.append(
            Rect(left, left + unit * rival.posterior, y + half * 0.6, y + half, Inks.none)
        )
    start = left + unit * row.prior
    s.lines.append(Line(start, y - half - 4, start, y + half + 4, Inks.ink, 2))
    at = max(end, start) + 8
    s.texts.append(Text(min(at, STAGE.width - 62), y, row.after, Inks.ink, 18, bold=True))
    s.marks.append(
        Mark((left + end) / 2, y, "circle", Inks.ink, 0, id=row.id, kind="explanation",
             tip=row.tip)
    )  # fmt: skip
