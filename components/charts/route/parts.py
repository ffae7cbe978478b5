"""What the tree and the list of routes share: the key, the names, and where a route starts."""

from __future__ import annotations

from dataclasses import replace

from components.charts.route.words import CHAINS, Row
from components.graphic.blocks import tall
from components.graphic.graphic import Curve, Graphic, Mark, Text
from components.graphic.ink import Inks
from components.graphic.metrics import width_of
from components.wording.counting import counted

#: Letters of names, and of notes and the key.
SIZE, SMALL = 12.0, 11.0


def confluence(
    rows: list[Row], room: dict[str, float], top: float
) -> tuple[dict[str, float], float]:
    """Height of each arrow's start, that of the outcome as "", and where all end.

    What starts a route has ``room`` of its own; what others run into stands in their middle.
    """
    heights, y = {}, top
    for row in rows:
        if row["leaf"]:
            heights[row["id"]] = y + room[row["id"]] / 2
            y += room[row["id"]]
    for joint in [*(r["id"] for r in reversed(rows) if not r["leaf"]), ""]:
        inward = [heights[r["id"]] for r in rows if r["parent"] == joint]
        heights[joint] = sum(inward) / len(inward)
    return heights, y


def bend(
    row: Row, rows: list[Row], heights: dict[str, float], ends: dict[str, float], half: float
) -> float:
    """Where an arrow may leave its level: past all names of its step that it passes.

    Parameters
    ----------
    heights, ends : dict of str to float
        Of each arrow the height of its start, and where it starts, behind its name.
    half : float
        Half of what a name takes down at most.
    """
    low, high = sorted((heights[row["id"]], heights[row["parent"]]))
    passed = [
        ends[r["id"]]
        for r in rows
        if r["depth"] == row["depth"] and low - half < heights[r["id"]] < high + half
    ]
    return max([ends[row["id"]], *passed])


def stream(
    start: tuple[float, float], bent: float, end: tuple[float, float], look: Curve
) -> list[Curve]:
    """An arrow in the look of another: level up to where it bends, and on to its end."""
    (x0, y0), (x1, y1) = start, end
    pull = (x1 - bent) * 0.5
    points = ((bent, y0), (bent + pull, y0), (x1 - pull, y1), (x1, y1))
    if bent - x0 < 1:
        return [replace(look, points=points)]
    third = (bent - x0) / 3
    level = ((x0, y0), (x0 + third, y0), (bent - third, y0), (bent, y0))
    return [replace(look, points=level, arrow=""), replace(look, points=points)]


def tall_of(label: list[str], note: list[str]) -> float:
    """Height of a name and its note."""
    return tall(len(label), SIZE) + tall(len(note), SMALL)


def draw_start(s: Graphic, row: Row, x: float, y: float) -> None:
    """A dot where a route starts, in the colour of all that it passes through."""
    if row["leaf"]:
        s.marks.append(Mark(x, y, "circle", Inks.of(row["chain"]), 8))


def draw_key(s: Graphic, rows: list[Row]) -> float:
    """Line and colour in words."""
    x, y = 0.0, 10.0
    items = [("From inside", "solid", "domestic"), ("From outside", "solid", "international")]
    items = [i for i in items if any(r["side"] == i[2] for r in rows)]
    if any(r["type"] != "stated" for r in rows):
        items.append(("Claimed, contested or inferred", "dot", "none"))
    for words, dash, side in items:
        if x and x + 28 + width_of(words, SMALL) > s.high:
            x, y = 0.0, y + 18
        ends = ((x, y), (x + 8, y), (x + 14, y), (x + 22, y))
        s.curves.append(Curve(ends, Inks.of(side), 2.0, dash))
        s.texts.append(Text(x + 28, y, words, Inks.muted, SMALL))
        x += 46 + width_of(words, SMALL)
    x, y = 0.0, y + 20
    for chain, words in CHAINS.items():
        count = sum(r["leaf"] and r["chain"] == chain for r in rows)
        said = f"{counted(count, 'route')} {words}"
        if count and x and x + 14 + width_of(said, SMALL) > s.high:
            x, y = 0.0, y + 18
        if count:
            s.marks.append(Mark(x + 5, y, "circle", Inks.of(chain), 8))
            s.texts.append(Text(x + 14, y, said, Inks.muted, SMALL))
            x += 34 + width_of(said, SMALL)
    return y + 8
