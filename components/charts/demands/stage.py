"""Demands for the projector: a sign each, in the row of its camp and the column of its fate."""

from __future__ import annotations

from math import ceil
from typing import Any

from components.charts.chart import Frame
from components.charts.demands.fates import FATES
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import shortened, width_of
from components.query.records import rows_of

WIDTH, HEIGHT = STAGE.width, STAGE.height
#: Units for the names of camps, above the rows, at their foot, and the highest row.
NAMES, TOP, FOOT, MOST = 174.0, 46.0, 28.0, 72.0
#: Largest and least distance of two signs, and letters.
PITCH, LEAST = 24.0, 11.0
HEAD, NAME, SMALL = 15.0, 16.0, 15.0


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    rows = rows_of(frame)
    if not rows:
        return blank("No demand is in view.")
    s = Graphic(0, WIDTH, HEIGHT)
    camps = list(dict.fromkeys(row.camp for row in rows))
    fates = [fate for fate in FATES if any(row.fate == fate for row in rows)]
    wide, tall = (WIDTH - NAMES) / len(fates), min(MOST, (HEIGHT - TOP - FOOT) / len(camps))
    for k, fate in enumerate(fates):
        x = NAMES + wide * (k + 0.5)
        total = sum(row.fate == fate for row in rows)
        s.texts.append(Text(x, 14, FATES[fate].words, Inks.ink, HEAD, "center", bold=True))
        s.texts.append(Text(x, 34, str(total), Inks.muted, NAME, "center", bold=True))
    pitch = _pitch(rows, camps, fates, wide, tall)
    some = any(row.selected for row in rows)
    for i, camp in enumerate(camps):
        top, part = TOP + tall * i, [row for row in rows if row.camp == camp]
        _name(s, camp, part, top + tall / 2, tall)
        s.lines.append(Line(0, top, WIDTH, top, Inks.rule))
        for k, fate in enumerate(fates):
            held = [row for row in part if row.fate == fate]
            _cell(s, held, NAMES + wide * k, top, wide, tall, pitch, some)
    _key(s, rows)
    return s


def _pitch(rows: list[Any], camps: list[str], fates: list[str], wide: float, tall: float) -> float:
    """Distance of two signs, one for all cells: the largest at which the fullest holds its own."""
    most = max(
        sum(row.camp == camp and row.fate == fate for row in rows)
        for camp in camps for fate in fates
    )  # fmt: skip
    pitch = PITCH
    while pitch > LEAST and ceil(most / ((wide - 8) // pitch)) * pitch > tall - 6:
        pitch -= 0.5
    return pitch


def _name(s: Graphic, camp: str, rows: list[Any], middle: float, tall: float) -> None:
    enacted = sum(row.fate == "enacted" for row in rows)
    chosen = [row.label for row in rows if row.selected]
    words = f"{enacted} of {len(rows)} enacted"
    if chosen:
        words = chosen[0] if len(chosen) == 1 else f"{len(chosen)} chosen"
    name = shortened(camp.capitalize(), NAME, NAMES - 10, bold=True)
    s.texts.append(Text(0, middle - 9, name, Inks.ink, NAME, bold=True))
    s.texts.append(
        Text(0, middle + 10, shortened(words, SMALL, NAMES - 10, bold=bool(chosen)),
             Inks.ink if chosen else Inks.muted, SMALL, bold=bool(chosen))
    )  # fmt: skip


def _cell(
    s: Graphic, rows: list[Any], x: float, top: float, wide: float, tall: float, pitch: float,
    some: bool) -> None:  # fmt: skip
    """The demands of a camp with one fate; what has no room is counted."""
    if not rows:
        s.texts.append(Text(x + wide / 2, top + tall / 2, "–", Inks.muted, 20, "center"))
        return
    across = int((wide - 8) // pitch)
    deep = max(int((tall - 6) // pitch), 1)
    if len(rows) > across * deep:
        _many(s, rows, x + wide / 2, top + tall / 2)
        return
    lines = ceil(len(rows) / across)
    left = x + (wide - min(across, len(rows)) * pitch) / 2
    for k, row in enumerate(rows):
        fate = FATES[row.fate]
        at = (left + (k % across + 0.5) * pitch,
              top + tall / 2 + (k // across - (lines - 1) / 2) * pitch)  # fmt: skip
        share = 0.35 if some and not row.selected else 1.0
        s.marks.append(
            Mark(*at, fate.shape, mix(Inks.of(row.side), share), (pitch - 5) * 0.9,
                 hollow=fate.hollow, struck=fate.struck, halo=row.selected, id=row.id,
                 kind=row.kind, tip=row.tip)
        )  # fmt: skip


def _many(s: Graphic, rows: list[Any], x: float, y: float) -> None:
    """More than there is room for: one sign, and how many there are."""
    fate, sides = FATES[rows[0].fate], {row.side for row in rows}
    color = Inks.of(sides.pop()) if len(sides) == 1 else Inks.muted
    s.marks.append(Mark(x - 16, y, fate.shape, color, 15, hollow=fate.hollow, struck=fate.struck))
    s.texts.append(Text(x - 4, y, f"× {len(rows)}", Inks.ink, NAME, bold=True))


def _key(s: Graphic, rows: list[Any]) -> None:
    """Colours in words, at the foot."""
    x, y = 0.0, HEIGHT - 11
    sides = {"domestic" if row.side == "domestic" else "international" for row in rows}
    for side, words in (("domestic", "asked from inside"), ("international", "from outside")):
        if side in sides:
            s.marks.append(Mark(x + 7, y, "square", Inks.of(side), 13))
            s.texts.append(Text(x + 20, y, words, Inks.muted, SMALL))
            x += 20 + width_of(words, SMALL) + 26
    s.texts.append(Text(WIDTH, y, "each sign is one demand", Inks.muted, SMALL, "right"))
