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

#: What passing each kind of test says, in plain words.
PLAIN = {
    "doubly decisive": "settles it",
    "smoking gun": "hard to explain otherwise",
    "hoop": "must be there if true",
    "straw in the wind": "leans one way, no more",
}

#: The method's own term, as it stands behind the plain words.
TERMS = {
    "doubly decisive": "a doubly decisive test",
    "smoking gun": "a smoking gun",
    "hoop": "a hoop test",
    "straw in the wind": "a straw in the wind",
}

#: Pixels from the end of one entry of the legend to the next.
AFTER = 20.0


def plain(test: str) -> str:
    """A kind of test in plain words, the method's term behind: ``must be there if true (a …)``."""
    return f"{PLAIN[test]} ({TERMS[test]})"


def in_words(test: str) -> str:
    """The same at the head of a line."""
    words = plain(test)
    return words[0].upper() + words[1:]


def key(
    s: Graphic, used: set[str], y: float, *, room: float, size: float, short: bool = False
) -> float:
    """The signs that are in the picture, in words, from ``y`` down; where their last line stands.

    A sign and the air behind it take ``room``, from which its words begin; ``short`` leaves the
    method's term alone.
    """
    x, sign = 0.0, size - 2
    for test, (shape, hollow) in TESTS.items():
        if test not in used:
            continue
        words = test.capitalize() if short else in_words(test)
        if x and x + room + width_of(words, size) > s.high:
            x, y = 0.0, y + 19
        s.marks.append(Mark(x + 6, y, shape, Inks.muted, sign, hollow=hollow))
        s.texts.append(Text(x + room, y, words, Inks.muted, size))
        x += room + AFTER + width_of(words, size)
    return y
