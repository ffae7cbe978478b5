"""Legends: the signs that are in a drawing, each drawn as it is there, with their words."""

from __future__ import annotations

from typing import NamedTuple

from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import width_of

#: Type size of the key and of all in the charts that have it: for each further one a browser makes
#: its letters anew. Height of a line of the key.
SIZE, LINE = 13.0, 20.0
#: How an open end fades, from the mark outwards: shares of the colour.
FADING = (0.6, 0.36, 0.16)


class Symbol(NamedTuple):
    """A mark in a legend."""

    shape: str
    hollow: bool = False
    struck: bool = False
    pale: bool = False


#: A symbol, "span" or "fade" for lines, or a glyph.
Sign = Symbol | str


def draw_legend(
    s: Graphic, items: list[tuple[str, Sign]], y: float, *, px: float, begin: float = 16.0,
    size: float = SIZE,
) -> float:  # fmt: skip
    """Write a legend into a graphic ``px`` pixels wide, from ``y`` down; returns where it ends.

    Its lines begin ``begin`` pixels from the left end of the scale.
    """
    unit = (s.high - s.low) / px
    x, y = begin, y + 10
    for words, sign in items:
        room = 12 + width_of(words, size)
        if x + room > px - 6 and x > begin:
            x, y = begin, y + LINE
        _sign(s, s.low + x * unit, y, sign, 7 * unit)
        edge = 7.0 if sign in ("span", "fade") else 0.0
        s.texts.append(Text(s.low + (x + edge) * unit, y, words, Inks.muted, size, gap=10 - edge))
        x += room + 20
    return y + 12 if items else y - 10


def _sign(s: Graphic, x: float, y: float, sign: Sign, half: float) -> None:
    if isinstance(sign, Symbol):
        color = mix(Inks.muted, 0.4) if sign.pale else Inks.muted
        s.marks.append(Mark(x, y, sign.shape, color, 10, sign.hollow, sign.struck))
    elif sign == "span":
        s.lines.append(Line(x - half, y, x + half, y, mix(Inks.muted, 0.6), 2.5))
    elif sign == "fade":
        for i, share in enumerate(FADING):
            a, b = (x + half - 2 * half * (i + k) / 3 for k in (0, 1))
            s.lines.append(Line(a, y, b, y, mix(Inks.muted, share), 2.5))
    else:
        s.texts.append(Text(x, y, sign, Inks.muted, SIZE, "center"))
