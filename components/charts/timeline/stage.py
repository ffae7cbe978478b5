"""The timeline for the projector: lanes named at the left, few names, marks as large as fit."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import Any, NamedTuple

from components.charts.chart import Frame
from components.charts.shared.event_legend import STRUCK, legend_items
from components.charts.timeline.marks import (
    crowd_of,
    draw_bends,
    event_mark,
    ink,
    lanes_of,
    placed_on,
    span_lines,
)
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.layout.clear import cleared
from components.graphic.layout.crowding import LONG
from components.graphic.layout.landmarks import draw_landmark, tiers
from components.graphic.layout.lanes import Item, Place, arrange
from components.graphic.layout.legend import Sign, Symbol, draw_legend
from components.graphic.layout.ticks import draw_axis
from components.graphic.layout.time_axis import WIDTH, Axis
from components.graphic.metrics import Box, overlaps, width_of, wrap
from components.graphic.writers.symbols import reach
from components.query.citations import DAGGER
from components.theme import KIND_WORDS, LANES
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted

#: Units left of the lanes for their names, of the plot beside them, and over one of it in `WIDTH`.
LEFT = 110.0
ROOM = STAGE.width - LEFT
STRETCH = WIDTH / ROOM
#: Letters of lanes and years, and of events; the largest mark, and what a landmark has over it.
NAME, LABEL, SMALL, MARK, MORE = 15.0, 15.0, 15.0, 17.0, 3.0
#: Heights of a row to try; least height of a lane, air in it and between two; the foot.
PITCHES = (21.0, 18.0, 16.5, 14.5, 13.0, 11.5, 10.0, 9.0, 8.0, 7.5, 7.0, 6.5, 6.0)
LINE, LANE, PAD, GAP, FOOT = 16.5, 52.0, 9.0, 2.0, 44.0
#: Letters of the key, where its lines begin, and kinds with the longest words shorter.
KEY, BEGIN = 15.0, 10.0 - LEFT
SHORT = {**KIND_WORDS, "statement": "Speech", "meeting": "Meeting", "bill": "Bill"}
#: A tier of landmarks above the lanes of a long axis, and most of them there.
TIER, LANDMARKS = 17.5, 6
#: Marks are no smaller than this, and lie over one another instead; they are as large as the next
#: wherever rows are as high; rows grow at most to the last.
LEAST, WANTED, MOST = 12.5, 13.0, 32.0
#: Most names beside marks, and how many of them rows make room for; the days of an axis on which
#: landmarks have a date.
NAMES, FIRST, DATED = 22, 14, 500.0
#: Pixels above and below the letters of a line.
_AIR = 3.0
#: Events of which no rows but the lowest could hold more.
CROWD = 300
#: Kinds that are done on a day; a campaign or a context only lasts.
DEEDS = ("law", "vote", "bill", "meeting", "statement", "treaty", "report")


class Fit(NamedTuple):
    """Places of the events, size of a mark, height of a row, and that of each lane."""

    places: list[Place]
    size: float
    pitch: float
    tall: dict[str, float]


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    if frame.empty:
        return blank("No event is in view.")
    rows, bent = placed_on(frame, ROOM)
    axis = Axis(bent.low, bent.high)  # on which the rows now stand
    for r in rows:
        r.strong, r.above = r.layer == "landmark" or r.selected, False
        if r.layer == "landmark" and axis.high - axis.low <= DATED:
            r.label = f"{r.label}, {r.when}"
    s = Graphic(axis.low, axis.high, STAGE.height, left=LEFT)
    long = axis.high - axis.low > LONG
    key: list[tuple[str, Sign]] = [
        ("Against the law" if sign == STRUCK else words, sign)
        for words, sign in legend_items(frame, spans=False, words=SHORT)
        if isinstance(sign, Symbol) and not sign.pale
    ]
    high = draw_legend(Graphic(s.low, s.high, 0), key, 0, px=ROOM, begin=BEGIN, size=KEY)
    bottom = STAGE.height - high - (FOOT if long else FOOT / 2)
    # Where much lies on one spot of a long axis, lanes have no room for the names of landmarks.
    top = _landmarks(s, rows, axis, bottom) if long else 0.0
    fit = _fit(rows, lanes_of(frame), axis, bottom - top)
    lanes = _lanes(s, rows, fit, top)
    draw_axis(s, bent, top, bottom, below=14, size=NAME, room=ROOM)
    if bent.bends:
        draw_bends(s, bent, top, bottom)
        words = "dots: rescaled"
        s.texts.append(Text(s.low, bottom + 34, words, Inks.muted, SMALL, "right", gap=8))
    for r, place in zip(rows, fit.places, strict=True):
        y = lanes[r.pressure] + fit.pitch * (place.row + 0.5)
        s.lines += span_lines(r, y, ink(Inks.of(r.pressure), r.faded), axis, width=4)
        size = fit.size + (MORE if r.strong else 0)
        s.marks.append(event_mark(r, r.x, y, size=size))
        if place.side:
            _name(s, _label(r, y, place.side, fit, axis), bottom - 0.4 * LABEL)
    if any(DAGGER in text.text for text in s.texts):
        s.texts.append(
            Text(s.low, bottom + 14, f"{DAGGER} disputed", Inks.muted, SMALL, "right", gap=8)
        )
    draw_legend(s, key, STAGE.height - high, px=ROOM, begin=BEGIN, size=KEY)
    _unmarked(s)
    # What is chosen lies on top; a square over a star would hide it, and laws follow votes.
    s.marks.sort(key=lambda m: (m.halo, m.size, -m.x))
    y = bottom + 34
    if busy := crowd_of(rows, bent, size=NAME, bold=True, beyond=10):
        s.lines.append(Line(busy.low, y, busy.high, y, Inks.ink, 5))
        if busy.words:
            s.texts.append(
                Text(busy.at, y, busy.words, Inks.ink, NAME, busy.align, bold=True, gap=8)
            )
    return cleared(s, STAGE.width)


def _unmarked(s: Graphic) -> None:
    """Leave out names on which the mark of another event lies: rows can be lower than marks."""
    named = zip(s.texts, s.boxes(STAGE.width), strict=True)
    s.texts = [
        text for text, box in named
        if not text.of or text.bold
        or not any(_covers(s, mark, box) for mark in s.marks if mark.id != text.of)
    ]  # fmt: skip


def _covers(s: Graphic, mark: Mark, box: Box) -> bool:
    """Whether a mark lies on the letters in a box."""
    left, top, right, bottom = box
    x, out = s.left + (mark.x - s.low) * s.scale(STAGE.width), reach(mark.symbol) * mark.size / 2
    inner = _AIR - out  # letters do not fill their line
    return left - out < x < right + out and top + inner < mark.y < bottom - inner


def _landmarks(s: Graphic, rows: list[Any], axis: Axis, bottom: float) -> float:
    """Names in tiers above the lanes, each with a rule down through them; returns their height."""
    foremost = sorted((r for r in rows if r.strong), key=lambda r: not r.selected)[:LANDMARKS]
    named = sorted(foremost, key=lambda r: r.x)
    xs = [axis.px(r.x) / STRETCH for r in named]
    wide = [width_of(r.label, LABEL, bold=True) for r in named]
    at = tiers(xs, wide, room=ROOM)
    high = TIER * (max((tier for tier, _ in at), default=-1) + 1)
    for r, (tier, side) in zip(named, at, strict=True):
        r.above = True
        color = Inks.muted if r.faded else Inks.ink
        draw_landmark(
            s,
            r.x,
            high - TIER * (tier + 0.5),
            bottom,
            r.label,
            side,
            size=LABEL,
            color=color,
            share=0.3,
            of=r.id,
        )
    return high + 3 if named else 0.0


def _fit(rows: list[Any], lanes: list[str], axis: Axis, bottom: float) -> Fit:
    """Place all events in rows that leave room for the foremost names, else as high as can be."""
    order = sorted(range(len(rows)), key=lambda i: _worth(rows[i]))
    ranks = [0] * len(rows)
    for rank, i in enumerate(order):
        ranks[i] = rank
    held = [r.pressure for r in rows]
    space = bottom - GAP * (len(lanes) - 1)
    best: tuple[int, Fit] | None = None
    for pitch in PITCHES if len(rows) <= CROWD else PITCHES[-1:]:
        size = min(MARK, max(LEAST, pitch - 1))
        items = [_item(r, axis, size, pitch, ranks[i] < NAMES) for i, r in enumerate(rows)]
        most = int((space - PAD * len(lanes)) / pitch)
        for fewer in (0, 2, 4, 6):  # lanes that hold little are higher than their rows
            places = arrange(items, held, ranks, rows=most - fewer)
            deep = {
                n: 1 + max(p.row for p, lane in zip(places, held, strict=True) if lane == n)
                for n in lanes
            }
            if _tall(deep, pitch) <= space:
                break
        else:
            if best or pitch != PITCHES[-1]:
                continue
            # Too many for the lowest rows: bare marks lie over one another.
            places = [Place(place.row, "") for place in places]
            pitch = (space - LANE * len(lanes)) / sum(deep.values())
        while pitch < MOST and _tall(deep, pitch + 0.5) <= space:
            pitch += 0.5
        size = max(size, min(WANTED, pitch - 1))  # rows have grown
        told = [
            r
            for r, place, rank in zip(rows, places, ranks, strict=True)
            if place.side and rank < FIRST
        ]
        named = len(told) + 2 * sum(r.strong for r in told)
        if best is None or named > best[0]:
            spare = (space - _tall(deep, pitch)) / len(lanes)
            tall = {n: max(LANE, PAD + pitch * deep[n]) + spare for n in lanes}
            best = named, Fit(places, size, pitch, tall)
        if len(told) == min(FIRST, len(rows)):
            break
    assert best is not None  # the last height always counts
    return best[1]


def _tall(deep: dict[str, int], pitch: float) -> float:
    """Height of lanes of so many rows."""
    return sum(max(LANE, PAD + pitch * n) for n in deep.values())


def _worth(r: Any) -> float:
    """Sorts what most wants its name shown first."""
    story = r.stage in ("drafting", "adoption")
    return -(
        8 * r.selected
        + 4 * (r.layer == "landmark")
        + 1.5 * (r.drawn_as in DEEDS)
        + bool(r.annotation)
        + 0.8 * story
        + 0.5 * r.doubt
    )


def _ends(r: Any, axis: Axis) -> tuple[float, float]:
    """Days at which its line keeps others off: on a long axis open ends pass behind them."""
    behind = axis.high - axis.low > LONG and (r.fades_left or r.fades_right)
    return (r.x, r.x) if behind else (r.start, r.end)


def _item(r: Any, axis: Axis, size: float, pitch: float, named: bool) -> Item:
    named = named and not r.above
    wide = width_of(r.label, LABEL, bold=r.strong) * STRETCH if named else 0.0
    half = (min(size, pitch + 1) + (MORE if r.strong else 0)) / 2 + 1
    start, end = (axis.px(at) for at in _ends(r, axis))
    below = ceil(1.15 * LABEL / pitch) - 1
    return Item(axis.px(r.x), start, end, wide, half=half * STRETCH, below=below)


def _lanes(s: Graphic, rows: list[Any], fit: Fit, top: float) -> dict[str, float]:
    """Rect and name of each lane; returns where its first row starts."""
    starts, y = {}, top
    for lane, high in fit.tall.items():
        s.rects.append(Rect(s.low, s.high, y, y + high, mix(Inks.soft(lane), 0.45)))
        words = wrap(LANES[lane], NAME, LEFT - 10, bold=True)
        if high < LINE * len(words):
            words = wrap(SIDE_WORDS[lane].capitalize(), NAME, LEFT - 10, bold=True)
        inside = [
            place.row for r, place in zip(rows, fit.places, strict=True) if r.pressure == lane
        ]
        count = counted(len(inside), "event")
        lines = [(w, Inks.of(lane), True) for w in words]
        if high >= LINE * (len(words) + 1):
            lines.append((count, Inks.muted, False))
        for k, (text, color, bold) in enumerate(lines):
            at = y + high / 2 + LINE * (k - (len(lines) - 1) / 2)
            s.texts.append(Text(s.low, at, text, color, NAME, "right", bold=bold, gap=8))
        starts[lane] = y + (high - fit.pitch * (max(inside) + 1)) / 2
        y += high + GAP
    return starts


def _name(s: Graphic, named: Text, lowest: float) -> None:
    """Write a name no lower than the lanes, unless that sets it on another."""
    s.texts.append(replace(named, y=min(named.y, lowest)))
    if named.y > lowest and overlaps(s.boxes(STAGE.width), slack=1.5):
        s.texts.pop()


def _label(r: Any, y: float, side: str, fit: Fit, axis: Axis) -> Text:
    color = Inks.muted if r.faded else Inks.ink
    half = (fit.size + (MORE if r.strong else 0)) / 2 + 2
    if side.startswith("over"):
        align = "left" if side == "over" else "right"
        up = min(fit.pitch - 2, half + 0.6 * LABEL)
        return Text(r.x, y - up, r.label, color, LABEL, align, bold=r.strong, of=r.id)
    start, end = _ends(r, axis)
    far, align = (end, "left") if side == "right" else (start, "right")
    reach = abs(axis.px(far) - axis.px(r.x)) / STRETCH
    # Where rows are lower than letters, a name has the next row too, and stands in both.
    if fit.pitch < 1.15 * LABEL:
        y += max(0.3 * fit.pitch, (1.15 * LABEL - fit.pitch) / 2)
    at, gap = (far, 5.0) if reach > half + 6 * r.selected else (r.x, half + 2 + 6 * r.selected)
    return Text(at, y, r.label, color, LABEL, align, bold=r.strong, gap=gap, of=r.id)
