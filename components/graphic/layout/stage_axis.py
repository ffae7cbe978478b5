"""The axis of time of a drawing for the projector."""

from __future__ import annotations

from components.graphic.graphic import Graphic, Text, grid_line
from components.graphic.ink import Inks
from components.graphic.layout.time_axis import Axis, tick_names

SIZE = 14.5


def draw_axis(s: Graphic, axis: Axis, top: float, bottom: float, *, room: float) -> None:
    """Rule and name periods of a plot ``room`` wide."""
    plot = room * (axis.high - axis.low) / (s.high - s.low)
    for x, name, align in tick_names(axis, size=SIZE, room=plot, beyond=room - plot):
        s.lines.append(grid_line(x, top, bottom))
        if name:
            s.texts.append(Text(x, bottom + 12, name, Inks.muted, SIZE, align))
