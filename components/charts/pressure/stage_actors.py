"""Which actors of the pressure chart find room on the projector, where, and in what letters."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from components.charts.pressure.columns import AROUND, LINE, Link, Node, place
from components.graphic.canvas import STAGE
from components.graphic.metrics import width_of, wrap

#: Letters of names to try, and from one line to the next, in sizes of them.
SIZES, LEADING = (20.0, 17.0, 14.0), 1.14
#: Units between a node and its name, and kept free at the foot.
GAP, FOOT = 14.0, 36.0
#: Furthest that few actors are drawn apart.
APART = 2.4


class Columns(NamedTuple):
    """Border, and per column the place of the nodes and the room for their names."""

    border: float
    node: tuple[float, ...]
    room: tuple[float, ...]


#: With a column of allies across borders, and without.
FOUR = Columns(350.0, (122.0, 306.0, 394.0, 524.0), (102.0, 102.0, 102.0, 101.0))
THREE = Columns(424.0, (134.0, 366.0, 478.0, 0.0), (116.0, 128.0, 146.0, 0.0))


@lru_cache(maxsize=1024)  # an actor is tried again with every arrow
def _wrapped(label: str, size: float, room: float) -> list[str]:
    return wrap(label.replace("\n", " "), size, room, bold=True)


class Foremost(NamedTuple):
    """What is drawn: the columns, letters of names, arrows, and the heights of the actors."""

    columns: Columns
    size: float
    edges: list[Any]
    heights: dict[str, float]

    def lines(self, node: Any) -> list[str]:
        """Name of an actor in lines."""
        return _wrapped(node.label, self.size, self.columns.room[int(node.column)])

    def wide(self, node: Any) -> float:
        """Units that its name takes across."""
        return max(width_of(line, self.size, bold=True) for line in self.lines(node))

    def half(self, node: Any) -> float:
        """Half of the units that it takes down."""
        return len(self.lines(node)) * self.size * LEADING / 2 + 6

    def fits(self, node: Any) -> bool:
        """Whether it stands on the stage, with its name."""
        down = self.heights[node.id] + self.half(node) <= STAGE.height - FOOT
        return down and self.wide(node) <= self.columns.room[int(node.column)] + 2


def foremost(edges: list[Any], nodes: dict[str, Any], top: float) -> Foremost:
    """Columns and letters that show what is selected, then most acts, in largest letters.

    Parameters
    ----------
    edges : list
        Rows of layer "edge".
    nodes : dict
        Actor id -> row of layer "node".
    top : float
        Units under which actors may stand.
    """
    allies = {i for i, node in nodes.items() if node.column == 3}
    inner = [e for e in edges if not {e.from_actor, e.to_actor} & allies]
    tried = [(columns, part) for columns, part in ((THREE, inner), (FOUR, edges)) if part]
    trials = [_kept(part, nodes, columns, size, top) for columns, part in tried for size in SIZES]
    best = max(
        trials,
        key=lambda c: (
            sum(e.selected or e.step > 0 for e in c.edges),
            sum(e.acts for e in c.edges),
        ),
    )
    used = max(y + best.half(nodes[i]) for i, y in best.heights.items()) - top
    room = STAGE.height - FOOT - top
    times = max(1.0, min(APART, room / used))
    over = max(room - used * times, 0.0) / 2
    return best._replace(
        heights={i: top + over + (y - top) * times for i, y in best.heights.items()}
    )


def _kept(
    edges: list[Any], nodes: dict[str, Any], columns: Columns, size: float, top: float
) -> Foremost:
    """Add arrows while their actors fit: the foremost first, those across columns before others."""

    def rank(e: Any) -> tuple[bool, bool, int, bool]:
        inside = nodes[e.from_actor].column == nodes[e.to_actor].column
        return not e.selected, not e.step, -e.acts, inside

    drawn = Foremost(columns, size, [], {})
    for edge in sorted(edges, key=rank):
        trial = drawn._replace(edges=[*drawn.edges, edge])
        if not {edge.from_actor, edge.to_actor} <= set(drawn.heights):
            trial = _placed(trial, nodes, top)
            if not all(trial.fits(nodes[i]) for i in trial.heights):
                continue
        drawn = trial
    return _placed(drawn, nodes, top)


def _placed(drawn: Foremost, nodes: dict[str, Any], top: float) -> Foremost:
    links = [Link(e.from_actor, e.to_actor, e.acts) for e in drawn.edges]
    ids = dict.fromkeys(i for link in links for i in (link.start, link.end))
    tall = [
        # A node counts lines of the screen's letters.
        Node(n.id, int(n.column), (2 * drawn.half(n) - AROUND) / LINE, n.acts, n.first)
        for n in (nodes[i] for i in ids)
    ]
    return drawn._replace(heights=place(tall, links, top=top))
