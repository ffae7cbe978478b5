"""Boxes and paragraphs on a graphic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from components.graphic.graphic import Line, Text
from components.graphic.ink import Ink
from components.graphic.metrics import wrap

#: Distance from one line of a paragraph to the next, in sizes of its letters.
LEADING = 1.25


def outline(
    x0: float, x1: float, y0: float, y1: float, color: Ink, *, width: float = 1.0
) -> list[Line]:
    """Four sides of a box."""
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    return [Line(a[0], a[1], b[0], b[1], color, width) for a, b in pairwise(corners)]


def paragraph(
    lines: Iterable[str], x: float, top: float, color: Ink, *, size: float = 12.0, **style: Any
) -> list[Text]:
    """Lines set below each other, the first with its upper edge at ``top``."""
    return [
        Text(x, top + LEADING * size * (k + 0.5), line, color, size, **style)
        for k, line in enumerate(lines)
    ]


def centred(
    lines: Sequence[str], x: float, y: float, color: Ink, *, pitch: float, **style: Any
) -> list[Text]:
    """Lines set ``pitch`` below each other, with ``y`` in their middle."""
    top = (len(lines) - 1) / 2
    return [Text(x, y + (k - top) * pitch, line, color, **style) for k, line in enumerate(lines)]


def tall(lines: int, size: float) -> float:
    """Height of a paragraph of so many lines."""
    return LEADING * size * lines


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Text in lines; none for an empty text. A sign alone stays with the word before it."""
    lines = wrap(text, size, width, bold=bold) if text else []
    if len(lines) > 1 and len(lines[-1]) == 1 and not lines[-1].isalnum() and " " in lines[-2]:
        head, _, last = lines[-2].rpartition(" ")
        lines[-2:] = [head, f"{last} {lines[-1]}"]
    return lines
