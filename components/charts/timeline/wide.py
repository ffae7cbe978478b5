"""The wide timeline: time to the right, a lane for each side that pushed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from components.charts.chart import Frame
from components.charts.shared.event_legend import STRUCK, legend_items
from components.charts.timeline.marks import (
    counted_in,
    crowd_of,
    draw_bends,
    event_mark,
    ink,
    lanes_of,
    placed_on,
    span_lines,
)
from components.charts.timeline.places import DOT, NOTE_LINE, NOTE_WIDTH, ROW, place
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.layout.legend import SIZE, draw_legend
from components.graphic.layout.ticks import draw_axis
from components.graphic.layout.time_axis import Axis
from components.graphic.metrics import width_of, wrap
from components.query.citations import DAGGER
from components.theme import LANES
from components.wording.counting import counted

#: Pixels: a lane's head and foot; a row and a head of the small design; the words over the lanes.
HEAD, FOOT, SMALL_ROW, SMALL_HEAD, TOP = 26.0, 6.0, 11.5, 22.0, 24.0


def wide(frame: Frame, *, compact: bool, room: float) -> Graphic:
    """Draw a prepared frame ``room`` pixels wide; ``compact`` is the timeline in small."""
    if frame.empty:
        return Graphic(0.0, 1.0, 120.0)
    rows, axis = placed_on(frame, room)
    place(rows, axis.straight(), compact=compact)
    s = Graphic(axis.low, axis.high, 0.0)
    head, pitch = (SMALL_HEAD, SMALL_ROW) if compact else (HEAD, ROW)
    top = y = TOP if axis.bends else 0.0
    lanes: dict[str, float] = {}
    for lane in lanes_of(frame):
        inside = [r for r in rows if r.pressure == lane]
        tall = head + pitch * (max(r.last_row for r in inside) + 1) + FOOT
        _ground(s, axis, lane, y, y + tall)
        name = f"{LANES[lane]}: {counted_in(inside)}"
        s.texts.append(Text(s.low, y + 13, name, Inks.of(lane), SIZE, bold=True, gap=8))
        lanes[lane] = y + head
        y += tall + 3
    draw_axis(s, axis, top, y + 2, below=10, size=SIZE, room=room)
    _bends(s, axis, y)
    for r in rows:
        if r.layer == "landmark":
            unsure = r.end - r.start > axis.days(3) or r.fades_left or r.fades_right
            color = mix(Inks.ink, 0.12 if r.faded else 0.3)
            dash = "dot" if unsure else "solid"
            s.lines.append(Line(r.x, top, r.x, y, color, dash=dash, of=r.id))
    for r in rows:
        at = lanes[r.pressure] + pitch * (r.row + 0.5)
        if compact:
            _dot(s, r, at)
        else:
            _event(s, r, at, axis)
    y = _bracket(s, rows, axis, y + 29)
    if bare := sum(not r.side for r in rows):
        without = "is drawn without its name" if bare == 1 else "are drawn without their names"
        words = f"{counted(bare, 'event')} {without}."
        s.texts.append(Text(s.low, y + 10, words, Inks.muted, SIZE, gap=8))
        y += 20
    items = legend_items(frame, spans=any(r.end - r.start > axis.days(8) for r in rows))
    if compact:
        items = [(words, sign) for words, sign in items if sign in (STRUCK, DAGGER)]
    s.height = draw_legend(s, items, y + 4, px=room) + 8
    return s


def _ground(s: Graphic, axis: Axis, lane: str, top: float, bottom: float) -> None:
    """A lane's ground, in its full colour where a day is widest and in less of it elsewhere."""
    parts = list(pairwise(axis.knots))
    widest = max((q - p) / (b - a) for (a, p), (b, q) in parts)
    for (a, p), (b, q) in parts:
        share = 0.3 if (q - p) / (b - a) == widest else 0.14
        s.rects.append(Rect(p, q, top, bottom, mix(Inks.soft(lane), share)))


def _bends(s: Graphic, axis: Axis, bottom: float) -> None:
    """Say over the lanes where the scale changes."""
    draw_bends(s, axis, TOP - 4, bottom)
    last = -1e9
    for _, at in axis.bends:
        x, words = (at - axis.low) / (axis.high - axis.low) * axis.room, "scale changes here"
        half = width_of(words, SIZE) / 2
        if x - half > last + 8:
            s.texts.append(Text(at, 10, words, Inks.muted, SIZE, "center", italic=True))
            last = x + half


def _dot(s: Graphic, r: Any, y: float) -> None:
    """An event of the small design: where it falls and who pushed, with a name if it matters."""
    color = ink(Inks.of(r.pressure), r.faded)
    resists = r.stance == "resists"
    s.marks.append(
        Mark(r.x, y, "circle", color, DOT, resists, resists, r.selected, r.id, "event", r.tip)
    )
    if r.side:
        align = "left" if r.side == "right" else "right"
        words = Inks.muted if r.faded else Inks.ink
        s.texts.append(Text(r.x, y, r.name, words, SIZE, align, bold=r.strong, gap=8, of=r.id))


def _event(s: Graphic, r: Any, y: float, axis: Axis) -> None:
    color = ink(Inks.of(r.pressure), r.faded)
    s.lines += span_lines(r, y, color, axis)
    s.marks.append(event_mark(r, r.x, y))
    side = r.side
    if not side:
        return
    words = Inks.ink if (r.strong or r.annotation) and not r.faded else Inks.muted
    if side.startswith("over"):
        align = "left" if side == "over" else "right"
        s.texts.append(Text(r.x, y - ROW + 1, r.name, words, SIZE, align, bold=r.strong, of=r.id))
        return
    far, align = (r.end, "left") if side == "right" else (r.start, "right")
    reaches = abs(far - r.x) > axis.days(5)
    at, gap = (far, 6.0) if reaches else (r.x, 10.0)
    s.texts.append(Text(at, y, r.name, words, SIZE, align, bold=r.strong, gap=gap, of=r.id))
    for i, line in enumerate(wrap(r.note, SIZE, NOTE_WIDTH)):
        s.texts.append(
            Text(
                at, y + ROW + NOTE_LINE * i, line, Inks.muted, SIZE, align, italic=True, gap=gap,
                of=r.id,
            )
        )  # fmt: skip


def _bracket(s: Graphic, rows: list[Any], axis: Axis, y: float) -> float:
    """A bracket under the stretch in which most happens, a way to it; returns where it ends."""
    busy = crowd_of(rows, axis, size=SIZE, bold=False, beyond=10)
    if not busy:
        return y
    a, b = busy.low, busy.high
    for x0, y0, x1, y1 in ((a, y, b, y), (a, y, a, y - 5), (b, y, b, y - 5)):
        s.lines.append(Line(x0, y0, x1, y1, Inks.ink, 1.2, of=busy.period))
    if busy.words:
        said = Text(busy.at, y, busy.words, Inks.ink, SIZE, busy.align, gap=6, of=busy.period)
        s.texts.append(said)
    s.targets.append(busy.target(axis, y, 6, SIZE, bold=False))
    return y + 14
