"""The wide timeline: time to the right, a lane for each side that pushed."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.charts.shared.event_legend import STRUCK, legend_items
from components.charts.timeline.marks import event_mark, ink, lanes_of, name_crowded, span_lines
from components.charts.timeline.places import DOT, NOTE_LINE, NOTE_WIDTH, ROW, place
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.layout.landmarks import draw_landmark
from components.graphic.layout.legend import SIZE, draw_legend
from components.graphic.layout.time_axis import WIDTH, Axis, draw_axis
from components.graphic.metrics import wrap
from components.query.citations import DAGGER
from components.query.records import rows_of
from components.theme import LANES
from components.wording.counting import counted

#: Pixels: a tier of landmarks, a lane's head and foot; a row and a head of the small design.
TIER, HEAD, FOOT, SMALL_ROW, SMALL_HEAD = 18.0, 26.0, 6.0, 11.5, 22.0


def wide(frame: Frame, *, compact: bool) -> Graphic:
    """Draw a prepared frame; ``compact`` is the timeline in small."""
    if frame.empty:
        return Graphic(0.0, 1.0, 120.0)
    rows = rows_of(frame)
    axis = Axis(rows[0].low, rows[0].high)
    place(rows, axis, compact=compact)
    marks = [r for r in rows if r.layer == "landmark"]
    s = Graphic(axis.low, axis.high, 0.0)
    top = 12 + TIER * (max((r.tier for r in marks), default=-1) + 1)
    head, pitch = (SMALL_HEAD, SMALL_ROW) if compact else (HEAD, ROW)
    y = top
    lanes: dict[str, float] = {}
    for lane in lanes_of(frame):
        inside = [r for r in rows if r.pressure == lane]
        tall = head + pitch * (max(r.last_row for r in inside) + 1) + FOOT
        s.rects.append(Rect(s.low, s.high, y, y + tall, mix(Inks.soft(lane), 0.3)))
        name = f"{LANES[lane]}: {counted(len(inside), 'event')}"
        s.texts.append(Text(s.low, y + 13, name, Inks.of(lane), SIZE, bold=True, gap=8))
        lanes[lane] = y + head
        y += tall + 3
    draw_axis(s, axis, top, y + 2, below=10, size=SIZE, room=WIDTH)
    for r in marks:
        unsure = r.end - r.start > 7 or r.fades_left or r.fades_right
        draw_landmark(
            s, r.x, top - 4 - TIER * (r.tier + 0.5), y, r.name, r.tier_side, size=SIZE,
            color=Inks.muted if r.faded else Inks.ink, share=0.2 if r.faded else 0.45,
            dash="dot" if unsure else "solid",
        )  # fmt: skip
    for r in rows:
        at = lanes[r.pressure] + pitch * (r.row + 0.5)
        if compact:
            _dot(s, r, at)
        else:
            _event(s, r, at, axis)
    y = _bracket(s, rows, axis, y + 29)
    if bare := sum(r.layer == "event" and not r.side for r in rows):
        without = "is drawn without its name" if bare == 1 else "are drawn without their names"
        words = f"{counted(bare, 'event')} {without}."
        s.texts.append(Text(s.low, y + 10, words, Inks.muted, SIZE, gap=8))
        y += 20
    items = legend_items(frame, spans=any(r.end - r.start > axis.days(8) for r in rows))
    if compact:
        items = [(words, sign) for words, sign in items if sign in (STRUCK, DAGGER)]
    s.height = draw_legend(s, items, y + 4, px=WIDTH) + 8
    return s


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
        s.texts.append(Text(r.x, y, r.label, words, SIZE, align, bold=r.selected, gap=8))


def _event(s: Graphic, r: Any, y: float, axis: Axis) -> None:
    color = ink(Inks.of(r.pressure), r.faded)
    s.lines += span_lines(r, y, color, axis)
    s.marks.append(event_mark(r, r.x, y))
    side = r.side
    if not side:
        return
    strong = bool(r.annotation) or r.selected
    words = Inks.ink if strong and not r.faded else Inks.muted
    if side.startswith("over"):
        align = "left" if side == "over" else "right"
        s.texts.append(Text(r.x, y - ROW + 2.5, r.label, words, SIZE, align, bold=r.selected))
        return
    far, align = (r.end, "left") if side == "right" else (r.start, "right")
    reaches = abs(axis.px(far) - axis.px(r.x)) > 5
    at, gap = (far, 6.0) if reaches else (r.x, 10.0)
    if r.layer == "event":
        s.texts.append(Text(at, y, r.label, words, SIZE, align, bold=r.selected, gap=gap))
        y += ROW
    for i, line in enumerate(wrap(r.note, SIZE, NOTE_WIDTH)):
        s.texts.append(
            Text(at, y + NOTE_LINE * i, line, Inks.muted, SIZE, align, italic=True, gap=gap)
        )


def _bracket(s: Graphic, rows: list[Any], axis: Axis, y: float) -> float:
    """A bracket under the stretch in which most happens; returns where it ends."""
    busy = name_crowded(s, rows, axis, y, size=SIZE, gap=6, bold=False, room=WIDTH)
    if not busy:
        return y
    a, b = busy
    for x0, y0, x1, y1 in ((a, y, b, y), (a, y, a, y - 5), (b, y, b, y - 5)):
        s.lines.append(Line(x0, y0, x1, y1, Inks.ink, 1.2))
    return y + 14
