"""What a comparison finds in one case: words, a drawing, and the rows that both count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from components.graphic.graphic import Graphic, Line, Rect
from components.graphic.ink import Ink, Inks

#: Height of a bar in pixels, and of one among several.
BAR, THIN = 24.0, 12.0


class Part(NamedTuple):
    """A part of a whole, in its ink; None leaves it blank: what no source says."""

    name: str
    amount: float
    ink: Ink | None


class Strip(NamedTuple):
    """One line of a figure; label and value are empty where it is the only one."""

    graphic: Graphic
    label: str = ""
    value: str = ""


class Row(NamedTuple):
    """One row of the table of a comparison, and the ids of the rows that it counts."""

    cells: tuple[str, ...]
    ids: tuple[str, ...]


#: What a sign stands for, and its ink.
Key: TypeAlias = tuple[str, Ink | None]


@dataclass(frozen=True)
class Found:
    """What is found in one case.

    Attributes
    ----------
    words : str
        The same as the drawing, in a sentence or two.
    strips : tuple of Strip
        The drawing.
    key : tuple of Key
        Signs in it.
    rows : tuple of Row
        The same as a table.
    """

    words: str
    strips: tuple[Strip, ...]
    key: tuple[Key, ...]
    rows: tuple[Row, ...]


def bar(parts: list[Part], *, whole: float, height: float = BAR, half: bool = False) -> Graphic:
    """Parts of a whole beside each other; it stretches across.

    Parameters
    ----------
    whole : float
        What the parts are of; what they leave of it stays blank.
    half : bool
        Whether the middle is marked.
    """
    graphic, at = Graphic(0, whole, height), 0.0
    for part in parts:
        if part.amount and part.ink:
            graphic.rects.append(Rect(at, at + part.amount, 0, height, part.ink))
        at += part.amount
        if 0 < at < whole:  # where two of like colour meet
            graphic.lines.append(Line(at, 0, at, height, Inks.paper, 2.0))
    # An edge all round: what is blank has one too.
    graphic.lines += [Line(0, y, whole, y, Inks.muted) for y in (0.5, height - 0.5)]
    graphic.lines += [Line(x, 0, x, height, Inks.muted, 2.0) for x in (0, whole)]
    if half:
        graphic.lines.append(Line(whole / 2, 0, whole / 2, height, Inks.muted, dash="dot"))
    return graphic


def percent(count: float, whole: float) -> str:
    """A share as ``43%``; what is not none or all of it never looks so."""
    share = count / whole
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"
