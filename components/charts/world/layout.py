"""Panels on one scale of years and countries, with the country's own step marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from components.charts.chart import Frame, case_of
from components.charts.shared.ranks import rank
from components.charts.world.panels import Panel, panel_rows, panels_of
from components.graphic.blank import blank
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import wrap
from components.query.citations import DAGGER
from components.query.records import rows_of
from components.theme import SHAPES

#: Pixels from the top of a panel: its title and its words on the columns.
TITLE, WORDS = 14, 38
#: Pixels left of a panel for the numbers of its scale, and countries at the top of the scale.
LEFT, SCALE = 36, 160


class Sizes(NamedTuple):
    """Small letters; the top of a panel's scale, its foot, the panel's end, and room for notes."""

    small: float
    top: float
    foot: float
    end: float
    room: float

    def height(self, total: float, top: float) -> float:
        """Pixels down to so many countries, in a panel that begins at ``top``."""
        return top + self.foot - total / SCALE * (self.foot - self.top)


#: In an article, and on the projector.
COLUMNS, LARGE = Sizes(12, 104, 306, 380, 276), Sizes(15, 136, 246, 337, 240)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Panels on one scale of years and of countries; on a narrow canvas below each other."""
    if not canvas.stage:
        return _drawn(frame, _told, COLUMNS, narrow=canvas.narrow)
    if frame.empty:
        return blank("No count of countries is in view.")
    return _drawn(frame, _step, LARGE, narrow=False)


def _drawn(frame: Frame, own: Callable[..., None], at: Sizes, *, narrow: bool) -> Graphic:
    rows, held = rows_of(frame), panels_of(frame)
    name = case_of(frame).fill("{Home}")
    counted = [row.year for row in rows if row.layer == "year"] or [1995, 2014]
    span = max(counted) - min(counted) + 1
    step = 0.0 if narrow else span * 1.15
    s = Graphic(
        low=0,
        high=step * max(len(held) - 1, 0) + span + 0.6,
        height=at.end * (len(held) if narrow else 1),
        left=LEFT,
    )
    for i, (series, panel) in enumerate(held.items()):
        years, steps = panel_rows(rows, series)
        for row in (*years, *steps):
            row.edge = row.year - min(counted) + i * step
        place = (i * step, i * at.end if narrow else 0, span)
        _ground(s, panel, years, place, at)
        _columns(s, years, steps, place[1], at)
        own(s, panel, steps, place, name, at)
    return s


def _ground(
    s: Graphic, panel: Panel, years: list[Any], place: tuple[float, float, int],
    at: Sizes) -> None:  # fmt: skip
    """Title, scale, years, the total at the end and what is wrong with the last figure."""
    left, top, span = place
    for k, line in enumerate(_titled(panel, at)):
        s.texts.append(Text(left, top + TITLE + 17 * k, line, Inks.ink, 15, bold=True))
    for level in (50, 100, 150):
        y = at.height(level, top)
        s.lines.append(Line(left, y, left + span, y, Inks.rule))
        s.texts.append(Text(left, y, str(level), Inks.muted, at.small, "right", gap=6))
    s.lines.append(Line(left, top + at.foot, left + span, top + at.foot, Inks.muted))
    if not years:
        return
    final = years[-1]
    for row in years:
        if row.year % 5 == 0 or row.year == final.year:
            s.texts.append(
                Text(
                    row.edge + 0.5,
                    top + at.foot + 14,
                    str(row.year),
                    Inks.muted,
                    at.small,
                    "center",
                )
            )
    y = at.height(final.total, top) - 12
    mark = DAGGER if final.doubt else ""
    label = f"{final.total:.0f} {panel.who}{mark}"
    s.texts.append(Text(final.edge + 1, y, label, Inks.ink, at.small + 2, "right", bold=True))
    for k, line in enumerate(wrap(f"{mark} {final.doubt}", at.small, at.room)):
        s.texts.append(
            Text(left, top + at.foot + 36 + 1.25 * at.small * k, line, Inks.muted, at.small)
        )


def _titled(panel: Panel, at: Sizes) -> list[str]:
    """Lines of a panel's title: more than one on the projector alone."""
    return wrap(panel.title, 15, at.room, bold=True) if at is LARGE else [panel.title]


def _columns(s: Graphic, years: list[Any], own: list[Any], top: float, at: Sizes) -> None:
    """A column a year, darker before the country's own, and a mark that can be chosen."""
    step = min((row.year for row in own), default=9999)
    for row in years:
        strength = 0.55 if row.year < step else 0.9 if row.year == step else 0.22
        color = mix(Inks.international, strength * (0.4 if row.faded else 1))
        y = at.height(row.total, top)
        s.rects.append(Rect(row.edge + 0.04, row.edge + 0.96, y, top + at.foot, color))
        # Nothing to see, but the place to point at.
        s.marks.append(
            Mark(row.edge + 0.5, y, "circle", color, 0, id=row.id, kind=row.kind, tip=row.tip)
        )
        if row.doubt and row is not years[-1]:
            s.texts.append(Text(row.edge + 0.5, y - 10, DAGGER, Inks.ink, at.small, "center"))


def _told(
    s: Graphic, panel: Panel, own: list[Any], place: tuple[float, float, int], name: str, at: Sizes
) -> None:
    """The country's mark on its column, and in words who was there before and who came after."""
    left, top, _ = place
    for row in own:
        color, y = Inks.of(row.pressure), at.height(row.total, top)
        words = (
            f"{rank(row)}: {row.before:.0f} {panel.who} had {panel.deed} by the end of "
            f"{row.year - 1}, {row.after:.0f} followed after {row.year}."
        )
        head = Text(left, top + WORDS, f"{name}, {row.when}", color, 13, bold=True)
        lines = wrap(words, 13, 264)
        s.texts.append(head)
        s.texts += [
            Text(left, top + WORDS + 17 * (k + 1), line, Inks.ink, 13)
            for k, line in enumerate(lines)
        ]
        x, low = row.edge + 0.5, top + WORDS + 17 * len(lines) + 11
        s.lines.append(Line(x, low, x, y, color, 1.5))
        s.marks.append(
            Mark(x, y, SHAPES[row.drawn_as], color, 13, halo=row.selected, id=row.id,
                 kind=row.kind, tip=row.tip)
        )  # fmt: skip


def _step(
    s: Graphic, panel: Panel, own: list[Any], place: tuple[float, float, int], name: str, at: Sizes
) -> None:
    """The country's mark on its column, large, and how many came before, with it and after."""
    for row in own:
        color, y = Inks.of(row.pressure), at.height(row.total, 0)
        counts = f"{row.before:.0f} before, {row.same:.0f} that year, {row.after:.0f} later"
        told = [
            (line, ink, bold)
            for words, ink, bold in (
                (f"{name}, {row.when}:", color, True), (rank(row), color, True),
                (counts, Inks.ink, False),
            )
            for line in wrap(words, at.small, at.room, bold=bold)
        ]  # fmt: skip
        begin = TITLE + 4 + 17 * len(_titled(panel, at))
        for k, (line, ink, bold) in enumerate(told):
            s.texts.append(Text(place[0], begin + 17 * k, line, ink, at.small, bold=bold))
        x = row.edge + 0.5
        s.lines.append(Line(x, begin + 17 * len(told) - 6, x, y, color, 3))
        s.marks.append(
            Mark(x, y, SHAPES[row.drawn_as], color, 20, halo=row.selected, id=row.id,
                 kind=row.kind, tip=row.tip)
        )  # fmt: skip
