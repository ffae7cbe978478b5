"""How much room text takes, so that labels are placed without drawing them first.

Widths are Arial's, the widest of the faces that a chart may be shown in; in Source Sans the same
text is about a tenth narrower, so what fits here fits everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

#: Advance widths in thousandths of the font size.
_ADVANCE = {
    **dict.fromkeys("ijl'|", 222), **dict.fromkeys(" !,./:;It[]\\·‘’", 278),
    **dict.fromkeys("()-r", 333), **dict.fromkeys("“”\"*", 370), **dict.fromkeys("ckJsvxyz", 500),
    **dict.fromkeys("+<=>FTZ~", 611), **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722), **dict.fromkeys("GOQ", 778), **dict.fromkeys("mM", 833),
    **dict.fromkeys("%W—…→←↔①②③④⑤■★◆⬢▲●✚▶○", 1000),
}  # fmt: skip

_VOWELS = frozenset("aeiouyAEIOUY")

Box = tuple[float, float, float, float]


@lru_cache(maxsize=8192)  # the same labels come back with every picture
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels of one line of text set in ``size`` pixels."""
    units = sum(_ADVANCE.get(letter, 556) for letter in text)
    return units * size / 1000 * (1.07 if bold else 1.0)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break text at spaces into lines of at most ``width`` pixels; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def broken(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """As ``wrap``, and a word of more than ``width`` pixels is broken with a hyphen."""
    words: list[str] = []
    for word in text.split():
        while width_of(word, size, bold=bold) > width and (end := _end(word, size, width, bold)):
            words.append(word[:end] + "-")
            word = word[end:]
        words.append(word)
    return wrap(" ".join(words), size, width, bold=bold)


def _end(word: str, size: float, width: float, bold: bool) -> int:
    """Letters of a word before its hyphen: near the middle, after a vowel; 0 if none have room."""
    fits = [
        k for k in range(3, len(word) - 2) if width_of(word[:k] + "-", size, bold=bold) <= width
    ]
    if "-" in word or not fits:
        return 0
    good = [k for k in fits if word[k - 1] in _VOWELS and word[k] not in _VOWELS]
    return min(good or fits[-1:], key=lambda k: abs(k - len(word) / 2))


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Text that takes at most ``width`` pixels, its end left out where it would take more."""
    if width_of(text, size, bold=bold) <= width:
        return text
    room = width - width_of("…", size, bold=bold)
    end = len(text)
    while end and width_of(text[:end], size, bold=bold) > room:
        end -= 1
    return text[:end].rstrip() + "…"


def box(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    align: str = "left",
    bold: bool = False,
) -> Box:
    r"""Left, top, right and bottom of lines joined by ``\n``, centred on ``y``.

    ``align`` says which side of the text stands at ``x``: "left", "center" or "right".
    """
    lines = text.split("\n")
    wide = max(width_of(line, size, bold=bold) for line in lines)
    tall = 1.2 * size * len(lines)
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * wide
    return (left, y - tall / 2, left + wide, y + tall / 2)


def overlaps(boxes: Sequence[Box], *, slack: float = 0.5) -> list[tuple[int, int]]:
    """Pairs of boxes that share more than ``slack`` pixels both ways."""
    found = []
    order = sorted(range(len(boxes)), key=lambda i: boxes[i][1])
    for n, i in enumerate(order):
        left, _, right, bottom = boxes[i]
        for j in order[n + 1 :]:
            start, top, end, foot = boxes[j]
            if bottom - top <= slack:  # nor does any that begins lower
                break
            if min(right, end) - max(left, start) > slack and min(bottom, foot) - top > slack:
                found.append((min(i, j), max(i, j)))
    return sorted(found)


def spread(wanted: Iterable[float], *, gap: float, low: float, high: float) -> list[float]:
    """Move places apart to at least ``gap``, near where they were wanted and in their order.

    Places stay between ``low`` and ``high`` if they fit there; if not, they start at ``low`` and
    run over.
    """
    places: list[float] = []
    for want in wanted:
        floor = places[-1] + gap if places else low
        places.append(max(want, floor))
    ceiling = high
    for i in range(len(places) - 1, -1, -1):
        places[i] = max(min(places[i], ceiling), low + gap * i)
        ceiling = places[i] - gap
    return places
