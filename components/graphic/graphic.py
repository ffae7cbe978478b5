"""The scene graph: a drawing before it has a writer, the same for screen, page, file and wall.

Across, places are in the drawing's own units (days, or pixels of a phone's column), so that a
drawing stretches with its frame; down, they are pixels from the top. Colours are inks, which are
solid: what is to fade is mixed with the paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from components.graphic.ink import Ink, Inks, mix
from components.graphic.metrics import Box, box

#: A stroke through a mark runs this far from its middle, across and up, in pixels.
STRIKE = (5.5, 7.5)

#: How much larger than the rest a symbol is drawn, so that all weigh the same.
_WEIGHT = {"star": 1.2, "triangle-up": 1.12, "triangle-right": 1.12, "square": 0.94}


@dataclass(frozen=True)
class Rect:
    """A filled rectangle behind everything; ``of`` is the id of the mark that it belongs to."""

    x0: float
    x1: float
    y0: float
    y1: float
    color: Ink
    of: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line; ``dash`` is "solid" or "dot". Letters may cross one of the ``grid``.

    ``of`` is the id of the mark that it belongs to.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    color: Ink
    width: float = 1.0
    dash: str = "solid"
    grid: bool = False
    of: str = ""


@dataclass(frozen=True)
class Curve:
    """An S or C from the first of four points to the last, pulled by the two between.

    Its ends run level, so that an arrowhead (``arrow`` "left" or "right", "" for none) fits however
    wide the drawing is. ``of`` is the id of the mark or target that it belongs to.
    """

    points: tuple[tuple[float, float], ...]
    color: Ink
    width: float = 1.0
    dash: str = "solid"
    arrow: str = ""
    size: float = 8.0
    of: str = ""

    def at(self, t: float) -> tuple[float, float]:
        """Point at a share ``t`` of the way."""
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.points
        return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy

    def through(self, pieces: int) -> list[tuple[float, float]]:
        """Points from end to end that cut it into ``pieces``."""
        return [self.at(k / pieces) for k in range(pieces + 1)]

    @property
    def arrow_area(self) -> int:
        """Square of the arrowhead's width."""
        return round(self.size**2 * 0.8)


@dataclass(frozen=True)
class Mark:
    """A symbol; without ``id`` it cannot be chosen (a legend's).

    ``symbol`` is a shape: "circle", "square", "star", "diamond", "hexagon", "cross", "triangle-up"
    or "triangle-right". A mark of no ``size`` shows nothing and can be pointed at.
    """

    x: float
    y: float
    symbol: str
    color: Ink
    size: float = 11.0
    hollow: bool = False
    struck: bool = False
    halo: bool = False
    id: str | None = None
    kind: str = "event"
    tip: str = ""

    @property
    def across(self) -> float:
        """Size at which it weighs as much as the other symbols."""
        return self.size * _WEIGHT.get(self.symbol, 1.0)

    @property
    def area(self) -> int:
        """Square of its width; of a mark of no size that of the room to point at."""
        return round(self.across**2) if self.size else 20**2

    @property
    def halo_area(self) -> float:
        """Square of the width of its halo."""
        return (self.size + 11) ** 2


@dataclass(frozen=True)
class Dots:
    """Circles of one look that together stand for one row, each ``size`` units across.

    The edge of a hollow one is ``edge`` pixels wide.
    """

    places: tuple[tuple[float, float], ...]
    color: Ink
    size: float
    hollow: bool = False
    id: str | None = None
    kind: str = "event"
    tip: str = ""
    edge: float = 1.0

    def strokes(self, scale: float) -> list[tuple[Ink, float]]:
        """Ink and width of the round dots to lay down, one over the other, in pixels."""
        size = self.size * scale
        return [(self.color, size)] + ([(Inks.paper, size - 2 * self.edge)] if self.hollow else [])


@dataclass(frozen=True)
class Text:
    """One line of text; ``align`` says which side of it stands ``gap`` pixels from ``x``.

    ``of`` is the id of the mark whose label it is: it is shown, hidden and chosen with it.
    """

    x: float
    y: float
    text: str
    color: Ink
    size: float = 12.0
    align: str = "left"
    bold: bool = False
    italic: bool = False
    gap: float = 0.0
    serif: bool = False
    of: str = ""

    @property
    def shift(self) -> float:
        """Pixels from ``x`` to the side that stands there, to the right."""
        return {"left": self.gap, "right": -self.gap, "center": 0.0}[self.align]


@dataclass(frozen=True)
class Target:
    """A box that is not seen and can be chosen: what it stands for, and what it says."""

    x0: float
    x1: float
    y0: float
    y1: float
    id: str
    kind: str
    tip: str


@dataclass
class Graphic:
    """A drawing: its size, and what is on it from back to front.

    Attributes
    ----------
    low, high : float
        Units at the left and the right edge of the plot.
    height : float
        Pixels.
    left : float
        Pixels kept free at the left for texts that end at ``low``.
    rigid : bool
        Whether it keeps its proportions; else it stretches across with its frame.
    """

    low: float
    high: float
    height: float
    left: float = 0.0
    rigid: bool = False
    rects: list[Rect] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    dots: list[Dots] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def scale(self, width: float) -> float:
        """Pixels of a unit across when the whole drawing is ``width`` pixels wide."""
        return (width - self.left) / (self.high - self.low)

    def boxes(self, width: float) -> list[Box]:
        """Room that each text takes when the whole drawing is ``width`` pixels wide."""
        scale = self.scale(width)
        return [
            box(
                t.text, self.left + (t.x - self.low) * scale + t.shift, t.y,
                size=t.size, align=t.align, bold=t.bold,
            )
            for t in self.texts
        ]  # fmt: skip

    def crossed(self, width: float) -> set[int]:
        """Places, among the texts, of those that a line or curve runs under; grids do not count."""
        scale = self.scale(width)
        under = [line for line in self.lines if not line.grid]
        under += [Line(*a, *b, c.color) for c in self.curves for a, b in pairwise(c.through(8))]
        spans = []
        for line in under:
            x0, x1 = sorted(self.left + (x - self.low) * scale for x in (line.x0, line.x1))
            y0, y1 = sorted((line.y0, line.y1))
            spans.append((x0, x1, y0, y1))
        return {
            i
            for i, (left, top, right, bottom) in enumerate(self.boxes(width))
            if any(
                x0 < right and x1 > left and y0 < bottom - 2 and y1 > top + 2
                for x0, x1, y0, y1 in spans
            )
        }


@lru_cache(maxsize=1024)
def grid_line(x: float, top: float, bottom: float) -> Line:
    """A faint line down a drawing, by which places are read."""
    return Line(x, top, x, bottom, mix(Inks.rule, 0.7), grid=True)
