"""The picture of actors over time: rows of dots, with the landmarks as rules across them."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text, grid_line
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.lanes import name_that_fits, tiers
from components.graphic.layout.legend import SIZE, Sign, Symbol, draw_legend
from components.graphic.layout.time_axis import WIDTH, Axis, tick_names
from components.graphic.metrics import shortened, width_of
from components.query.records import rows_of
from components.wording.counting import counted

#: Pixels of a phone's column; a row, wide and narrow; a group's head; a tier of landmarks.
NARROW, ROW, TALL_ROW, HEAD, TIER = 350.0, 21.0, 38.0, 28.0, 18.0
#: Room for the count at the right; a dot, and the largest.
COUNT, DOT, BIGGEST = 30.0, 8.5, 16.0
#: Pixels of the longest name beside a line: the lines need the rest.
LONGEST = 240.0


def left_out(number: int, least: int) -> str:
    """Say how many actors are not drawn, and why."""
    fewer = "a single event" if least == 2 else f"fewer than {least} events"
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'more actor')} with {fewer} {verb} not drawn."


def sketch(frame: Frame, *, narrow: bool) -> Graphic:
    """Draw a prepared frame."""
    dots = rows_of(frame[frame["layer"] == "dot"])
    if not dots:
        return Graphic(0.0, 1.0, 120.0)
    axis = Axis(dots[0].low, dots[0].high)
    # An actor is faded only if all its dots are.
    actors = sorted({d.id: d for d in sorted(dots, key=lambda d: -d.faded)}.values(), key=_place)
    for a in actors:
        a.label = shortened(a.label, SIZE, NARROW - 16 if narrow else LONGEST, bold=a.chosen)
    left = 0.0 if narrow else max(width_of(a.label, SIZE, bold=a.chosen) for a in actors) + 20
    room = (NARROW if narrow else WIDTH) - left
    days = (axis.high - axis.low) / (room - COUNT)
    s = Graphic(axis.low, axis.high + COUNT * days, 0.0, left=left)
    marks = rows_of(frame[frame["layer"] == "landmark"])
    names = [
        name_that_fits(m.label, m.since, (m.x - axis.low) / days, size=SIZE, room=room)
        for m in marks
    ]
    wide = [width_of(name, SIZE, bold=True) for name in names]
    at = tiers([(m.x - axis.low) / days for m in marks], wide, room=room)
    top = 12 + TIER * (max((tier for tier, _ in at), default=-1) + 1)
    places, bottom = _grounds(s, actors, top, narrow=narrow)
    for x, name, align in tick_names(axis, size=SIZE, room=room - COUNT, beyond=COUNT):
        s.lines.append(grid_line(x, top, bottom + 2))
        if name:
            s.texts.append(Text(x, bottom + 13, name, Inks.muted, SIZE, align))
    for m, name, (tier, side) in zip(marks, names, at, strict=True):
        y = top - 4 - TIER * (tier + 0.5)
        dash = "solid" if m.sure else "dot"
        s.lines.append(Line(m.x, y - 7, m.x, bottom, mix(Inks.ink, 0.45), 1, dash))
        align = "left" if side == "right" else "right"
        s.texts.append(Text(m.x, y, name, Inks.ink, SIZE, align, bold=True, gap=5))
    for actor in actors:
        _actor(s, actor, places[actor.id], narrow=narrow)
    s.texts.append(Text(s.high, top + 14, "events", Inks.muted, SIZE, "right", gap=8))
    for dot in sorted(dots, key=lambda d: -d.n):  # no small dot under a large one
        color = _color(dot)
        size = min(DOT * dot.n**0.5, BIGGEST)
        s.marks.append(
            Mark(dot.x, places[dot.id], "circle", color, size, hollow=not dot.sure,
                 halo=dot.selected, id=dot.id, kind="actor", tip=dot.tip)
        )  # fmt: skip
    y = bottom + 26
    if dots[0].left_out:
        words = left_out(dots[0].left_out, dots[0].least)
        s.texts.append(Text(s.low, y + 8, words, Inks.muted, SIZE, gap=8))
        y += 20
    items: list[tuple[str, Sign]] = [("An event; larger: several", Symbol("circle"))]
    if not all(d.sure for d in dots):
        items.append(("Day not known within two months", Symbol("circle", hollow=True)))
    s.height = draw_legend(s, items, y, px=room) + 8
    return s


def _place(actor: Any) -> int:
    return int(actor.place)


def _grounds(
    s: Graphic, actors: list[Any], y: float, *, narrow: bool
) -> tuple[dict[str, float], float]:
    """Lay the groups' grounds and heads; returns the height of each actor, and the bottom."""
    places = {}
    for group in dict.fromkeys(a.group for a in actors):
        inside = [a for a in actors if a.group == group]
        start, side = y, inside[0].side
        name = f"{group}: {counted(len(inside), 'actor')}"
        s.texts.append(Text(s.low, y + 14, name, Inks.of(side), SIZE, bold=True, gap=8))
        y += HEAD
        for actor in inside:
            places[actor.id] = y + (27 if narrow else ROW / 2)
            y += TALL_ROW if narrow else ROW
        y += 6
        s.rects.append(Rect(s.low, s.high, start, y, mix(Inks.soft(side), 0.3)))
        y += 3
    return places, y - 3


def _actor(s: Graphic, a: Any, y: float, *, narrow: bool) -> None:
    """Name, line from first to last event, and their number."""
    color = _color(a)
    s.lines.append(Line(a.first, y, a.last, y, mix(color, 0.5), 2.5 if a.chosen else 1.5))
    words = Inks.muted if a.faded else Inks.ink
    look = {"size": SIZE, "bold": a.chosen, "italic": a.unnamed}
    if narrow:
        s.texts.append(Text(s.low, y - 16, a.label, words, gap=8, **look))
        s.texts.append(Text(s.high, y, str(a.total), Inks.muted, SIZE, "right", gap=8))
    else:
        s.texts.append(Text(s.low, y, a.label, words, align="right", gap=10, **look))
        s.texts.append(Text(s.high, y, str(a.total), Inks.muted, SIZE, "right", gap=8))


def _color(row: Any) -> Ink:
    color = Inks.of(row.side)
    return mix(color, 0.5) if row.faded else color
