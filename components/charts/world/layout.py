"""Panels on one scale of years and countries, with the country's own step marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

#: Pixels from the top of a panel: its title, its words, the top of the scale, its foot, its end.
TITLE, WORDS, TOP, FOOT, END = 14, 38, 104, 306, 380
#: Pixels left of a panel for the numbers of its scale, and countries at the top of the scale.
LEFT, SCALE = 36, 160
#: Small letters on the projector.
LETTERS = 13.0


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Panels on one scale of years and of countries; on a narrow canvas below each other."""
    if not canvas.stage:
        return _drawn(frame, _told, narrow=canvas.narrow)
    if frame.empty:
        return blank("No count of countries is in view.")
    return _drawn(frame, _step, narrow=False, small=LETTERS)


def _drawn(frame: Frame, own: Callable[..., None], *, narrow: bool, small: float = 12.0) -> Graphic:
    rows, held = rows_of(frame), panels_of(frame)
    name = case_of(frame).fill("{Home}")
    counted = [row.year for row in rows if row.layer == "year"] or [1995, 2014]
    span = max(counted) - min(counted) + 1
    step = 0.0 if narrow else span * 1.15
    s = Graphic(
        low=0,
        high=step * max(len(held) - 1, 0) + span + 0.6,
        height=END * (len(held) if narrow else 1),
        left=LEFT,
    )
    for i, (series, panel) in enumerate(held.items()):
        years, steps = panel_rows(rows, series)
        for row in (*years, *steps):
            row.edge = row.year - min(counted) + i * step
        place = (i * step, i * END if narrow else 0, span)
        _ground(s, panel, years, place, small)
        _columns(s, years, steps, place[1])
        own(s, panel, steps, place, name)
    return s


def _height(total: float, top: float) -> float:
    return top + FOOT - total / SCALE * (FOOT - TOP)


def _ground(
    s: Graphic, panel: Panel, years: list[Any], place: tuple[float, float, int],
    small: float) -> None:  # fmt: skip
    """Title, scale, years, the total at the end and what is wrong with the last figure."""
    left, top, span = place
    s.texts.append(Text(left, top + TITLE, panel.title, Inks.ink, 15, bold=True))
    for level in (50, 100, 150):
        y = _height(level, top)
        s.lines.append(Line(left, y, left + span, y, Inks.rule))
        s.texts.append(Text(left, y, str(level), Inks.muted, small, "right", gap=6))
    s.lines.append(Line(left, top + FOOT, left + span, top + FOOT, Inks.muted))
    if not years:
        return
    final = years[-1]
    for row in years:
        if row.year % 5 == 0 or row.year == final.year:
            s.texts.append(
                Text(row.edge + 0.5, top + FOOT + 14, str(row.year), Inks.muted, small, "center")
            )
    y = _height(final.total, top) - 12
    mark = DAGGER if final.doubt else ""
    label = f"{final.total:.0f} {panel.who}{mark}"
    s.texts.append(Text(final.edge + 1, y, label, Inks.ink, small + 2, "right", bold=True))
    for k, line in enumerate(wrap(f"{mark} {final.doubt}", small, 276)):
        s.texts.append(
            Text(left, top + FOOT + 84 - 4 * small + 1.25 * small * k, line, Inks.muted, small)
        )


def _columns(s: Graphic, years: list[Any], own: list[Any], top: float) -> None:
    """A column a year, darker before the country's own, and a mark that can be chosen."""
    step = min((row.year for row in own), default=9999)
    for row in years:
        strength = 0.55 if row.year < step else 0.9 if row.year == step else 0.22
        color = mix(Inks.international, strength * (0.4 if row.faded else 1))
        y = _height(row.total, top)
        s.rects.append(Rect(row.edge + 0.04, row.edge + 0.96, y, top + FOOT, color))
        # Nothing to see, but the place to point at.
        s.marks.append(
            Mark(row.edge + 0.5, y, "circle", color, 0, id=row.id, kind=row.kind, tip=row.tip)
        )
        if row.doubt and row is not years[-1]:
            s.texts.append(Text(row.edge + 0.5, y - 10, DAGGER, Inks.ink, 12, "center"))


def _told(
    s: Graphic, panel: Panel, own: list[Any], place: tuple[float, float, int], name: str
) -> None:
    """The country's mark on its column, and in words who was there before and who came after."""
    left, top, _ = place
    for row in own:
        color, y = Inks.of(row.pressure), _height(row.total, top)
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
            Mark(x, y, SHAPES[row.event_kind], color, 13, halo=row.selected, id=row.id,
                 kind=row.kind, tip=row.tip)
        )  # fmt: skip


def _step(
    s: Graphic, panel: Panel, own: list[Any], place: tuple[float, float, int], name: str
) -> None:
    """The country's mark on its column, large, and how many came before, with it and after."""
    for row in own:
        color, y = Inks.of(row.pressure), _height(row.total, 0)
        counts = f"{row.before:.0f} before, {row.same:.0f} that year, {row.after:.0f} later"
        for k, (line, ink) in enumerate(
            ((f"{name}, {row.when}:", color), (rank(row), color), (counts, Inks.ink))
        ):
            s.texts.append(Text(place[0], 38 + 20 * k, line, ink, LETTERS + 2, bold=k < 2))
        x = row.edge + 0.5
        s.lines.append(Line(x, 90, x, y, color, 3))
        s.marks.append(
            Mark(x, y, SHAPES[row.event_kind], color, 20, halo=row.selected, id=row.id,
                 kind=row.kind, tip=row.tip)
        )  # fmt: skip
