"""The picture of actors over time: rows of dots, with the landmarks as rules across them."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from components.charts.activity.words import left_out
from components.charts.chart import Frame, case_of
from components.dossier.case import Case
from components.graphic.blank import blank
from components.graphic.canvas import STAGE, Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.landmarks import draw_landmark, name_that_fits, tiers
from components.graphic.layout.legend import SIZE, Sign, Symbol, draw_legend
from components.graphic.layout.ticks import draw_axis
from components.graphic.layout.time_axis import WIDTH, Axis
from components.graphic.metrics import shortened, width_of
from components.query.records import rows_of
from components.wording.counting import counted

#: Pixels from a line up to its name, which stands above it on a phone.
UP = 16.0
#: Pixels from the letters of landmarks to their tier, and between two groups.
AIR, GAP = 5.0, 3.0
#: On the stage: units of the foot, of a row at least and at most; most rows, and landmarks.
FOOT, LEAST, MOST, ROWS, LANDMARKS = 46.0, 19.0, 30.0, 14, 4


class Plan(NamedTuple):
    """Sizes of a drawing, the whole of which is ``width`` across.

    ``names`` and ``small`` are letters, ``longest`` the most room of a name, ``left`` the least of
    all, ``counts`` that of how many events. A group has a ``head``, a ``row`` an actor, which is
    drawn at ``middle`` of it, and a ``foot``; its ground shows a ``share`` of its colour.
    ``dot`` and ``biggest`` are dots, ``line`` and ``chosen`` widths of lines; ``over`` is above the
    landmarks.
    """

    width: float
    names: float
    small: float
    longest: float
    left: float
    counts: float
    head: float
    row: float
    middle: float
    foot: float
    share: float
    dot: float
    biggest: float
    line: float
    chosen: float
    over: float


COLUMN = Plan(WIDTH, SIZE, SIZE, 240, 0, 30, 28, 21, 10.5, 6, 0.3, 8.5, 16.0, 1.5, 2.5, 12)
PHONE = COLUMN._replace(width=350, row=38, middle=27)
ON_STAGE = Plan(STAGE.width, 16, 15, 240, 150, 40, 19, LEAST, LEAST / 2, 0, 0.45, 12, 19, 3, 5, 4)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A line an actor; on a narrow canvas the names stand above the lines.

    On the stage the chosen and the busiest have room, and the others are counted.
    """
    rows = rows_of(frame)
    dots = [row for row in rows if row.layer == "dot"]
    if not dots:
        return blank("No actor is in view.") if canvas.stage else Graphic(0.0, 1.0, 120.0)
    p = _plan(canvas)
    actors = _actors(dots)
    shown = _foremost(actors, dots) if canvas.stage else actors
    for a in shown:
        a.label = shortened(a.label, p.names, p.longest, bold=a.chosen)
    widest = max(width_of(a.label, p.names, bold=a.chosen) for a in shown)
    left = 0.0 if canvas.narrow else max(widest + 20, p.left)
    axis, room = Axis(dots[0].low, dots[0].high), p.width - left
    days = (axis.high - axis.low) / (room - p.counts)
    s = Graphic(axis.low, axis.high + p.counts * days, canvas.height, left=left)
    marks = _landmarks(rows, axis, room, p, stage=canvas.stage)
    tall = p.small + AIR
    top = p.over + tall * (max((tier for _, _, tier, _ in marks), default=-1) + 1)
    if canvas.stage:
        shown, p = _fitted(shown, p, top, case_of(frame))
    places, bottom = _grounds(s, shown, p, top)
    up = UP if canvas.narrow else 0.0
    bottom = max(bottom, canvas.height - FOOT)
    draw_axis(s, axis, top, bottom + 2, below=11, size=p.names, room=room)
    for m, name, tier, side in marks:
        y, dash = top - 4 - tall * (tier + 0.5), "solid" if m.sure else "dot"
        draw_landmark(s, m.x, y, bottom, name, side, size=p.small, dash=dash)
    for actor in shown:
        _actor(s, actor, places[actor.id], p, narrow=canvas.narrow)
    if not canvas.stage:
        s.texts.append(Text(s.high, top + 14, "events", Inks.muted, SIZE, "right", gap=8))
    drawn = [d for d in dots if d.id in places]
    # An actor answers where its name stands.
    s.marks += [
        Mark(s.low, places[a.id] - up, "circle", _color(a), 0, id=a.id, kind="actor", tip=a.tip)
        for a in rows
        if a.layer == "actor" and a.id in places
    ]
    # No small dot under a large one.
    for dot in sorted(drawn, key=lambda d: (canvas.stage and d.selected, -d.n)):
        size = min(p.dot * dot.n**0.5, p.biggest)
        s.marks.append(
            Mark(
                dot.x, places[dot.id], "circle", _color(dot), size, hollow=not dot.sure,
                halo=dot.selected, id=dot.event_id, tip=dot.tip,
            )
        )  # fmt: skip
    if canvas.stage:
        _foot(s, len(actors) - len(shown) + dots[0].left_out, dots)
    else:
        s.height = _legend(s, dots, bottom + 26, room) + 8
    return s


def _plan(canvas: Canvas) -> Plan:
    if canvas.narrow:
        width = min(PHONE.width, canvas.width)
        return PHONE._replace(width=width, longest=width - 16)
    return ON_STAGE if canvas.stage else COLUMN


def _landmarks(
    rows: list[Any], axis: Axis, room: float, p: Plan, *, stage: bool
) -> list[tuple[Any, str, int, str]]:
    """Landmarks, each with its name and on which tier and side of it that stands.

    The stage has room for the foremost, and for no dates.
    """
    marks = [row for row in rows if row.layer == "landmark"]
    if stage:
        marks = sorted(sorted(marks, key=lambda m: not m.selected)[:LANDMARKS], key=lambda m: m.x)
    scale = (room - p.counts) / (axis.high - axis.low)
    xs = [(m.x - axis.low) * scale for m in marks]
    names = [
        m.label if stage else name_that_fits(m.label, m.since, x, size=p.small, room=room)
        for m, x in zip(marks, xs, strict=True)
    ]
    at = tiers(xs, [width_of(name, p.small, bold=True) for name in names], room=room)
    return [(m, name, *place) for m, name, place in zip(marks, names, at, strict=True)]


def _actors(dots: list[Any]) -> list[Any]:
    """One dot of each actor, from the top; faded only if all its dots are."""
    found = {d.id: d for d in sorted(dots, key=lambda d: -d.faded)}
    return sorted(found.values(), key=lambda a: int(a.place))


def _foremost(actors: list[Any], dots: list[Any]) -> list[Any]:
    """The actors that may have a row on the stage: the chosen, then those of most events."""
    picked = {d.id for d in dots if d.selected}
    return sorted(actors, key=lambda a: (not a.chosen, a.id not in picked, -a.total))[:ROWS]


def _fitted(actors: list[Any], p: Plan, top: float, case: Case) -> tuple[list[Any], Plan]:
    """Those of the foremost that have room, inside the country and outside, and their rows."""
    room, head = STAGE.height - FOOT - top, p.head + GAP
    shown = actors[: int((room - 2 * head) / LEAST)]
    inside = case.fill("Inside {home}")
    for a in shown:
        a.group = inside if a.side == "domestic" else "Abroad or across"
    shown.sort(key=lambda a: (a.group != inside, a.place))
    row = min(MOST, (room - head * len({a.group for a in shown})) / len(shown))
    return shown, p._replace(row=row, middle=row / 2)


def _grounds(s: Graphic, actors: list[Any], p: Plan, y: float) -> tuple[dict[str, float], float]:
    """Lay the groups' grounds and heads; returns the height of each actor, and the bottom."""
    places = {}
    for group in dict.fromkeys(a.group for a in actors):
        inside = [a for a in actors if a.group == group]
        # That of most: an actor of the other side may stand among them.
        start, color = y, Counter(a.side for a in inside).most_common(1)[0][0]
        name = f"{group}: {counted(len(inside), 'actor')}"
        head: dict[str, Any] = {"text": name, "gap": 8}
        if p.left:
            head = {"text": group, "align": "right", "gap": 10}
        s.texts.append(
            Text(s.low, y + p.head / 2, color=Inks.of(color), size=p.names, bold=True, **head)
        )
        y += p.head
        for actor in inside:
            places[actor.id] = y + p.middle
            y += p.row
        y += p.foot
        s.rects.append(Rect(s.low, s.high, start, y, mix(Inks.soft(color), p.share)))
        y += GAP
    return places, y - GAP


def _actor(s: Graphic, a: Any, y: float, p: Plan, *, narrow: bool) -> None:
    """Name, line from first to last event, and their number."""
    width = p.chosen if a.chosen else p.line
    s.lines.append(Line(a.first, y, a.last, y, mix(_color(a), 0.5), width, of=a.id))
    words, heavy = Inks.muted if a.faded else Inks.ink, p.left > 0
    up, align, gap = (UP, "left", 8) if narrow else (0, "right", 10)
    s.texts += [
        Text(s.low, y - up, a.label, words, p.names, align, a.chosen, a.unnamed, gap, of=a.id),
        Text(
            s.high,
            y,
            str(a.total),
            words if heavy else Inks.muted,
            p.names,
            "right",
            heavy,
            gap=8,
            of=a.id,
        ),
    ]


def _legend(s: Graphic, dots: list[Any], y: float, room: float) -> float:
    """How many actors are left out, and what dots mean; returns where it ends."""
    if dots[0].left_out:
        words = left_out(dots[0].left_out, dots[0].least)
        s.texts.append(Text(s.low, y + 8, words, Inks.muted, SIZE, gap=8))
        y += 20
    items: list[tuple[str, Sign]] = [("An event; larger: several", Symbol("circle"))]
    if not all(d.sure for d in dots):
        items.append(("Day not known within two months", Symbol("circle", hollow=True)))
    return draw_legend(s, items, y, px=room)


def _foot(s: Graphic, more: int, dots: list[Any]) -> None:
    """On the stage: what a dot and the number are, and how many actors found no room."""
    y, days = STAGE.height - 12, (s.high - s.low) / (STAGE.width - s.left)
    key = "A dot: an event, or several. The number: all of its events."
    if not all(d.sure for d in dots):
        key = "Dot: an event or several; hollow: date unsure. Number: events."
    s.texts.append(Text(s.high, y, key, Inks.muted, ON_STAGE.small, "right", gap=6))
    if more:
        words = f"and {counted(more, 'more actor')}"
        s.texts.append(Text(s.low - (s.left - 6) * days, y, words, Inks.ink, ON_STAGE.small))


def _color(row: Any) -> Ink:
    return mix(Inks.of(row.side), 0.5 if row.faded else 1)
