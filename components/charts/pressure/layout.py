"""Who pressed whom, on a canvas."""

from __future__ import annotations

from components.charts.chart import Frame, case_of
from components.charts.pressure.narrow import narrow
from components.charts.pressure.stage import stage
from components.charts.pressure.wide import wide
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.query.records import rows_of


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Columns with arrows; on a narrow canvas the arrows are listed row by row."""
    rows = rows_of(frame)
    edges, nodes = ([row for row in rows if row.layer == name] for name in ("edge", "node"))
    if canvas.narrow:
        return narrow(edges, case_of(frame))
    return (stage if canvas.stage else wide)(edges, nodes, case_of(frame))
