"""The timeline in counts: a bar for each period and lane, and marks of what stands out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from components.charts.chart import Frame
from components.charts.timeline.data import axis_in
from components.charts.timeline.density import period_of
from components.charts.timeline.marks import draw_bends, lanes_of
from components.graphic.canvas import STAGE, Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.landmarks import draw_landmark, name_that_fits, tiers
from components.graphic.layout.legend import SIZE
from components.graphic.layout.ticks import draw_axis
from components.graphic.layout.time_axis import WIDTH, Axis, short_date
from components.graphic.metrics import shortened, width_of, wrap
from components.query.records import rows_of
from components.theme import LANES, SHAPES
from components.wording.counting import counted

#: Pixels: the tallest bar, the least that is seen, the head of a lane, a tier of names, air.
TALL, LEAST, HEAD, TIER, AIR = 150.0, 2.0, 24.0, 18.0, 3.0
#: On the stage: letters, and pixels below the lanes for the axis and what a bar is.
LETTERS, FOOT = 15.0, 62.0
#: On a phone: its width, that of lines of words, pixels left of the bars, and a row.
PHONE, LINES, LEFT, ROW = 350.0, 316.0, 92.0, 20.0
_STEPS = {-1: "", 0: "day", 1: "month", 12: "year"}


class Parts(NamedTuple):
    """Rows of a frame of counts: those that are drawn as bars, the others, and marks."""

    bars: list[Any]
    wider: list[Any]
    marks: list[Any]
    lit: bool


def parts_of(frame: Frame) -> Parts:
    """Sort the rows of a frame; ``lit`` says that something is chosen or followed."""
    rows = rows_of(frame)
    kinds = {"count": [], "wider": [], "": []}  # type: dict[str, list[Any]]
    for r in rows:
        kinds[r.layer if r.layer in kinds else ""].append(r)
    return Parts(kinds["count"], kinds["wider"], kinds[""], any(r.lit for r in rows))


def step_words(steps: list[int]) -> str:
    """What a bar counts: ``a month``, ``3 months``, ``a year or 10 years``."""
    words = []
    for step in sorted(set(steps)):
        years = step // 12 if step > 12 else step
        unit = "years" if step > 12 else "months"
        words.append(f"a {_STEPS[step]}" if step in _STEPS else f"{years} {unit}")
    return " or ".join(words)


def across(frame: Frame, canvas: Canvas) -> Graphic:
    """Time to the right, a lane for each side that pushed; all bars have one scale."""
    parts, stage = parts_of(frame), canvas.stage
    size = LETTERS if stage else SIZE
    room = STAGE.width if stage else canvas.width if canvas.roomy else WIDTH
    axis = replace(axis_in(frame), room=room)
    s = Graphic(axis.low, axis.high, 0.0)
    names = _named(parts.marks, axis, size)
    top = y = 20.0 + (TIER + 2) * (1 + max((tier for _, _, tier, _ in names), default=-1))
    lanes = lanes_of(frame)
    most = max((r.n for r in parts.bars), default=1)
    peaks = {lane: max((r.n for r in parts.bars if r.lane == lane), default=0) for lane in lanes}
    tallest = TALL
    if stage:
        free = STAGE.height - top - FOOT - (HEAD + AIR) * len(lanes)
        tallest = free * most / max(sum(peaks.values()), 1)
    feet: dict[str, float] = {}
    for lane in lanes:
        high = HEAD + max(tallest * peaks[lane] / most, LEAST)
        s.rects.append(Rect(s.low, s.high, y, y + high, mix(Inks.soft(lane), 0.3)))
        said = Text(s.low, y + 12, _head(parts, lane), Inks.of(lane), size, bold=True, gap=8)
        s.texts.append(said)
        feet[lane] = y + high
        y += high + AIR
    draw_axis(s, axis, top, y, below=10, size=size, room=room)
    if axis.bends:
        draw_bends(s, axis, top, y)
    for r in parts.bars:
        _bar(s, r, feet[r.lane], tallest * r.n / most, axis, faded=parts.lit)
    for r, name, tier, side in names:
        x, at = axis.at(r.x), top - (TIER + 2) * (tier + 0.5) - 8
        draw_landmark(s, x, at, y, name, side, size=size, of=r.id, share=0.3)
        reach = axis.days(width_of(name, size, bold=True) + 10)
        a, b = (x, x + reach) if side == "right" else (x - reach, x)
        s.targets.append(Target(a, b, at - 9, at + 9, r.id, "event", r.tip))
        if r.selected:
            s.marks.append(_mark(r, x, feet[r.pressure] - 8))
    y = _steps(s, parts, axis, y + 28, size)
    s.height = STAGE.height if stage else _told(s, parts, y, size, room)
    if stage:
        words = _caption(parts)
        if width_of(words, size) > room - 16:
            words = f"{words.partition(':')[0]}."
        s.texts.append(Text(s.low, y + 2, words, Inks.muted, size, gap=8))
    return s


def _steps(s: Graphic, parts: Parts, axis: Axis, y: float, size: float) -> float:
    """Say under each stretch of one scale what its bars count; returns where that ends."""
    if not axis.bends:
        return y + 2
    for (a, p), (b, q) in pairwise(axis.knots):
        held = [r.step for r in parts.bars if a <= r.x < b]
        if held:
            words = f"by {step_words(held).removeprefix('a ')}"
            half = axis.days(width_of(words, size) / 2 + 2)
            at = min(max((p + q) / 2, axis.low + half), axis.high - half)
            s.texts.append(Text(at, y, words, Inks.muted, size, "center", italic=True))
    return y + 20


def _named(marks: list[Any], axis: Axis, size: float) -> list[tuple[Any, str, int, str]]:
    """Each mark with its name, and the tier and side of that."""
    rows = sorted(marks, key=lambda r: r.x)
    xs = [axis.px(r.x) for r in rows]
    names = [
        name_that_fits(r.label, r.when, x, size=size, room=axis.room)
        for r, x in zip(rows, xs, strict=True)
    ]
    at = tiers(xs, [width_of(n, size, bold=True) for n in names], room=axis.room)
    return [(r, n, *place) for r, n, place in zip(rows, names, at, strict=True)]


def _head(parts: Parts, lane: str) -> str:
    """``Pushed from inside: 812 events, 14 of no closer date``."""
    wider = sum(r.n for r in parts.wider if r.lane == lane)
    whole = wider + sum(r.n for r in parts.bars if r.lane == lane)
    apart = f", {wider} of no closer date" if wider else ""
    return f"{LANES[lane]}: {counted(whole, 'event')}{apart}"


def _ink(lane: str, faded: bool) -> Ink:
    return mix(Inks.of(lane), 0.4) if faded else Inks.of(lane)


def _bar(s: Graphic, r: Any, foot: float, high: float, axis: Axis, *, faded: bool) -> None:
    """A bar, in full colour as far as its events are lit, with its number where there is room."""
    a, b = (min(max(axis.at(x), axis.low), axis.high) for x in (r.first, r.last))
    gap = min(axis.days(1), (b - a) / 4)
    top = foot - max(high, LEAST)
    s.rects.append(Rect(a, b - gap, top, foot, _ink(r.lane, faded), of=r.id))
    if faded and r.lit:
        lit = max(high * r.lit / r.n, LEAST)
        s.rects.append(Rect(a, b - gap, foot - lit, foot, _ink(r.lane, False), of=r.id))
    s.targets.append(Target(a, b, min(top, foot - 16), foot, r.id, "count", r.tip))


def _mark(r: Any, x: float, y: float) -> Mark:
    hollow = r.stance == "resists" or r.drawn_as == "context"
    return Mark(
        x, y, SHAPES[r.drawn_as], Inks.ink, 11, hollow, r.stance == "resists", r.selected, r.id,
        tip=r.tip,
    )  # fmt: skip


def _caption(parts: Parts) -> str:
    """What a bar is; the widest count says how high they are."""
    if not parts.bars:
        return "No event has a date close enough to be counted by period."
    most = max(parts.bars, key=lambda r: r.n)
    unit = step_words([r.step for r in parts.bars])
    return f"A bar counts the events of {unit}: at most {most.n}, {most.date_words}."


def _told(s: Graphic, parts: Parts, y: float, size: float, room: float) -> float:
    """Write what a bar is below a drawing; returns where that ends."""
    words = f"{_caption(parts)} With fewer in view each has a mark."
    for line in wrap(words, size, room - 24):
        s.texts.append(Text(s.low, y, line, Inks.muted, size, gap=8))
        y += 18
    return y


def down(frame: Frame) -> Graphic:
    """Time runs down, a row for each period that holds an event, its lanes end to end."""
    parts, lanes = parts_of(frame), lanes_of(frame)
    s, y = Graphic(0.0, PHONE, 0.0), 12.0
    for lane in lanes:
        for line in wrap(_head(parts, lane), SIZE, LINES, bold=True):
            s.texts.append(Text(0, y, line, Inks.of(lane), SIZE, bold=True))
            y += 18
    y += 8
    held: dict[str, list[Any]] = {}
    for r in sorted(parts.bars, key=lambda r: (r.first, lanes.index(r.lane))):
        held.setdefault(r.id, []).append(r)
    sums = {period: sum(r.n for r in rows) for period, rows in held.items()}
    unit = (PHONE - LEFT - 40) / max(sums.values(), default=1)
    for period, rows in held.items():
        x, words = LEFT, period_of(rows[0].first, rows[0].last)[1]
        words = shortened(short_date(words).replace(" to ", "–"), SIZE, LEFT - 6)
        s.texts.append(Text(0, y + ROW / 2, words, Inks.muted, SIZE))
        for r in rows:
            wide = r.n * unit
            s.rects.append(Rect(x, x + wide, y + 3, y + ROW - 3, _ink(r.lane, parts.lit), of=r.id))
            if parts.lit and r.lit:
                lit = wide * r.lit / r.n
                s.rects.append(Rect(x, x + lit, y + 3, y + ROW - 3, Inks.of(r.lane), of=r.id))
            s.targets.append(Target(x, x + max(wide, 3), y, y + ROW, r.id, "count", r.tip))
            x += wide
        s.texts.append(Text(x, y + ROW / 2, str(sums[period]), Inks.ink, SIZE, gap=5))
        y += ROW
    y += 10
    for r in sorted(parts.marks, key=lambda r: r.x):
        s.lines.append(Line(0, y, PHONE, y, Inks.rule, of=r.id))
        s.marks.append(_mark(r, 8, y + 16))
        for line in wrap(f"{r.label}, {r.when}", SIZE, LINES - 24, bold=True):
            s.texts.append(Text(22, y + 16, line, Inks.ink, SIZE, bold=True, of=r.id))
            y += 17
        y += 10
    s.height = _told(s, parts, y + 14, SIZE, LINES)
    return s
