"""The layouts of the provisions, by canvas."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.law.cards import draw
from components.charts.law.stage import stage
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Cards by theme and version; on a narrow canvas the versions stand below each other."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, width=canvas.width, narrow=canvas.narrow)
