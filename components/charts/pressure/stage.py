"""Who pressed whom, for the projector: two grounds with the border between, and arrows."""

from __future__ import annotations

from typing import Any

from components.charts.pressure.arrow_words import ON_STAGE, number, write
from components.charts.pressure.boomerang import caption
from components.charts.pressure.columns import Grid, Link, arrows
from components.charts.pressure.stage_actors import FOOT, GAP, LEADING, Columns, Foremost, foremost
from components.dossier.case import Case
from components.graphic.blank import blank
from components.graphic.blocks import centred
from components.graphic.canvas import STAGE
from components.graphic.graphic import Curve, Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import wrap
from components.wording.counting import counted

WIDTH, HEIGHT = STAGE.width, STAGE.height
#: Letters of headings, of the caption, and of what stands on arrows; units under a heading.
HEAD, SAID, WORDS, UNDER = 15.0, 17.0, 14.0, 28.0
HEADINGS = ("{National} society", "{National} state", "Abroad", "Allies")
#: Most arrows on which mechanisms are written.
FEW = 8


def stage(edges: list[Any], nodes: list[Any], case: Case) -> Graphic:
    """Draw in ``STAGE`` units; actors that find no room are counted."""
    if not edges:
        return blank("No act of pressure is in view.")
    s = Graphic(0, WIDTH, HEIGHT)
    top = _caption(s, edges, case)
    known = {node.id: node for node in nodes}
    drawn = foremost(edges, known, top + UNDER)
    shown = [node for node in nodes if node.id in drawn.heights]
    _grounds(s, shown, drawn.columns, top, case)
    _arrows(s, drawn, known)
    _actors(s, shown, drawn)
    _words(s, drawn.edges)
    _foot(s, edges, drawn, len(nodes) - len(shown), case)
    return s


def _caption(s: Graphic, edges: list[Any], case: Case) -> float:
    """What the route of the boomerang is, where a whole one is in view; returns where it ends."""
    told = caption(edges, case)
    lines = wrap(told[0], SAID, WIDTH - 16, bold=True) if told else []
    for k, line in enumerate(lines):
        s.texts.append(Text(8, 13 + 21 * k, line, Inks.ink, SAID, bold=True))
    return 21.0 * len(lines) + (6 if lines else 0)


def _grounds(s: Graphic, nodes: list[Any], columns: Columns, top: float, case: Case) -> None:
    """Inside and outside, the border, and the heading of each column."""
    foot, border = HEIGHT - 26, columns.border
    for x0, x1, side in ((0.0, border, "domestic"), (border, WIDTH, "international")):
        s.rects.append(Rect(x0, x1, top, foot, mix(Inks.soft(side), 0.5)))
    s.lines.append(Line(border, top, border, foot, Inks.ink, 2.5, "dot"))
    for column in sorted({int(node.column) for node in nodes}):
        align, gap = ("right", -GAP) if column < 2 else ("left", -6.0)
        color = Inks.domestic if column < 2 else Inks.international
        x = columns.node[column]
        head = case.fill(HEADINGS[column])
        s.texts.append(Text(x, top + 14, head, color, HEAD, align, bold=True, gap=gap))


def _arrows(s: Graphic, drawn: Foremost, nodes: dict[str, Any]) -> None:
    """Arrows as wide as they have acts, the foremost on top of the others."""
    edges, xs = drawn.edges, drawn.columns.node
    column = {i: int(nodes[i].column) for i in drawn.heights}
    # Names in the state's column stand left of their nodes, and arrows end before them.
    names = {i: GAP + 5 + drawn.wide(nodes[i]) for i in drawn.heights if column[i] == 1}
    port = xs[1] - max(names.values(), default=0.0)
    lefts = tuple(port if c == 1 else x - 13 for c, x in enumerate(xs))
    links = [Link(e.from_actor, e.to_actor, e.acts) for e in edges]
    grid = Grid(xs, lefts, tuple(x + 13 for x in xs))
    curves = arrows(links, column, drawn.heights, grid)
    some = any(edge.selected for edge in edges)
    for edge, (found, head) in reversed(list(zip(edges, curves, strict=True))):
        ends = {0: edge.from_actor, 3: edge.to_actor}
        points = tuple(
            (xs[1] - names[ends[k]], y) if k in ends and x == port and ends[k] in names else (x, y)
            for k, (x, y) in enumerate(found)
        )
        strong = edge.selected if some else bool(edge.step)
        color = mix(Inks.of(edge.side), 1.0 if strong else 0.3 if some else 0.65)
        width = min(2.5 + 1.4 * (edge.acts - 1), 8.0) + (2.5 if strong else 0)
        if edge.selected:
            s.curves.append(Curve(points, Inks.accent, width + 8))
        dash = "dash" if edge.stance == "resists" else "solid"
        edge.curve = Curve(points, color, width, dash, head, 12 + width)
        s.curves.append(edge.curve)
        x, y = edge.curve.at(0.4)
        s.marks.append(Mark(x, y, "circle", color, 0, id=edge.id, kind=edge.kind, tip=edge.tip))


def _actors(s: Graphic, nodes: list[Any], drawn: Foremost) -> None:
    ends = {i for e in drawn.edges if e.selected for i in (e.from_actor, e.to_actor)}
    some = bool(ends) or any(node.selected for node in nodes)
    for node in nodes:
        faded = some and not node.selected and node.id not in ends
        color = mix(Inks.of(node.side), 0.45 if faded else 1)
        x, y = drawn.columns.node[int(node.column)], drawn.heights[node.id]
        s.marks.append(
            Mark(x, y, "circle", color, min(13 + 1.2 * node.acts, 20.0), hollow=node.norm,
                 halo=node.selected, id=node.id, kind=node.kind, tip=node.tip)
        )  # fmt: skip
        ink, align = Inks.muted if faded else Inks.ink, "right" if node.column < 2 else "left"
        lines = drawn.lines(node)
        s.texts += centred(
            lines, x, y, ink, pitch=drawn.size * LEADING, size=drawn.size, align=align, bold=True,
            italic=node.unnamed, gap=GAP,
        )  # fmt: skip


def _words(s: Graphic, edges: list[Any]) -> None:
    """Numbers of the boomerang, how many acts, and mechanisms while arrows are few."""
    taken = s.boxes(WIDTH)
    for edge in edges:
        number(s, edge, edge.curve, ON_STAGE, taken)
    for edge in edges:
        told = len(edges) <= FEW or edge.selected
        write(s, edge, edge.curve, ON_STAGE, taken, told=told)


def _foot(s: Graphic, edges: list[Any], drawn: Foremost, more: int, case: Case) -> None:
    """What the dashes mean, and how much found no room."""
    y = HEIGHT - FOOT / 3
    border = drawn.columns.border
    words = case.fill("{Home}’s border")
    s.texts.append(Text(border, y, words, Inks.ink, WORDS, "right", bold=True))
    if any(e.stance == "resists" for e in drawn.edges):
        points = ((6.0, y), (16.0, y), (26.0, y), (40.0, y))
        s.curves.append(Curve(points, Inks.domestic, 3.5, "dash", "right", 13))
        s.texts.append(Text(52, y, "against the law", Inks.ink, WORDS))
    acts = sum(e.acts for e in edges) - sum(e.acts for e in drawn.edges)
    if acts:
        words = f"and {counted(more, 'more actor')}, " if more else "and "
        words += counted(acts, "act" if more else "more act")
        s.texts.append(Text(WIDTH - 8, y, words, Inks.ink, WORDS, "right"))
