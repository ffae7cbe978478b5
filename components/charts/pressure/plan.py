"""Sizes of the chart in two columns: names at the edges, and all arcs in the one gutter between."""

from __future__ import annotations

from typing import NamedTuple

from components.graphic.canvas import STAGE


class Plan(NamedTuple):
    """Sizes of a drawing ``width`` units across; a wider one stretches it.

    A group's box ends ``edge`` from the edge of the drawing. In it names have ``room`` and end
    ``gap`` pixels from their dots, which stand ``dot`` from the edge of the box. Beside it a
    ``zone`` of the gutter holds the numbers of bundles. ``letters`` and ``line`` are those of
    names, ``pad`` what a row has beyond its lines, ``head`` and ``foot`` a box's beyond its rows,
    ``apart`` what lies between two boxes; ``number``, ``words`` and ``ring`` are sizes of what
    stands on arcs; ``least`` and ``most`` of dots, ``thin`` of the thinnest arc. Arcs that reach
    and arcs that leave an actor are ``beside`` its middle; ``brief`` headings are short.
    """

    width: float
    edge: float
    dot: float
    gap: float
    room: float
    zone: float
    letters: float
    line: float
    pad: float
    head: float
    foot: float
    apart: float
    heading: float
    number: float
    words: float
    ring: float
    least: float
    most: float
    thin: float
    beside: float
    brief: bool = False

    @property
    def row(self) -> float:
        """Pixels down of a name of one line."""
        return self.line + self.pad


COLUMNS = Plan(
    width=640, edge=192, dot=12, gap=12, room=152, zone=28, letters=12, line=14, pad=8, head=28,
    foot=8, apart=20, heading=13, number=12, words=12, ring=19, least=6, most=16, thin=1.6,
    beside=2.0,
)  # fmt: skip
ON_STAGE = Plan(
    width=STAGE.width, edge=203, dot=15, gap=11, room=170, zone=30, letters=15, line=16.5, pad=7,
    head=22, foot=3, apart=6, heading=15, number=15, words=15, ring=24, least=10, most=16, thin=2.3,
    beside=2.0, brief=True,
)  # fmt: skip
#: Foot of the stage, below all boxes.
BOTTOM = STAGE.height - 24
