"""The axis of time of a drawing for the projector."""

from __future__ import annotations

from components.charts.lettering import box
from components.charts.marks import Sketch, Text, grid_line
from components.charts.timeaxis import Axis, tick_side, ticks
from components.theme import Tokens

SIZE = 14.5


def draw_axis(s: Sketch, axis: Axis, top: float, bottom: float, t: Tokens, *, room: float) -> None:
    """Rule and name periods of a plot ``room`` wide, as many as do not run into each other."""
    last = -1e9
    for x, name in ticks(axis, room=room):
        s.lines.append(grid_line(x, top, bottom, t))
        at = (x - s.low) / (s.high - s.low) * room
        align = tick_side(name, at, size=SIZE, room=room)
        left, _, right, _ = box(name, at, 0, size=SIZE, align=align)
        if left >= last + 3:
            s.texts.append(Text(x, bottom + 12, name, t.muted, SIZE, align))
            last = right
