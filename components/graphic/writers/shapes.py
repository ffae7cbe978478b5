"""A graphic at a width as a flat list of shapes: what a writer of SVG puts down one by one.

Nothing is nested, turned or moved. Of a drawing that stretches each shape knows how: whether it
grows with the drawing, or keeps its size and stands at a percentage of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from components.graphic.ink import Ink
from components.graphic.writers.path import Segment, number, write

#: Attributes of looks, without those that say the default.
Paint = tuple[tuple[str, str | Ink], ...]
#: Attributes of geometry.
Pairs = tuple[tuple[str, str], ...]

#: Looks of what is not seen.
NOTHING: Paint = (("fill", "none"),)


class Shape(NamedTuple):
    """One thing seen.

    Attributes
    ----------
    tag : str
        "path", "circle", "rect" or "text".
    x, y : float
        Where it stands: origin of a path, centre of a circle, corner of a rectangle, anchor of a
        text.
    path : tuple of Segment
        Of a path, around its origin.
    size : tuple of float
        Radius of a circle; width and height of a rectangle.
    paint : tuple of (str, str or Ink)
        Attributes of looks.
    part : str
        "marks", "labels", "halo" (paper under a label) or "ground".
    text : str
        Of a text.
    tip : str
        Words of a mark; empty for all else.
    percent : float or None
        Where it stands in a drawing that stretches; None for what grows with it.
    shift : float
        Pixels from there to the right, of a text.
    """

    tag: str
    x: float
    y: float
    path: tuple[Segment, ...] = ()
    size: tuple[float, ...] = ()
    paint: Paint = ()
    part: str = "ground"
    text: str = ""
    tip: str = ""
    percent: float | None = None
    shift: float = 0.0

    @property
    def place(self) -> Pairs:
        """Attributes of geometry."""
        x, y = number(self.x), number(self.y)
        if self.tag == "circle":
            return (("cx", x), ("cy", y), ("r", number(self.size[0])))
        if self.tag == "rect":
            # Both edges are rounded, so that neighbours meet.
            left, top = round(self.x, 1), round(self.y, 1)
            right, bottom = round(self.x + self.size[0], 1), round(self.y + self.size[1], 1)
            size = (("width", number(right - left)), ("height", number(bottom - top)))
            return (("x", x), ("y", y), *size)
        if self.tag == "path":
            return (("d", write(self.path, self.x, self.y)),)
        return (("x", x), ("y", y))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, with room for an edge; of a text only its anchor."""
        xs, ys = [self.x], [self.y]
        if self.tag == "circle":
            r = self.size[0]
            xs, ys = [self.x - r, self.x + r], [self.y - r, self.y + r]
        elif self.tag == "rect":
            xs.append(self.x + self.size[0])
            ys.append(self.y + self.size[1])
        for _, numbers in self.path:
            xs += [self.x + n for n in numbers[-2::2]]
            ys += [self.y + n for n in numbers[-1::2]]
        return min(xs) - 2, min(ys) - 2, max(xs) + 2, max(ys) + 2


@dataclass(frozen=True)
class Drawing:
    """A graphic at one width, or at all widths from one upwards.

    Attributes
    ----------
    width, height : float
        Pixels.
    shapes : tuple of Shape
        From back to front.
    left : float
        Pixels at the left that do not stretch.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    left: float = 0.0

    @property
    def tips(self) -> tuple[str, ...]:
        """Words of the marks, one a mark, from back to front."""
        return tuple(s.tip for s in self.shapes if s.tip)


def meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether two boxes share any area."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
