"""The wide timeline: time to the right, a lane for each side that pushed."""

from __future__ import annotations

from math import ceil
from typing import Any

from components.charts.chart import Frame
from components.charts.shared.event_legend import legend_items
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text, grid_line
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.legend import FADING, SIZE, draw_legend
from components.graphic.layout.time_axis import WIDTH, Axis, crowded, day, short_date, tick_names
from components.graphic.metrics import width_of, wrap
from components.query.citations import DAGGER
from components.query.records import rows_of
from components.theme import LANES, SHAPES
from components.wording.counting import counted
from components.wording.periods import period_words

#: Pixels: widest note, a note's line, a row, a tier of landmarks, a lane's head and foot.
NOTE_WIDTH, NOTE_LINE, ROW, TIER, HEAD, FOOT = 215.0, 15.0, 17.0, 18.0, 26.0, 6.0

#: The small design: a dot, a row, a lane's head.
DOT, SMALL_ROW, SMALL_HEAD = 8.5, 11.5, 22.0
#: Days of an axis on which a crowded stretch is pointed out.
LONG = 1100.0


def note_rows(lines: int) -> int:
    """Rows that a note of so many lines takes."""
    return ceil((lines * NOTE_LINE + 3) / ROW) if lines else 0


def sketch(frame: Frame, *, compact: bool) -> Graphic:
    """Draw a prepared frame; ``compact`` is the timeline in small."""
    if frame.empty:
        return Graphic(0.0, 1.0, 120.0)
    axis = Axis(float(frame["low"].iloc[0]), float(frame["high"].iloc[0]))
    s = Graphic(axis.low, axis.high, 0.0)
    top = 12 + TIER * (int(frame["tier"].max()) + 1)
    head, pitch = (SMALL_HEAD, SMALL_ROW) if compact else (HEAD, ROW)
    row, side = ("small_row", "small_side") if compact else ("row", "side")
    last = row if compact else "last_row"
    y = top
    lanes: dict[str, float] = {}
    for lane in lanes_of(frame):
        inside = frame[frame["pressure"] == lane]
        tall = head + pitch * (int(inside[last].max()) + 1) + FOOT
        s.rects.append(Rect(s.low, s.high, y, y + tall, mix(Inks.soft(lane), 0.3)))
        name = f"{LANES[lane]}: {counted(len(inside), 'event')}"
        s.texts.append(Text(s.low, y + 13, name, Inks.of(lane), SIZE, bold=True, gap=8))
        lanes[lane] = y + head
        y += tall + 3
    for at, name, align in tick_names(axis, size=SIZE):
        s.lines.append(grid_line(at, top, y + 2))
        if name:
            s.texts.append(Text(at, y + 12, name, Inks.muted, SIZE, align))
    rows = rows_of(frame)
    for r in rows:
        if r.layer == "landmark":
            _landmark(s, r, top - 4 - TIER * (r.tier + 0.5), y)
    for r in rows:
        at = lanes[r.pressure] + pitch * (getattr(r, row) + 0.5)
        if compact:
            _dot(s, r, at)
        else:
            _event(s, r, at, axis)
    y = _bracket(s, frame, axis, y + 29)
    if bare := int(((frame["layer"] == "event") & (frame[side] == "")).sum()):
        without = "is drawn without its name" if bare == 1 else "are drawn without their names"
        words = f"{counted(bare, 'event')} {without}."
        s.texts.append(Text(s.low, y + 10, words, Inks.muted, SIZE, gap=8))
        y += 20
    items = legend_items(frame, spans=(frame["end"] - frame["start"]).gt(axis.days(8)).any())
    if compact:
        items = [(words, what) for words, what in items if what in ("resists", DAGGER)]
    s.height = draw_legend(s, items, y + 4, px=WIDTH) + 8
    return s


def lanes_of(frame: Frame) -> list[str]:
    """Lanes that hold an event, top to bottom."""
    held = set(frame["pressure"])
    return [lane for lane in LANES if lane in held]


def ink(color: Ink, faded: bool) -> Ink:
    """Colour of a mark, or what is left of it when another is chosen; text only turns grey."""
    return mix(color, 0.4) if faded else color


def _landmark(s: Graphic, r: Any, y: float, bottom: float) -> None:
    """A rule across the lanes, dotted where the day is not known, with its name on top."""
    dash = "dot" if r.end - r.start > 7 or r.fades_left or r.fades_right else "solid"
    s.lines.append(Line(r.x, y - 7, r.x, bottom, mix(Inks.ink, 0.2 if r.faded else 0.45), 1, dash))
    align = "left" if r.tier_side == "right" else "right"
    color = Inks.muted if r.faded else Inks.ink
    s.texts.append(Text(r.x, y, r.name, color, SIZE, align, bold=True, gap=5))


def event_mark(r: Any, x: float, y: float, *, size: float = 11.0) -> Mark:
    """The mark of an event, struck through where it is coded as against the law."""
    resists = r.stance == "resists"
    return Mark(
        x, y, SHAPES[r.kind], ink(Inks.of(r.pressure), r.faded), size,
        hollow=resists or r.kind == "context", struck=resists, halo=r.selected, id=r.id, tip=r.tip,
    )  # fmt: skip


def _dot(s: Graphic, r: Any, y: float) -> None:
    """An event of the small design: where it falls and who pushed, with a name if it matters."""
    color = ink(Inks.of(r.pressure), r.faded)
    resists = r.stance == "resists"
    s.marks.append(
        Mark(r.x, y, "circle", color, DOT, resists, resists, r.selected, r.id, "event", r.tip)
    )
    if r.small_side:
        align = "left" if r.small_side == "right" else "right"
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


def span_lines(r: Any, y: float, color: Ink, axis: Axis, *, width: float = 2.5) -> list[Line]:
    """The line of an uncertain date; an end that nobody knows fades out in three steps."""
    if r.fades_left or r.fades_right:
        lines = []
        for near, far, fades in ((r.x, r.start, r.fades_left), (r.x, r.end, r.fades_right)):
            for i, share in enumerate(FADING if fades else ()):
                a, b = (near + (far - near) * (i + k) / 3 for k in (0, 1))
                lines.append(Line(a, y, b, y, mix(color, share), width))
        return lines
    if axis.px(r.end) - axis.px(r.start) > 8:
        return [Line(r.start, y, r.end, y, mix(color, 0.5), width)]
    return []


def _bracket(s: Graphic, frame: Frame, axis: Axis, y: float) -> float:
    """Where much happens in a short stretch of a long axis, say so under it."""
    sure = list(frame.loc[frame["dated"], "x"])
    busy = crowded(sure)
    if busy is None or axis.high - axis.low < LONG or busy[2] * 4 < len(sure) or len(sure) < 8:
        return y
    a, b = day(busy[0]), day(busy[1]) + 1
    for x0, y0, x1, y1 in ((a, y, b, y), (a, y, a, y - 5), (b, y, b, y - 5)):
        s.lines.append(Line(x0, y0, x1, y1, Inks.ink, 1.2))
    low, high = (period_words(d.strftime("%Y-%m")) for d in busy[:2])
    when = low if low == high else f"{low} to {high}"
    count = f"{busy[2]} of {len(sure)} events of known date"
    # In the middle of the axis the whole has room on neither side.
    for words in (f"{when}: {count}", f"{short_date(when)}: {count}", count):
        wide = width_of(words, SIZE) + 10
        if axis.px(b) + wide < WIDTH:
            s.texts.append(Text(b, y, words, Inks.ink, SIZE, "left", gap=6))
            break
        if axis.px(a) > wide:
            s.texts.append(Text(a, y, words, Inks.ink, SIZE, "right", gap=6))
            break
    return y + 14
