"""A drawing for the projector of nothing: it says so, large and in the middle."""

from __future__ import annotations

from components.graphic.canvas import STAGE
from components.graphic.graphic import Sketch, Text
from components.graphic.metrics import wrap
from components.theme import TOKENS, Mode

SIZE = 22.0


def blank(words: str, *, mode: Mode) -> Sketch:
    """Write a sentence or two where the chart would be."""
    width, height = STAGE
    lines = wrap(words, SIZE, width - 120, bold=True)
    top = height / 2 - (len(lines) - 1) * 14
    return Sketch(
        0, width, height,
        texts=[
            Text(width / 2, top + 28 * k, line, TOKENS[mode].muted, SIZE, "center", bold=True)
            for k, line in enumerate(lines)
        ],
    )  # fmt: skip
