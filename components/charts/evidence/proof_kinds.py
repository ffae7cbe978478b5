"""How a kind of process-tracing test is drawn (Van Evera; Collier 2011)."""

from __future__ import annotations

from components.graphic.graphic import Graphic, Mark, Text
from components.graphic.ink import Inks
from components.graphic.metrics import width_of

#: Kinds of test, the most telling first: shape, and whether it is drawn hollow.
TESTS = {
    "doubly decisive": ("star", False),
    "smoking gun": ("triangle-up", False),
    "hoop": ("square", False),
    "straw in the wind": ("circle", True),
}

#: Pixels from the end of one entry of the legend to the next.
AFTER = 20.0


def key(s: Graphic, used: set[str], y: float, *, room: float, size: float) -> float:
    """The signs that are in the picture, in words, from ``y`` down; where their last line stands.

    A sign and the air behind it take ``room``, from which its words begin.
    """
    x, sign = 0.0, size - 2
    for test, (shape, hollow) in TESTS.items():
        if test not in used:
            continue
        words = test.capitalize()
        if x and x + room + width_of(words, size) > s.high:
            x, y = 0.0, y + 19
        s.marks.append(Mark(x + 6, y, shape, Inks.muted, sign, hollow=hollow))
        s.texts.append(Text(x + room, y, words, Inks.muted, size))
        x += room + AFTER + width_of(words, size)
    return y
