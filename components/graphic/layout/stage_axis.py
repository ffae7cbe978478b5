"""The axis of time of a drawing for the projector."""

from __future__ import annotations

from components.graphic.graphic import Sketch, Text, grid_line
from components.graphic.layout.time_axis import Axis, tick_names
from components.theme import Tokens

SIZE = 14.5


def draw_axis(s: Sketch, axis: Axis, top: float, bottom: float, t: Tokens, *, room: float) -> None:
    """Rule and name periods of a plot ``room`` wide."""
    plot = room * (axis.high - axis.low) / (s.high - s.low)
    for x, name, align in tick_names(axis, size=SIZE, room=plot, beyond=room - plot):
        s.lines.append(grid_line(x, top, bottom, t))
        if name:
            s.texts.append(Text(x, bottom + 12, name, t.muted, SIZE, align))
