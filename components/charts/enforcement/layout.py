"""The three layouts of the figures, by canvas."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.enforcement.narrow import draw_rows
from components.charts.enforcement.stage import stage
from components.charts.enforcement.wide import draw_wide
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Figures by year; on a narrow canvas each has a line of its own."""
    if canvas.stage:
        return stage(frame)
    return (draw_rows if canvas.narrow else draw_wide)(frame)
