"""Who pressed whom, for the projector: what is chosen, then the most of what has room."""

from __future__ import annotations

from collections import Counter
from typing import Any

from components.charts.pressure.boomerang import caption, meaning, told
from components.charts.pressure.drawing import Scene, border_words, draw, left_over
from components.charts.pressure.groups import Between, bundled
from components.charts.pressure.places import Box, boxes, busiest
from components.charts.pressure.plan import BOTTOM, ON_STAGE, Plan
from components.dossier.case import Case
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Curve, Graphic, Text
from components.graphic.ink import Inks
from components.graphic.layout.clear import cleared
from components.graphic.metrics import width_of, wrap

#: Letters of the caption, and of what is said below it and at the foot.
SAID, WORDS = 15.0, 15.0
#: Most bundles, and what a row of few has beyond its lines, the most first.
BUNDLES, ROOMY = 8, (32.0, 25.0, 20.0, 14.0, 10.0)


def stage(edges: list[Any], bundles: list[Any], nodes: list[Any], case: Case) -> Graphic:
    """Draw in ``STAGE`` units; what finds no room is counted."""
    if not edges:
        return blank("No act of pressure is in view.")
    s = Graphic(0, STAGE.width, STAGE.height)
    top = _caption(s, edges, case)
    scene, plan = _fitted(edges, bundles, nodes, top, case)
    draw(s, scene, plan)
    _foot(s, edges, scene, case)
    return cleared(s, STAGE.width)


def _caption(s: Graphic, edges: list[Any], case: Case) -> float:
    """What the route of the boomerang is, where a whole one is in view; returns where it ends."""
    said = caption(edges, case)
    if said is None:
        return 4.0
    y = 11.0
    for line in wrap(said[0], SAID, STAGE.width - 16, bold=True):
        s.texts.append(Text(8, y, line, Inks.ink, SAID, bold=True))
        y += 18
    for line in wrap(meaning(case), WORDS, STAGE.width - 16):
        s.texts.append(Text(8, y, line, Inks.muted, WORDS))
        y += 17.5
    return y - 4


def _fitted(
    edges: list[Any], bundles: list[Any], nodes: list[Any], top: float, case: Case
) -> tuple[Scene, Plan]:
    """Add arcs, bundles and actors while they fit, the foremost first, and spread them out."""
    known, totals = {n.id: n for n in nodes}, Counter(n.group for n in nodes)
    route = {id(e) for e in told(edges) or ()}
    ranked = sorted(edges, key=lambda e: (not e.open, id(e) not in route, -e.acts))
    if bundles:
        ranked = [e for e in ranked if e.open or id(e) in route]
    parts = bundled(edges, {node.id: node.group for node in nodes}) if bundles else {}
    arcs: list[Any] = []
    kept: dict[Between, Any] = {}
    shown: dict[str, Any] = {}

    def placed(nodes_: dict[str, Any], keys: dict[Between, Any], p: Plan) -> dict[int, Box]:
        return boxes(list(nodes_.values()), totals, keys, p, top, case)

    def fit(box: Box) -> bool:
        return box.bottom <= BOTTOM

    def fits(nodes_: dict[str, Any], keys: dict[Between, Any]) -> bool:
        return all(map(fit, placed(nodes_, keys, ON_STAGE).values()))

    for edge in ranked:
        trial = {**shown, **{i: known[i] for i in (edge.from_actor, edge.to_actor)}}
        if fits(trial, kept):
            shown, arcs = trial, [*arcs, edge]
    single = {id(e) for e in arcs}
    for (key, part), bundle in zip(parts.items(), bundles, strict=True):
        if len(kept) < BUNDLES and not all(id(e) in single for e in part):
            more = {**kept, key: bundle}
            kept = more if fits(shown, more) else kept
    for node in busiest(nodes) if bundles else ():
        trial = {**shown, node.id: node}
        shown = trial if fits(trial, kept) else shown
    plans = (ON_STAGE._replace(pad=pad) for pad in (*ROOMY, ON_STAGE.pad))
    tried = ((plan, placed(shown, kept, plan)) for plan in plans)
    plan, found = next(
        ((p, f) for p, f in tried if all(fit(b) for b in f.values())), (ON_STAGE, {})
    )
    return Scene(found, arcs, kept, known), plan


def _foot(s: Graphic, edges: list[Any], scene: Scene, case: Case) -> None:
    """What the dashes mean, and how much found no room."""
    y = STAGE.height - 12.0
    x = 8.0
    if any(e.stance == "resists" for e in (*scene.arcs, *scene.bundles.values())):
        points = ((6.0, y), (16.0, y), (26.0, y), (40.0, y))
        s.curves.append(Curve(points, Inks.domestic, 3.5, "dash", "right", 13))
        s.texts.append(Text(52, y, "against the law", Inks.ink, WORDS))
        x = 52 + width_of("against the law", WORDS)
    words = border_words(case)
    if x + 8 < STAGE.width / 2 - width_of(words, WORDS, bold=True) / 2:
        s.texts.append(Text(STAGE.width / 2, y, words, Inks.ink, WORDS, "center", bold=True))
    shown = sum(len(box.rows) for box in scene.boxes.values())
    more = left_over(edges, scene.arcs, list(scene.bundles.values()), len(scene.nodes) - shown)
    if more:
        s.texts.append(Text(STAGE.width - 8, y, more, Inks.ink, WORDS, "right"))
