"""Demands at the left by camp and by who asked, what became of them at the right by clause."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from components.charts.demands.fates import FATES, got
from components.graphic.graphic import Curve, Graphic, Line, Mark, Target, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import shortened, width_of, wrap
from components.query.citations import DAGGER

WIDTH, START, END = 640.0, 272.0, 420.0
#: Letters; height of a demand's line, of who asked, of a line under a camp, and between camps.
HEAD, SIZE, SMALL = 15.0, 13.0, 12.0
ROW, WHO, CAMP, BETWEEN = 22.0, 20.0, 17.0, 18.0


def draw_wide(rows: list[Any]) -> Graphic:
    """Draw a prepared frame's rows for 640 pixels and more."""
    s, y = Graphic(0, WIDTH, 120), 4.0
    if not rows:
        return s
    heights: dict[str, float] = {}
    for camp, group in groupby(rows, key=lambda row: row.camp):
        part = list(group)
        s.texts.append(Text(0, y + 11, camp.capitalize(), Inks.ink, HEAD, bold=True))
        y += 23
        for line in wrap(got(part), SMALL, START - 20):
            s.texts.append(Text(0, y + 7, line, Inks.muted, SMALL))
            y += CAMP
        for _, demands in groupby(part, key=lambda row: row.from_actor):
            found = list(demands)
            name = shortened(found[0].asked, SIZE, START - 24)
            color = Inks.of(found[0].side)
            s.texts.append(Text(0, y + 12, name, color, SIZE, italic=True))
            y += WHO
            for row in found:
                heights[row.id] = y + ROW / 2
                y += ROW
        y += BETWEEN
    places, foot = _answers(s, rows, heights, y - BETWEEN)
    for (name, _), at in places.items():
        fate = FATES[name]
        s.marks.append(
            Mark(END + 7, at, fate.shape, Inks.ink, 10, hollow=fate.hollow, struck=fate.struck)
        )
    s.height = round(max(y - BETWEEN, foot) + 8)
    some = any(row.selected for row in rows)
    for row in sorted(rows, key=lambda row: bool(row.selected)):
        share = 1.0 if row.selected else 0.25 if some else 0.8 if row.clause else 0.55
        _demand(s, row, heights[row.id], places[_key(row)], share)
    return s


def _key(row: Any) -> tuple[str, str]:
    return (row.fate, row.provision_id)


def _answers(
    s: Graphic, rows: list[Any], heights: dict[str, float], bottom: float
) -> tuple[dict[tuple[str, str], float], float]:
    """Write fates and their clauses at the right, over the whole height; where each stands."""
    blocks: list[tuple[str, list[tuple[str, str]]]] = []
    for fate in (fate for fate in FATES if any(row.fate == fate for row in rows)):
        asked: dict[tuple[str, str], list[float]] = {}
        for row in (row for row in rows if row.fate == fate):
            asked.setdefault(_key(row), []).append(heights[row.id])
        middle = {key: sum(own) / len(own) for key, own in asked.items()}
        blocks.append((fate, sorted(asked, key=lambda key: (middle[key], key))))
    room = WIDTH - END - 26
    names = {
        _key(row): [shortened(line, SIZE, room) for line in wrap(row.clause, SIZE, room)[:2]]
        for row in rows
        if row.clause
    }
    tall = sum(28 + sum(8 + 16 * len(names.get(key, ())) for key in keys) for _, keys in blocks)
    stops = sum(len(keys) for _, keys in blocks)
    spare = max(bottom - 4 - tall, 14.0 * (len(blocks) - 1)) / max(stops + 2 * (len(blocks) - 1), 1)
    places: dict[tuple[str, str], float] = {}
    y = 4.0
    for fate, keys in blocks:
        held = [row for row in rows if row.fate == fate]
        words = f"{FATES[fate].words}: {len(held)}"
        s.texts.append(Text(END + 12, y + 11, words, Inks.ink, HEAD, bold=True, gap=6))
        if len(keys) == 1 and not keys[0][1]:
            places[keys[0]] = y + 11
            y += 28 + spare
        else:
            y += 28
            for key in keys:
                lines = names.get(key, ["no clause named"])
                places[key] = y + 8 * len(lines)
                for k, line in enumerate(lines):
                    s.texts.append(Text(END + 12, y + 8 + 16 * k, line, Inks.ink, SIZE, gap=6))
                y += 8 + 16 * len(lines) + spare
        y += 2 * spare
    return places, y - 3 * spare


def _demand(s: Graphic, row: Any, y: float, end: float, share: float) -> None:
    """One demand, its line, and the sign of what became of it."""
    fate, color = FATES[row.fate], mix(Inks.of(row.side), share)
    label = row.label + (f" {DAGGER}" if row.disputed else "")
    ink = mix(Inks.ink, 0.75) if share == 0.25 else Inks.ink
    label = shortened(label, SIZE, START - 40, bold=row.selected)
    s.texts.append(Text(10, y, label, ink, SIZE, bold=row.selected))
    # A leader, for in a wide picture the sign stands far from the words.
    after = 18 + width_of(label, SIZE, bold=row.selected)
    if after < START - 18:
        s.lines.append(Line(after, y, START - 16, y, Inks.rule, grid=True))
    pull = (END - START) * 0.5
    points = ((START, y), (START + pull, y), (END - pull, end), (END, end))
    if row.selected:
        s.curves.append(Curve(points, Inks.accent, 5))
    dash = "solid" if row.clause else "dash"
    s.curves.append(Curve(points, color, 2.4 if row.selected else 1.6, dash))
    s.marks.append(
        Mark(START - 7, y, fate.shape, color, 9, hollow=fate.hollow, struck=fate.struck,
             halo=row.selected)
    )  # fmt: skip
    s.targets.append(Target(0, START, y - ROW / 2, y + ROW / 2, row.id, row.kind, row.tip))
