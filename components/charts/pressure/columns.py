"""Where actors stand in columns, and how the arrows between them run.

Places across are the pixels of a picture 640 wide, the narrowest that holds four columns; a wider
one stretches them. Governments and bodies abroad start below the allies, so that what passes
between allies and the home state runs over no name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from components.graphic.metrics import spread

WIDTH, BORDER = 640.0, 372.0
#: Per column: place of the node, where arrows meet it on the left and on the right.
NODE = (112.0, 314.0, 430.0, 530.0)
LEFT_PORT, RIGHT_PORT = (96.0, 202.0, 418.0, 518.0), (124.0, 328.0, 442.0, 542.0)
#: Room for a name in each column, and the pixels of a line of it and around it.
ROOM, LETTERS, LINE, AROUND = (96.0, 96.0, 84.0, 98.0), 12.0, 13.0, 12.0

#: Rank of an actor that is on no route of the boomerang.
OFF_ROUTE = 99

Points = tuple[tuple[float, float], ...]


class Grid(NamedTuple):
    """Per column: place of the node, where arrows meet it on the left and on the right."""

    node: tuple[float, ...]
    left: tuple[float, ...]
    right: tuple[float, ...]


GRID = Grid(NODE, LEFT_PORT, RIGHT_PORT)


@dataclass(frozen=True)
class Node:
    """An actor to place: its column, lines of its name, and its rank if it must come first."""

    id: str
    column: int
    lines: float
    weight: int
    first: int = OFF_ROUTE

    @property
    def height(self) -> float:
        """Pixels it takes down."""
        return self.lines * LINE + AROUND


class Link(NamedTuple):
    """An arrow between two actors, with its number of acts."""

    start: str
    end: str
    acts: int


def place(nodes: Sequence[Node], links: Sequence[Link], *, top: float) -> dict[str, float]:
    """Heights of the actors, ordered so that few arrows cross.

    Each column is put in the order of the mean height of its neighbours, in turn, a few times
    over (the barycentre heuristic). Ties fall by name, so that the same actors always stand alike.

    Parameters
    ----------
    nodes : sequence of Node
    links : sequence of Link
        Both ends must be among the nodes.
    top : float
        Pixels from which the first column starts.

    Returns
    -------
    dict of str to float
        Node id -> pixels from the top, of its middle.
    """
    column = {node.id: node.column for node in nodes}
    neighbours: dict[str, list[tuple[str, int]]] = {node.id: [] for node in nodes}
    far: set[str] = set()
    for link in links:
        if {column[link.start], column[link.end]} == {0, 3}:
            far |= {link.start, link.end}
        if column[link.start] != column[link.end]:
            neighbours[link.start].append((link.end, link.acts))
            neighbours[link.end].append((link.start, link.acts))
    # Those of society who deal with allies abroad stand above the state, out of its way.
    nodes = [
        replace(n, first=50) if n.first > 50 and n.id in far and not n.column else n for n in nodes
    ]
    groups = [
        sorted((n for n in nodes if n.column == c), key=lambda n: (n.first, -n.weight, n.id))
        for c in range(4)
    ]
    over = sum(n.height for n in groups[0] if n.id in far)
    allies = sum(n.height for n in groups[3])
    starts = (top, top + (over + 34 if far else 0), top + (allies + 46 if groups[3] else 0), top)
    bottom = max(
        start + sum(n.height for n in group) for start, group in zip(starts, groups, strict=True)
    )
    heights: dict[str, float] = {}
    for group, start in zip(groups, starts, strict=True):
        heights.update(_stacked(group, start))
    for _ in range(4):
        for c in (1, 0, 2, 3):
            wanted = {n.id: _mean(neighbours[n.id], heights) for n in groups[c]}
            groups[c].sort(key=lambda n: (n.first, wanted[n.id], n.id))
            heights.update(_stacked(groups[c], starts[c]))
    for c in (1, 0, 2):
        heights.update(_near(groups[c], neighbours, heights, starts[c], bottom))
    return heights


def _mean(neighbours: list[tuple[str, int]], heights: Mapping[str, float]) -> float:
    acts = sum(n for _, n in neighbours)
    return sum(heights[other] * n for other, n in neighbours) / acts if acts else 1e6


def _stacked(group: Sequence[Node], start: float) -> dict[str, float]:
    heights = {}
    for node in group:
        heights[node.id] = start + node.height / 2
        start += node.height
    return heights


def _near(
    group: Sequence[Node],
    neighbours: Mapping[str, list[tuple[str, int]]],
    heights: Mapping[str, float],
    start: float,
    bottom: float,
) -> dict[str, float]:
    """Spread a column over the room it has, each node near what it is tied to."""
    # Places less the height of all above them may touch but not cross: nodes then fit.
    above, total = [], 0.0
    for node in group:
        above.append(total + node.height / 2)
        total += node.height
    tied = [_mean(neighbours[node.id], heights) for node in group]
    wanted = [
        start if node.first < OFF_ROUTE else min(want, bottom) - up
        for node, want, up in zip(group, tied, above, strict=True)
    ]
    placed = spread(wanted, gap=0, low=start, high=max(bottom - total, start))
    return {node.id: y + up for node, y, up in zip(group, placed, above, strict=True)}


def arrows(
    links: Sequence[Link],
    column: Mapping[str, int],
    heights: Mapping[str, float],
    grid: Grid = GRID,
) -> list[tuple[Points, str]]:
    """Curve of each link and where its head points ("left" or "right").

    Arrows that meet an actor at the same side are set a little apart, in the order of their other
    ends, so that they do not cross on arrival.
    """
    met: dict[tuple[str, float], list[tuple[float, int, bool]]] = {}
    for i, link in enumerate(links):
        points, _ = curve(column[link.start], column[link.end], 0.0, 0.0, grid)
        met.setdefault((link.start, points[0][0]), []).append((heights[link.end], i, True))
        met.setdefault((link.end, points[-1][0]), []).append((heights[link.start], i, False))
    shift: dict[tuple[int, bool], float] = {}
    for ends in met.values():
        gap = min(4.0, 20.0 / len(ends))
        for k, (_, i, leaving) in enumerate(sorted(ends)):
            shift[i, leaving] = (k - (len(ends) - 1) / 2) * gap
    return [
        curve(
            column[link.start],
            column[link.end],
            round(heights[link.start] + shift[i, True], 1),
            round(heights[link.end] + shift[i, False], 1),
            grid,
        )
        for i, link in enumerate(links)
    ]


def curve(start: int, end: int, y0: float, y1: float, grid: Grid = GRID) -> tuple[Points, str]:
    """Four points of an arrow from a column to a column, and where its head points."""
    _, lefts, rights = grid
    if start == end:
        inward = start == 0
        x = rights[0] if inward else lefts[start]
        bulge = (18 + min(abs(y1 - y0) * 0.16, 44)) * (1 if inward else -1)
        return ((x, y0), (x + bulge, y0), (x + bulge, y1), (x, y1)), "left" if inward else "right"
    if {start, end} == {2, 3}:
        # Both have their names at the right: the arrow turns back at their left.
        x0, x1 = lefts[start], lefts[end]
        pull = min(x0, x1) - 30
        return ((x0, y0), (pull, y0), (pull, y1), (x1, y1)), "right"
    right = end > start
    x0 = rights[start] if right else lefts[start]
    x1 = lefts[end] if right else rights[end]
    reach = (x1 - x0) * 0.5
    return ((x0, y0), (x0 + reach, y0), (x1 - reach, y1), (x1, y1)), "right" if right else "left"
