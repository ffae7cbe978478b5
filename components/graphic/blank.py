"""A drawing for the projector of nothing: it says so, large and in the middle."""

from __future__ import annotations

from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Text
from components.graphic.ink import Inks
from components.graphic.metrics import wrap

SIZE = 22.0


def blank(words: str) -> Graphic:
    """Write a sentence or two where the chart would be."""
    width, height = STAGE.width, STAGE.height
    lines = wrap(words, SIZE, width - 120, bold=True)
    top = height / 2 - (len(lines) - 1) * 14
    return Graphic(
        0, width, height,
        texts=[
            Text(width / 2, top + 28 * k, line, Inks.muted, SIZE, "center", bold=True)
            for k, line in enumerate(lines)
        ],
    )  # fmt: skip
