"""The timeline on a canvas: one drawing for each way that time runs."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.timeline.bars import across, down
from components.charts.timeline.density import is_dense
from components.charts.timeline.narrow import narrow
from components.charts.timeline.stage import stage
from components.charts.timeline.wide import wide
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.graphic.layout.time_axis import WIDTH


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """In lanes; on a narrow canvas time runs down, a compact one names what tells the story.

    Where much lies on one another, it is counted.
    """
    if is_dense(frame):
        return down(frame) if canvas.narrow else across(frame, canvas)
    if canvas.stage:
        return stage(frame)
    if canvas.narrow:
        return narrow(frame, compact=canvas.compact)
    room = canvas.width if canvas.roomy else WIDTH
    return wide(frame, compact=canvas.compact, room=room)
