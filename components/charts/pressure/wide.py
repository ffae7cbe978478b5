"""The pressure chart in columns: inside at the left, abroad at the right of the border."""

from __future__ import annotations

from typing import Any

from components.charts.pressure.arrow_words import WIDE, number, write
from components.charts.pressure.boomerang import caption
from components.charts.pressure.columns import (
    BORDER,
    LEFT_PORT,
    LETTERS,
    LINE,
    NODE,
    RIGHT_PORT,
    WIDTH,
    Link,
    Node,
    arrows,
    place,
)
from components.dossier.case import Case
from components.graphic.blocks import centred
from components.graphic.graphic import Curve, Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import width_of, wrap
from components.query.citations import DAGGER

#: Pixels above the first actor, with and without the caption of the boomerang.
TOP, TOP_ROUTE = 58.0, 92.0
HEADINGS = (
    "{National} society",
    "{National} state",
    "Governments and\nbodies abroad",
    "Allies\nacross borders",
)
KEY = (
    ("from inside {home}", "domestic", "solid"),
    ("from outside", "international", "solid"),
    ("against the law", "domestic", "dash"),
)


def wide(edges: list[Any], nodes: list[Any], case: Case) -> Graphic:
    """Draw the columns for 640 pixels and more."""
    _place(edges, nodes)
    bottom = max((node.y for node in nodes), default=170.0) + 30
    s = Graphic(low=0, high=WIDTH, height=bottom + 44)
    edges = sorted(edges, key=lambda edge: (edge.step, edge.acts))
    _columns(s, nodes, bottom, case)
    _caption(s, edges, case)
    _arrows(s, edges)
    _actors(s, nodes)
    _edge_words(s, edges)
    _key(s, case, norms=any(node.norm for node in nodes))
    return s


def _place(edges: list[Any], nodes: list[Any]) -> None:
    """Give actors their height ``y``, and arrows the ``points`` of their curve and its ``head``."""
    links = [Link(edge.from_actor, edge.to_actor, edge.acts) for edge in edges]
    column = {node.id: int(node.column) for node in nodes}
    heights = place(
        [Node(n.id, column[n.id], n.label.count("\n") + 1, n.acts, n.first) for n in nodes],
        links,
        top=TOP_ROUTE if any(edge.step for edge in edges) else TOP,
    )
    for node in nodes:
        node.y = round(heights[node.id], 1)
    for edge, (points, head) in zip(edges, arrows(links, column, heights), strict=True):
        edge.points, edge.head = points, head


def _columns(s: Graphic, nodes: list[Any], bottom: float, case: Case) -> None:
    """The state's ground, the border, and the heading over each column."""
    tops: dict[int, float] = {}
    for node in nodes:
        tops[int(node.column)] = min(node.y - 22, tops.get(int(node.column), node.y))
    if 1 in tops:
        ground = mix(Inks.domestic_soft, 0.55)
        s.rects.append(Rect(LEFT_PORT[1] + 2, RIGHT_PORT[1] - 4, tops[1] - 22, bottom - 8, ground))
    top = min(tops.values(), default=40.0)
    s.lines.append(Line(BORDER, top, BORDER, bottom - 4, Inks.muted, 1.5, "dot"))
    border = case.fill("{Home}’s border")
    s.texts.append(Text(BORDER, bottom + 4, border, Inks.muted, 12, "center", italic=True))
    for column, y in tops.items():
        x, align = NODE[column], ("right", "center", "left", "left")[column]
        x = (LEFT_PORT[1] + RIGHT_PORT[1]) / 2 if column == 1 else x
        lines = case.fill(HEADINGS[column]).split("\n")
        color = Inks.domestic if column < 2 else Inks.international
        for k, line in enumerate(lines):
            up = y - 8 - 15 * (len(lines) - 1 - k)
            s.texts.append(Text(x, up, line, color, 13, align, bold=True))


def _caption(s: Graphic, edges: list[Any], case: Case) -> None:
    words = caption(edges, case)
    if words is None:
        return
    head, stations = words
    s.texts.append(Text(8, 14, head, Inks.ink, 15, bold=True))
    for k, line in enumerate(wrap(stations, 12.5, WIDTH - 16)):
        s.texts.append(Text(8, 34 + 15 * k, line, Inks.muted, 12.5))


def _share(edge: Any, *, some: bool) -> float:
    """How much of its colour an arrow shows: the boomerang and what is selected stand out."""
    if some:
        return 1.0 if edge.selected else 0.25
    return 1.0 if edge.step else 0.75 if edge.stance == "resists" else 0.5


def _arrows(s: Graphic, edges: list[Any]) -> None:
    some = any(edge.selected for edge in edges)
    for edge in edges:
        color = mix(Inks.of(edge.side), _share(edge, some=some))
        width = min(1.2 + 0.9 * (edge.acts - 1), 5.0)
        if edge.step:
            width = max(width, 3.2)
        if edge.selected:
            width = max(width, 2.4)
            s.curves.append(Curve(edge.points, Inks.accent, width + 6))
        dash = "dash" if edge.stance == "resists" else "solid"
        s.curves.append(Curve(edge.points, color, width, dash, edge.head, 8 + width * 0.7))
        x, y = s.curves[-1].at(0.4)
        s.marks.append(Mark(x, y, "circle", color, 0, id=edge.id, kind=edge.kind, tip=edge.tip))


def _actors(s: Graphic, nodes: list[Any]) -> None:
    for node in nodes:
        color, x = Inks.of(node.side), NODE[int(node.column)]
        size = min(6 + 2.2 * node.acts**0.5, 16.0)
        s.marks.append(
            Mark(x, node.y, "circle", color, size, hollow=node.norm, halo=node.selected,
                 id=node.id, kind=node.kind, tip=node.tip)
        )  # fmt: skip
        lines = node.label.split("\n")
        align, gap = "right" if node.column < 2 else "left", 15.0 if node.selected else 11.0
        s.texts += centred(
            lines, x, node.y, Inks.ink, pitch=LINE, size=LETTERS, align=align, bold=node.selected,
            italic=node.unnamed, gap=gap,
        )  # fmt: skip


def _edge_words(s: Graphic, edges: list[Any]) -> None:
    """Numbers of the boomerang, counts above one and mechanisms, where there is room for them."""
    taken = s.boxes(WIDTH)
    for edge in reversed(edges):
        curve = Curve(edge.points, Inks.of(edge.side))
        number(s, edge, curve, WIDE, taken)
        write(s, edge, curve, WIDE, taken, told=edge.step or edge.acts > 2)


def _key(s: Graphic, case: Case, *, norms: bool) -> None:
    x, y = 10.0, s.height - 14
    for open_words, side, dash in KEY:
        words = case.fill(open_words)
        line = Curve(
            ((x, y), (x + 8, y), (x + 16, y), (x + 26, y)), Inks.of(side), 2, dash, "right"
        )
        s.curves.append(line)
        s.texts.append(Text(x + 32, y, words, Inks.muted, 12))
        x += 32 + width_of(words, 12) + 22
    if norms:
        s.marks.append(Mark(x + 5, y, "circle", Inks.international, 9, hollow=True))
        s.texts.append(Text(x + 15, y, "a norm", Inks.muted, 12))
        x += 15 + width_of("a norm", 12) + 22
    s.texts.append(Text(x, y, f"×2 acts   {DAGGER} sources differ", Inks.muted, 12))
