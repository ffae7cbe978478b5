"""The three layouts of the demands, by canvas."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.demands.narrow import draw_rows
from components.charts.demands.stage import stage
from components.charts.demands.wide import draw_wide
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.query.records import rows_of


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Demands and what became of them; on a narrow canvas that stands under each."""
    if canvas.stage:
        return stage(frame)
    return (draw_rows if canvas.narrow else draw_wide)(rows_of(frame))
