"""Figures of enforcement with time to the right: a panel a step, a lane a series.

A series counts one thing: an offence, in cases or people, of the whole country or a part. Years are
bars on one scale, counts over several years are lines. Places across are worked out in a picture
640 wide; in a wider one only the gaps grow.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from components.charts.enforcement.figures import is_year, known_years, runs, span
from components.charts.enforcement.lanes import Item, Scale, bars, spans, tallest
from components.charts.enforcement.legend import color_of, draw_key, unknown
from components.graphic.blocks import outline
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.graphic.layout.legend import FADING
from components.graphic.metrics import box, overlaps, shortened, width_of, wrap
from components.query.records import rows_of

WIDTH, LEFT, RIGHT = 640.0, 158.0, 14.0
#: Heights: of the law and the years above the panels, of a panel's head, between two panels.
TOP, HEAD, BETWEEN = 46.0, 22.0, 12.0
#: Of the longest bar, of a line of bars or of spans with its numbers, and of a span's own line.
BAR, BARS, SPANS, THICK = 24.0, 44.0, 30.0, 6.0
SIZE, SMALL, WIDE = 13.0, 12.0, 16.0
NONE = "no figure found"


def draw_wide(frame: Any) -> Graphic:
    """Draw a prepared frame for 640 pixels and more."""
    rows = rows_of(frame)
    figures = [row for row in rows if row.layer != "law"]
    scale = Scale(*span(rows), WIDTH - LEFT - RIGHT)
    s = Graphic(scale.first, scale.last + 1 + RIGHT / scale.year, 120, LEFT)
    if not figures:
        return s
    y, most = TOP, tallest(figures)
    for step, group in groupby(figures, key=lambda row: row.step):
        top, part = y, list(group)
        s.texts.append(
            Text(s.low, y + 11, step.capitalize(), Inks.ink, 14, "right", bold=True, gap=12)
        )
        y += HEAD
        for k, series in enumerate(dict.fromkeys(map(_series, part))):
            if k:
                s.lines.append(Line(s.low, y, scale.last + 1, y, Inks.rule, grid=True))
            y = _lane(s, [r for r in part if _series(r) == series], y, scale, most)
        tint(s, part, top, y, top + 11, scale, size=SMALL)
        y += BETWEEN
    bottom = y - BETWEEN
    years(s, scale, size=SMALL, at=(TOP - 12, bottom + 12))
    for row in (row for row in rows if row.layer == "law"):
        law_line(s, row, 12, TOP - 22, bottom, scale, size=SIZE)
    s.height = round(draw_key(s, figures, bottom + 26, px=WIDTH - LEFT))
    return s


def _series(row: Any) -> tuple[str, str, str]:
    return (row.place, row.offence, row.unit)


def _lane(s: Graphic, rows: list[Any], y: float, scale: Scale, most: float) -> float:
    """One series from ``y`` down: what it counts, its bars, then its spans; where it ends."""
    row = rows[0]
    counted = f"{row.unit}, {row.place} only" if row.place else str(row.unit)
    room = LEFT - 20
    words = [*wrap(row.offence, SMALL, room)[:2], *wrap(counted, SMALL, room)[:2]]
    for k, line in enumerate(words):
        s.texts.append(
            Text(s.low, y + 12 + 14 * k, shortened(line, SMALL, room), Inks.muted, SMALL, "right",
                 gap=12)
        )  # fmt: skip
    top = y
    yearly = bars([r for r in rows if is_year(r)], scale, size=SIZE, wide=WIDE)
    longer = spans([r for r in rows if not is_year(r)], scale, size=SIZE, beside=yearly)
    for items in (*yearly, *longer):
        tall = BARS if any(is_year(item.row) for item in items) else SPANS
        y += tall
        for item in items:
            if is_year(item.row):
                bar(s, item, y - 6, BAR, most, scale, size=SIZE)
            else:
                stretch(s, item, y - 9, THICK, scale, size=SIZE)
            s.targets.append(hit_of(item, y - tall, y, scale))
    return max(y, top + 14 * len(words) + 10)


def hit_of(item: Item, top: float, bottom: float, scale: Scale) -> Target:
    """The box in which a figure answers to the pointer."""
    row = item.row
    return Target(scale.x(item.left), scale.x(item.right), top, bottom, row.id, row.kind, row.tip)


def number(s: Graphic, item: Item, y: float, scale: Scale, *, size: float) -> None:
    """Write a figure's number; what a source says instead of a figure leans."""
    color, leans = Inks.muted if item.row.faded else Inks.ink, item.row.layer == "claim"
    x = scale.x(item.middle)
    s.texts.append(
        Text(x, y, item.words, color, size, "center", bold=not item.row.faded, italic=leans)
    )


def bar(
    s: Graphic, item: Item, foot: float, tall: float, most: float, scale: Scale, *,
    size: float) -> None:  # fmt: skip
    """A year's figure: a bar from ``foot`` up, hollow for a part of the country."""
    height = max(tall * item.row.value / most, 1.5)
    x0, x1 = scale.x(item.start), scale.x(item.end)
    _box(s, item.row, x0, x1, foot - height, foot)
    number(s, item, foot - height - size * 0.62 - 2, scale, size=size)


def stretch(s: Graphic, item: Item, y: float, thick: float, scale: Scale, *, size: float) -> None:
    """A count over several years: a line across them, fading where it is open."""
    x0, x1 = scale.x(item.start), scale.x(item.end)
    row, third = item.row, (x1 - x0) / 9
    top, foot = y - thick / 2, y + thick / 2
    open_left, open_right = row.start < scale.first, row.end > scale.last + 1
    if not row.place:
        for k, share in enumerate(reversed(FADING)):
            shade = mix(color_of(row), share)
            if open_left:
                s.rects.append(Rect(x0 + third * k, x0 + third * (k + 1), top, foot, shade))
            if open_right:
                s.rects.append(Rect(x1 - third * (k + 1), x1 - third * k, top, foot, shade))
    _box(s, row, x0 + 3 * third * open_left, x1 - 3 * third * open_right, top, foot)
    number(s, item, top - size * 0.62 - 1, scale, size=size)


def _box(s: Graphic, row: Any, x0: float, x1: float, top: float, foot: float) -> None:
    color = color_of(row)
    s.rects.append(Rect(x0, x1, top, foot, Inks.paper if row.place else color))
    if row.place:
        s.lines += outline(x0, x1, top, foot, color, width=1.5)


def tint(
    s: Graphic, rows: list[Any], top: float, bottom: float, at: float, scale: Scale, *,
    size: float) -> None:  # fmt: skip
    """Lay a ground under the years without a figure for the country, and say so at ``at``."""
    known = known_years(rows, scale.first, scale.last)
    grounds, taken = [], s.boxes(WIDTH)
    for first, last in runs([y for y in range(scale.first, scale.last + 1) if y not in known]):
        grounds.append(Rect(first, last + 1, top, bottom, unknown()))
        room = (last + 1 - first) * scale.year - 6
        words = next((w for w in (NONE, "none found", "?") if width_of(w, size) <= room), "")
        x = s.left + scale.px((first + last + 1) / 2)
        if words and all(
            not overlaps([box(words, x, at, size=size, align="center"), b]) for b in taken
        ):
            s.texts.append(
                Text((first + last + 1) / 2, at, words, Inks.muted, size, "center",
                     italic=words != "?")
            )  # fmt: skip
    s.rects[:0] = grounds


def years(s: Graphic, scale: Scale, *, size: float, at: tuple[float, ...]) -> None:
    """Name as many years as have room, at one or more heights."""
    room = width_of("2003", size) + 8
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if n * scale.year >= room)
    for year in range(scale.first, scale.last + 1):
        if (year - scale.first) % step == 0:
            s.texts += [Text(year + 0.5, y, str(year), Inks.muted, size, "center") for y in at]


def law_line(
    s: Graphic, row: Any, at: float, top: float, bottom: float, scale: Scale, *,
    size: float) -> None:  # fmt: skip
    """The day of the law: its name at ``at``, and a dotted line through the panels."""
    left = scale.px(row.start) + width_of(row.label, size, bold=True) + 12 < scale.room
    s.lines.append(Line(row.start, at, row.start, bottom, Inks.both, 1.5, "dot"))
    s.marks.append(Mark(row.start, at, "square", Inks.both, 11, halo=bool(row.selected)))
    s.texts.append(
        Text(
            row.start,
            at,
            row.label,
            Inks.both,
            size,
            "left" if left else "right",
            bold=True,
            gap=11,
        )
    )
