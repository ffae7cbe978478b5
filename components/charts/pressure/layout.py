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
    """Two columns with arcs between; on a narrow canvas the arcs are listed row by row."""
    rows, case = rows_of(frame), case_of(frame)
    edges, bundles, nodes = (
        [row for row in rows if row.layer == name] for name in ("edge", "bundle", "node")
    )
    if canvas.narrow:
        return narrow(edges, case, canvas.width)
    return (stage if canvas.stage else wide)(edges, bundles, nodes, case)
