"""The pressure chart in columns: inside at the left, abroad at the right of the border."""

from __future__ import annotations

from collections import Counter
from typing import Any

from components.charts.pressure.boomerang import caption, meaning, told
from components.charts.pressure.drawing import Scene, border_words, draw
from components.charts.pressure.groups import bundled
from components.charts.pressure.places import boxes
from components.charts.pressure.plan import COLUMNS
from components.dossier.case import Case
from components.graphic.graphic import Curve, Graphic, Mark, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import width_of, wrap
from components.query.citations import DAGGER

KEY = (
    ("from inside {home}", "domestic", "solid"),
    ("from outside", "international", "solid"),
    ("against the law", "domestic", "dash"),
)


def wide(edges: list[Any], bundles: list[Any], nodes: list[Any], case: Case) -> Graphic:
    """Draw the columns for 640 pixels and more."""
    s = Graphic(low=0, high=COLUMNS.width, height=0)
    top = _caption(s, edges, case)
    scene = _scene(edges, bundles, nodes, top, case)
    draw(s, scene, COLUMNS)
    bottom = max((box.bottom for box in scene.boxes.values()), default=140.0)
    words = border_words(case)
    s.texts.append(
        Text(COLUMNS.width / 2, bottom + 12, words, Inks.muted, 12, "center", italic=True)
    )
    s.height = _key(s, case, bottom + 34, scene)
    return s


def _scene(edges: list[Any], bundles: list[Any], nodes: list[Any], top: float, case: Case) -> Scene:
    """Arcs that are drawn singly, the bundles of all others, and the boxes around the actors."""
    known, totals = {n.id: n for n in nodes}, Counter(n.group for n in nodes)
    if not bundles:
        return Scene(boxes(nodes, totals, (), COLUMNS, top, case), edges, {}, known)
    route = told(edges) or ()
    arcs = [e for e in edges if e.open or any(e is step for step in route)]
    parts = bundled(edges, {node.id: node.group for node in nodes})
    single = {id(e) for e in arcs}
    # A bundle of nothing but what is drawn beside it says nothing more.
    kept = {
        key: bundle
        for (key, part), bundle in zip(parts.items(), bundles, strict=True)
        if not all(id(e) in single for e in part)
    }
    return Scene(boxes(nodes, totals, kept, COLUMNS, top, case), arcs, kept, known)


def _caption(s: Graphic, edges: list[Any], case: Case) -> float:
    """The boomerang in words, and what one is; returns where the columns start."""
    words = caption(edges, case)
    if words is None:
        return 6.0
    head, stations = words
    s.texts.append(Text(8, 14, head, Inks.ink, 15, bold=True))
    y = 34.0
    for said, ink in ((stations, Inks.ink), (meaning(case), Inks.muted)):
        for line in wrap(said, 12.5, COLUMNS.width - 16):
            s.texts.append(Text(8, y, line, ink, 12.5))
            y += 16
        y += 3
    return y


def _key(s: Graphic, case: Case, top: float, scene: Scene) -> float:
    """What lines, marks and numbers are; returns where it ends."""
    x, y = 10.0, top
    for open_words, side, dash in KEY:
        words = case.fill(open_words)
        line = Curve(
            ((x, y), (x + 8, y), (x + 16, y), (x + 26, y)), Inks.of(side), 2, dash, "right"
        )
        s.curves.append(line)
        s.texts.append(Text(x + 32, y, words, Inks.muted, 12))
        x += 32 + width_of(words, 12) + 18
    if any(node.norm for node in scene.nodes.values()):
        s.marks.append(Mark(x + 5, y, "circle", Inks.international, 9, hollow=True))
        s.texts.append(Text(x + 15, y, "a norm", Inks.muted, 12))
        x += 15 + width_of("a norm", 12) + 18
    s.texts.append(Text(x, y, f"×2 acts   {DAGGER} sources differ", Inks.muted, 12))
    if scene.bundles:
        x, y = 10.0, y + 20
        points = ((x, y), (x + 8, y), (x + 16, y), (x + 26, y))
        s.curves.append(Curve(points, mix(Inks.muted, 0.45), 6, "solid"))
        words = "all acts of one group on another, with their number; choose an actor for its own"
        s.texts.append(Text(x + 32, y, words, Inks.muted, 12))
    return y + 14
