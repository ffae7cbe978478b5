"""Where actors and the ends of arcs stand: two columns of boxes, with one gutter between.

At the left stand those inside the country, at the right those outside; names face away from the
gutter, in which all arcs run. So no arc can pass through a name, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from components.charts.pressure.groups import (
    ABROAD,
    ALLIES,
    ELSEWHERE,
    SOCIETY,
    STATE,
    Between,
    heading,
)
from components.charts.pressure.plan import Plan
from components.dossier.case import Case
from components.graphic.metrics import broken

#: Groups of each column from the top: the allies face society, and governments the state.
LEFT, RIGHT = (SOCIETY, STATE), (ALLIES, ELSEWHERE, ABROAD)

Points = tuple[tuple[float, float], ...]


@dataclass
class Box:
    """A group: its edges, lines of its heading, rows of actors, and the ends of its bundles."""

    group: int
    top: float
    bottom: float
    head: list[str]
    rows: dict[str, float] = field(default_factory=dict)
    ports: dict[tuple[Between, bool], float] = field(default_factory=dict)


class End(NamedTuple):
    """An end of an arc: its height, whether at the left, and where it meets what it belongs to."""

    y: float
    left: bool
    x: float


@lru_cache(maxsize=4096)
def name_lines(label: str, p: Plan) -> list[str]:
    """Name of an actor in lines."""
    return broken(label, p.letters, p.room, bold=True)


def busiest(nodes: Iterable[Any]) -> list[Any]:
    """Actors of most acts first, then by name."""
    return sorted(nodes, key=lambda node: (-node.acts, node.label, node.id))


def boxes(
    nodes: Sequence[Any],
    totals: Mapping[int, int],
    bundles: Iterable[Between],
    p: Plan,
    top: float,
    case: Case,
) -> dict[int, Box]:
    """Boxes of the groups that have an actor or a bundle, each with a row an actor.

    A bundle starts and ends between two rows, where no arc of an actor passes; a box of few actors
    has empty rows for that.

    Parameters
    ----------
    nodes : sequence of object
        Actors to be named.
    totals : mapping of int to int
        How many actors a group has, named or not.
    bundles : iterable of Between
    p : Plan
    top : float
        Upper edge of the first boxes.
    case : Case
    """
    ends: dict[int, list[tuple[Between, bool]]] = {}
    for key in bundles:
        ends.setdefault(key.start, []).append((key, True))
        ends.setdefault(key.end, []).append((key, False))
    found: dict[int, Box] = {}
    for column in (LEFT, RIGHT):
        y = top
        for group in column:
            members = busiest(node for node in nodes if node.group == group)
            if members or group in ends:
                n = totals[group]
                many = f"{len(members)} of {n}" if len(members) < n else f"{n}"
                words = f"{heading(group, case, brief=p.brief)}: {many}"
                head = broken(words, p.heading, p.edge - 10, bold=True)
                found[group] = _box(group, head, members, ends.get(group, []), p, y)
                y = found[group].bottom + p.apart
    return found


def _box(
    group: int,
    head: list[str],
    members: list[Any],
    ends: list[tuple[Between, bool]],
    p: Plan,
    top: float,
) -> Box:
    box, y = Box(group, top, top, head), top + p.head + (len(head) - 1) * p.heading * 1.2
    borders = [y]
    for node in members:
        tall = len(name_lines(node.label, p)) * p.line + p.pad
        box.rows[node.id] = y + tall / 2
        y += tall
        borders.append(y)
    while len(borders) < len(ends):
        y += p.row
        borders.append(y)
    box.bottom = y + p.foot
    share = len(borders) / max(len(ends), 1)
    for k, end in enumerate(sorted(ends, key=lambda e: _turn(group, *e))):
        box.ports[end] = borders[int((k + 0.5) * share)]
    return box


def _turn(group: int, key: Between, starts: bool) -> tuple[float, Between, bool]:
    """Order of ends from the top of a box, so that few bundles cross.

    By where the other end lies: above, across and higher, across, within, across and lower, below.
    """
    other = key.end if starts else key.start
    column = LEFT if group in LEFT else RIGHT
    upper = group == column[0]
    if other == group:
        # One that turns back to its own box stays at its far edge.
        return (-1.0 if upper else 9.0), key, starts
    if other in column:
        return (8.0 if column.index(other) > column.index(group) else 0.0), key, starts
    return (2.0 if other in (LEFT[0], RIGHT[0]) else 4.0), key, starts


def at_left(group: int) -> bool:
    """Whether a group stands at the left of the gutter."""
    return group in LEFT


def node_x(group: int, p: Plan) -> float:
    """Where the dots of a group's actors stand."""
    return p.edge - p.dot if at_left(group) else p.width - p.edge + p.dot


def inner(left: bool, p: Plan, *, zone: bool) -> float:
    """Where arcs begin to bend: at a box, or behind the ``zone`` of numbers beside it."""
    x = p.edge + (p.zone if zone else 0.0)
    return x if left else p.width - x


def run(start: End, end: End, p: Plan, *, zone: bool, lane: int = 0) -> tuple[list[Points], int]:
    """Pieces of an arc, and which of them bends in the gutter; the others lie level.

    Parameters
    ----------
    start, end : End
    p : Plan
    zone : bool
        Whether there are numbers beside the boxes, past which an arc must lie level.
    lane : int
        How many arcs between the same ends are drawn already; they must not lie on each other.
    """
    x0, x1 = (inner(e.left, p, zone=True) if zone else e.x for e in (start, end))
    y0, y1 = start.y, end.y
    if start.left == end.left:
        deep = min(26 + abs(y1 - y0) * 0.28, 0.62 * (p.width / 2 - p.edge)) + 7 * (lane % 5)
        bend = deep if start.left else -deep
        pulls = ((x0 + bend, y0), (x1 + bend, y1))
    else:
        reach = (x1 - x0) * (0.55 - 0.11 * (lane % 5))
        pulls = ((x0 + reach, y0), (x1 - reach, y1))
    before = [_level(start.x, x0, y0)] if start.x != x0 else []
    after = [_level(x1, end.x, y1)] if end.x != x1 else []
    return [*before, ((x0, y0), *pulls, (x1, y1)), *after], len(before)


def _level(x0: float, x1: float, y: float) -> Points:
    third = (x1 - x0) / 3
    return (x0, y), (x0 + third, y), (x1 - third, y), (x1, y)


def heights(found: Mapping[int, Box]) -> dict[str, float]:
    """Height of every actor."""
    return {actor: y for box in found.values() for actor, y in box.rows.items()}
