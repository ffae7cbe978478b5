"""The colours of the sides in words, for a drawing on the projector."""

from __future__ import annotations

from collections.abc import Collection

from components.graphic.graphic import Graphic, Mark, Text
from components.graphic.ink import Inks
from components.graphic.metrics import width_of
from components.theme import LANES
from components.view.sides import SIDE_WORDS


def side_key(s: Graphic, sides: Collection[str], y: float, *, size: float) -> float:
    """Write the sides that are in the picture from its left edge on; returns where they end."""
    words = "Pushed from"
    s.texts.append(Text(0, y, words, Inks.muted, size))
    x = width_of(words, size) + 12
    for side in LANES:
        if side in sides:
            s.marks.append(Mark(x + 6, y, "square", Inks.of(side), 12))
            s.texts.append(Text(x + 16, y, SIDE_WORDS[side], Inks.muted, size))
            x += width_of(SIDE_WORDS[side], size) + 28
    return x
