"""A drawing before it has a renderer: the same marks and texts for the screen and for print.

Across, places are in the drawing's own units (days, or pixels of a phone's column), so that a
drawing stretches with its frame; down, they are pixels from the top. Colours are solid: what is
to fade is mixed with the paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from components.graphic.metrics import Box, box
from components.theme import SYMBOLS, Tokens

#: How much larger than the rest a symbol is drawn, so that all weigh the same.
_WEIGHT = {"star": 1.2, "triangle-up": 1.12, "triangle-right": 1.12, "square": 0.94}


@dataclass(frozen=True)
class Ground:
    """A filled rectangle behind everything."""

    x0: float
    x1: float
    y0: float
    y1: float
    color: str


@dataclass(frozen=True)
class Line:
    """A straight line; ``dash`` is "solid" or "dot". Letters may cross one of the ``grid``."""

    x0: float
    y0: float
    x1: float
    y1: float
    color: str
    width: float = 1.0
    dash: str = "solid"
    grid: bool = False


@dataclass(frozen=True)
class Curve:
    """An S or C from the first of four points to the last, pulled by the two between.

    Its ends run level, so that an arrowhead (``tip`` "left" or "right", "" for none) fits however
    wide the drawing is.
    """

    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 1.0
    dash: str = "solid"
    tip: str = ""
    size: float = 8.0

    def at(self, t: float) -> tuple[float, float]:
        """Point at a share ``t`` of the way."""
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (
            sum(w * point[i] for w, point in zip(weights, self.points, strict=True)) for i in (0, 1)
        )
        return x, y

    def through(self, pieces: int) -> list[tuple[float, float]]:
        """Points from end to end that cut it into ``pieces``."""
        return [self.at(k / pieces) for k in range(pieces + 1)]


@dataclass(frozen=True)
class Mark:
    """A symbol. ``shape`` is a kind of event; without ``id`` it cannot be chosen (a key's)."""

    x: float
    y: float
    shape: str
    color: str
    size: float = 11.0
    hollow: bool = False
    struck: bool = False
    halo: bool = False
    id: str | None = None
    kind: str = "event"
    tip: str = ""

    @property
    def symbol(self) -> tuple[str, str]:
        """Names of its symbol in Plotly and in Vega."""
        screen, vega, _ = SYMBOLS[self.shape]
        return screen.removesuffix("-open"), vega

    @property
    def across(self) -> float:
        """Size at which it weighs as much as the other symbols."""
        return self.size * _WEIGHT.get(self.symbol[0], 1.0)


@dataclass(frozen=True)
class Text:
    """One line of text; ``align`` says which side of it stands ``gap`` pixels from ``x``."""

    x: float
    y: float
    text: str
    color: str
    size: float = 12.0
    align: str = "left"
    bold: bool = False
    italic: bool = False
    gap: float = 0.0

    @property
    def shift(self) -> float:
        """Pixels from ``x`` to the side that stands there, to the right."""
        return {"left": self.gap, "right": -self.gap, "center": 0.0}[self.align]


@dataclass
class Sketch:
    """A drawing: its size, and what is on it from back to front.

    Attributes
    ----------
    low, high : float
        Units at the left and the right edge of the plot.
    height : float
        Pixels.
    left : float
        Pixels kept free at the left for texts that end at ``low``.
    """

    low: float
    high: float
    height: float
    left: float = 0.0
    grounds: list[Ground] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def boxes(self, width: float) -> list[Box]:
        """Room that each text takes when the whole drawing is ``width`` pixels wide."""
        scale = (width - self.left) / (self.high - self.low)
        return [
            box(
                t.text, self.left + (t.x - self.low) * scale + t.shift, t.y,
                size=t.size, align=t.align, bold=t.bold,
            )
            for t in self.texts
        ]  # fmt: skip


@lru_cache(maxsize=1024)
def grid_line(x: float, top: float, bottom: float, t: Tokens) -> Line:
    """A faint line down a drawing, by which places are read."""
    return Line(x, top, x, bottom, mix(t.rule, t.paper, 0.7), grid=True)


def mix(color: str, paper: str, share: float) -> str:
    """Lay ``share`` of a colour over paper, both as ``#RRGGBB``."""
    pairs = zip(_rgb(color), _rgb(paper), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))
