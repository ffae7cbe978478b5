"""The key under a timeline: only the signs that are in it, each drawn as it is there."""

from __future__ import annotations

from components.graphic.graphic import Line, Mark, Sketch, Text, mix
from components.graphic.metrics import width_of
from components.theme import KIND_WORDS, Tokens

#: Type size of the key and of all in the charts that have it: for each further one a browser makes
#: its letters anew. Height of a line of the key.
SIZE, LINE = 13.0, 20.0
#: How an open end fades, from the mark outwards: shares of the colour.
FADING = (0.6, 0.36, 0.16)


def draw_key(s: Sketch, items: list[tuple[str, str]], y: float, t: Tokens, *, px: float) -> float:
    """Write the key into a sketch ``px`` pixels wide, from ``y`` down; returns where it ends."""
    unit = (s.high - s.low) / px
    x, y = 16.0, y + 10
    for words, sign in items:
        room = 12 + width_of(words, SIZE)
        if x + room > px - 6 and x > 16:
            x, y = 16.0, y + LINE
        _sign(s, s.low + x * unit, y, sign, 7 * unit, t)
        edge = 7.0 if sign in ("span", "fade") else 0.0
        s.texts.append(Text(s.low + (x + edge) * unit, y, words, t.muted, SIZE, gap=10 - edge))
        x += room + 20
    return y + 12 if items else y - 10


def _sign(s: Sketch, x: float, y: float, sign: str, half: float, t: Tokens) -> None:
    if sign in KIND_WORDS:
        s.marks.append(Mark(x, y, sign, t.muted, 10, hollow=sign == "context"))
    elif sign == "resists":
        s.marks.append(Mark(x, y, "statement", t.muted, 10, hollow=True, struck=True))
    elif sign == "span":
        s.lines.append(Line(x - half, y, x + half, y, mix(t.muted, t.paper, 0.6), 2.5))
    elif sign == "fade":
        for i, share in enumerate(FADING):
            a, b = (x + half - 2 * half * (i + k) / 3 for k in (0, 1))
            s.lines.append(Line(a, y, b, y, mix(t.muted, t.paper, share), 2.5))
    else:
        s.texts.append(Text(x, y, sign, t.muted, SIZE, "center"))
