"""Who was active when, for the projector: the busiest actors, a row each, the others counted."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame, case_of
from components.dossier.case import Case
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.lanes import tiers
from components.graphic.layout.stage_axis import draw_axis
from components.graphic.layout.time_axis import Axis
from components.graphic.metrics import width_of
from components.query.records import rows_of
from components.wording.counting import counted

#: Units right of the rows for how many events.
RIGHT = 40.0
#: Units of a tier of landmarks, a group's head, a row at least and at most, and of the foot.
TIER, HEAD, ROW, MOST, FOOT = 18.0, 22.0, 19.0, 30.0, 46.0
#: Least units left of the rows for names, and most rows.
LEAST, MANY = 150.0, 14
NAME, SMALL = 14.5, 13.5
#: A dot of one event and the largest, and landmarks that are named.
DOT, BIGGEST, LANDMARKS = 12.0, 19.0, 4
GROUPS = (("domestic", "Inside {home}"), ("international", "Abroad or across"))


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    rows = rows_of(frame)
    dots = [row for row in rows if row.layer == "dot"]
    if not dots:
        return blank("No actor is in view.")
    axis = Axis(dots[0].low, dots[0].high)
    actors = _ranked(dots)
    left = 18 + max(width_of(a.label, NAME, bold=a.chosen) for a in actors[:MANY])
    room = STAGE.width - max(left, LEAST) - RIGHT
    days = (axis.high - axis.low) / room
    s = Graphic(axis.low, axis.high + RIGHT * days, STAGE.height, left=max(left, LEAST))
    marks = [row for row in rows if row.layer == "landmark"]
    marks = sorted(sorted(marks, key=lambda m: not m.selected)[:LANDMARKS], key=lambda m: m.x)
    xs = [(m.x - axis.low) / days for m in marks]
    at = tiers(xs, [width_of(m.label, SMALL, bold=True) for m in marks], room=room)
    top = 4 + TIER * (max((tier for tier, _ in at), default=-1) + 1)
    bottom = STAGE.height - FOOT
    most = min(MANY, int((bottom - top - HEAD * len(GROUPS)) / ROW))
    shown = sorted(actors[:most], key=lambda a: a.place)
    places = _grounds(s, shown, top, bottom, case_of(frame))
    draw_axis(s, axis, top, bottom, room=room + RIGHT)
    for m, (tier, side) in zip(marks, at, strict=True):
        y, align = top - 2 - TIER * (tier + 0.5), "left" if side == "right" else "right"
        dash = "solid" if m.sure else "dot"
        s.lines.append(Line(m.x, y - 7, m.x, bottom, mix(Inks.ink, 0.45), 1.5, dash))
        s.texts.append(Text(m.x, y, m.label, Inks.ink, SMALL, align, bold=True, gap=5))
    for actor in shown:
        _name(s, actor, places[actor.id])
    for dot in sorted((d for d in dots if d.id in places), key=lambda d: (d.selected, -d.n)):
        size = min(DOT * dot.n**0.4, BIGGEST)
        s.marks.append(
            Mark(dot.x, places[dot.id], "circle", _color(dot), size, hollow=not dot.sure,
                 halo=dot.selected, id=dot.id, kind="actor", tip=dot.tip)
        )  # fmt: skip
    _foot(s, len(actors) - len(shown) + dots[0].left_out, dots)
    return s


def _ranked(dots: list[Any]) -> list[Any]:
    """One dot of each actor: the chosen first, then those of most events."""
    # An actor is faded only if all its dots are.
    actors = {d.id: d for d in sorted(dots, key=lambda d: -d.faded)}.values()
    picked = {d.id for d in dots if d.selected}
    return sorted(actors, key=lambda a: (not a.chosen, a.id not in picked, -a.total, a.place))


def _grounds(
    s: Graphic, shown: list[Any], top: float, bottom: float, case: Case
) -> dict[str, float]:
    """Grounds and heads of both sides of the border; returns the height of each actor."""
    inside = {key: [a for a in shown if (a.side == "domestic") == (key == "domestic")]
              for key, _ in GROUPS}  # fmt: skip
    groups = [(key, head) for key, head in GROUPS if inside[key]]
    row = min(MOST, (bottom - top - HEAD * len(groups)) / len(shown))
    y, places = top, {}
    for key, head in groups:
        tall = HEAD + row * len(inside[key])
        s.rects.append(Rect(s.low, s.high, y, y + tall - 3, mix(Inks.soft(key), 0.45)))
        name = case.fill(head)
        s.texts.append(Text(s.low, y + 10, name, Inks.of(key), NAME, "right", bold=True, gap=10))
        for k, actor in enumerate(inside[key]):
            places[actor.id] = y + HEAD - 3 + row * (k + 0.5)
        y += tall
    return places


def _name(s: Graphic, a: Any, y: float) -> None:
    """Name, line from first to last event, and their number."""
    color = mix(_color(a), 0.5)
    s.lines.append(Line(a.first, y, a.last, y, color, 5 if a.chosen else 3))
    ink = Inks.muted if a.faded else Inks.ink
    s.texts.append(
        Text(s.low, y, a.label, ink, NAME, "right", bold=a.chosen, italic=a.unnamed, gap=10)
    )
    s.texts.append(Text(s.high, y, str(a.total), ink, NAME, "right", bold=True, gap=10))


def _foot(s: Graphic, more: int, dots: list[Any]) -> None:
    """What a dot and the number are, and how many actors found no room."""
    y, days = STAGE.height - 12, (s.high - s.low) / (STAGE.width - s.left)
    key = "A dot: an event, or several. The number: all of its events."
    if not all(d.sure for d in dots):
        key = "Dot: an event or several; hollow: date unsure. Number: events."
    s.texts.append(Text(s.high, y, key, Inks.muted, SMALL, "right", gap=6))
    if more:
        words = f"and {counted(more, 'more actor')}"
        s.texts.append(Text(s.low - (s.left - 6) * days, y, words, Inks.ink, SMALL))


def _color(row: Any) -> Ink:
    return mix(Inks.of(row.side), 0.45 if row.faded else 1)
