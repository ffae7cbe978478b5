"""Outlines of the symbols, as Vega draws them, so that a picture and its ``.json`` agree."""

from __future__ import annotations

from functools import lru_cache

from components.graphic.writers.path import Segment

_POINTS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((-1, 0), (0, -1), (1, 0), (0, 1)),
    "cross": (
        (-1, -0.4), (-1, 0.4), (-0.4, 0.4), (-0.4, 1), (0.4, 1), (0.4, 0.4), (1, 0.4), (1, -0.4),
        (0.4, -0.4), (0.4, -1), (-0.4, -1), (-0.4, -0.4),
    ),
    "triangle-up": ((0, -0.866), (-1, 0.866), (1, 0.866)),
    "triangle-right": ((0.866, 0), (-0.866, -1), (-0.866, 1)),
    "triangle-left": ((-0.866, 0), (0.866, -1), (0.866, 1)),
    "star": (
        (0, -1.3), (0.38, -0.4), (1.3, -0.4), (0.6, 0.2), (0.86, 1.1), (0, 0.58), (-0.86, 1.1),
        (-0.6, 0.2), (-1.3, -0.4), (-0.38, -0.4),
    ),
    "hexagon": ((-0.5, -0.87), (0.5, -0.87), (1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0)),
}  # fmt: skip

#: Symbols that Vega has no name for, as paths of its own size.
OWN = {
    name: "M" + "L".join(f"{x},{y}" for x, y in _POINTS[name]) + "Z" for name in ("star", "hexagon")
}


@lru_cache(maxsize=1024)
def outline_of(name: str, area: float) -> tuple[Segment, ...]:
    """A symbol around its middle; ``area`` is the square of its width, in pixels.

    Raises
    ------
    KeyError
        If there is no such symbol; a circle has no outline of points.
    """
    half = area**0.5 / 2
    first, *rest = ((x * half, y * half) for x, y in _POINTS[name])
    return (("M", first), *(("L", point) for point in rest), ("Z", ()))


def reach(name: str) -> float:
    """How far a symbol goes from its middle, across or down; a circle of its size goes 1."""
    return max((max(abs(x), abs(y)) for x, y in _POINTS.get(name, ())), default=1.0)
