"""How the rank moved, in one line."""

from __future__ import annotations

from components.charts.chart import Frame, case_of
from components.charts.tier.words import layers, spells


def finding(frame: Frame) -> str:
    """The change of rank next to the law; without one in view, how it stood at the end."""
    points, _, notes = layers(frame)
    case, shown = case_of(frame), [point for point in points if not point.faded]
    if not shown:
        return case.fill("No {rank} of {home} is in view")
    near = [note.label for note in notes if "the law" in note.label and not note.faded]
    if near:
        return f"{case.fill('{Home}')}, {near[0]}"
    last = shown[-1].year
    name, since = next((n, a) for n, a, b in spells(frame) if a <= last <= b)
    since = max(since, shown[0].year)
    return f"{case.fill('{Home}')}: {name} {since if since == last else f'{since}–{last}'}"
