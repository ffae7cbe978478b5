"""The routes on a canvas."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.route.narrow import narrow
from components.charts.route.stage import stage
from components.charts.route.tree import tree
from components.charts.route.words import outcome_of
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.query.records import records_of


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A tree; on a narrow canvas the steps are listed below the outcome."""
    rows, outcome = records_of(frame), outcome_of(frame)
    if canvas.stage:
        return stage(rows, outcome)
    s = Graphic(0, canvas.width, 60)
    if rows:
        (narrow if canvas.narrow else tree)(s, rows, outcome)
    return s
