"""Bars, boxes and paragraphs on a sketch, and boxes that answer to the pointer.

A sketch's own marks are symbols; a chart of bars or cards is chosen by pointing anywhere in a
box, however wide the page has stretched it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from components.graphic.metrics import hover_text, wrap
from components.graphic.writers.plotly import Line, Sketch, Text, to_plotly
from components.theme import Mode

#: Distance from one line of a paragraph to the next, in sizes of its letters.
LEADING = 1.25


@dataclass(frozen=True)
class Hit:
    """A box that can be chosen: what it stands for, and what it says."""

    x0: float
    x1: float
    y0: float
    y1: float
    id: str
    kind: str
    tip: str


def hittable(sketch: Sketch, hits: list[Hit], *, mode: Mode, narrow: bool) -> go.Figure:
    """Draw a sketch on the screen, with boxes to choose; across, they stretch with it."""
    # A trace of many boxes costs a fraction of as many shapes, and lies below lines and words.
    traces = []
    if sketch.grounds:
        boxes = _boxes([(g.x0, g.x1, g.y0, g.y1) for g in sketch.grounds])
        boxes["marker"] = {"color": [g.color for g in sketch.grounds], "line": {"width": 0}}
        # Named, or Plotly dims what it does not count as chosen.
        traces.append({**boxes, "hoverinfo": "skip", "unselected": {"marker": {"opacity": 1}}})
    if hits:
        letters = 40 if narrow else 56
        traces.append(
            {**_boxes([(h.x0, h.x1, h.y0, h.y1) for h in hits]), "hoverinfo": "text",
             "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
             "hovertext": [_hover(h.tip, letters) for h in hits],
             "customdata": [[h.id, h.kind] for h in hits]}
        )  # fmt: skip
    return to_plotly(replace(sketch, grounds=[]), mode=mode, more=traces)


def _boxes(boxes: list[tuple[float, float, float, float]]) -> dict[str, Any]:
    tall = [y1 - y0 for _, _, y0, y1 in boxes]
    return {
        "type": "bar", "orientation": "h", "base": [b[0] for b in boxes],
        "x": [b[1] - b[0] for b in boxes], "y": [b[2] for b in boxes],
        # An offset of their own keeps bars from being set side by side.
        "width": tall, "offset": [0] * len(boxes),
    }  # fmt: skip


@lru_cache(maxsize=2048)
def _hover(tip: str, letters: int) -> str:
    return hover_text(tip, letters=letters)


def outline(
    x0: float, x1: float, y0: float, y1: float, color: str, *, width: float = 1.0
) -> list[Line]:
    """Four sides of a box."""
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    return [Line(a[0], a[1], b[0], b[1], color, width) for a, b in pairwise(corners)]


def paragraph(
    lines: Iterable[str], x: float, top: float, color: str, *, size: float = 12.0, **style: Any
) -> list[Text]:
    """Lines set below each other, the first with its upper edge at ``top``."""
    return [
        Text(x, top + LEADING * size * (k + 0.5), line, color, size, **style)
        for k, line in enumerate(lines)
    ]


def tall(lines: int, size: float) -> float:
    """Height of a paragraph of so many lines."""
    return LEADING * size * lines


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Text in lines; none for an empty text."""
    return wrap(text, size, width, bold=bold) if text else []
