"""Rows of bars with their names at the left, or above, and a scale under them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from components.graphic.blocks import LEADING, paragraph, wrapped
from components.graphic.canvas import STAGE, Canvas
from components.graphic.graphic import Graphic, Rect, Text
from components.graphic.ink import Inks
from components.graphic.metrics import shortened


class Sizes(NamedTuple):
    """Sizes of rows of bars on a canvas.

    Attributes
    ----------
    letters, small, head : float
        Letters of names, of notes and of the headline.
    left : float
        Pixels at the left for names; in the narrow design they stand above their bars.
    most : int
        Clues that are drawn one by one.
    where : str
        Ends the sentence that counts the others.
    """

    letters: float
    small: float
    head: float
    left: float
    most: int
    where: str = ": see the table."
    narrow: bool = False
    stage: bool = False

    def fit(self, number: int) -> int:
        """How many of so many clues are drawn: one more takes no more room than its count."""
        return number if number <= self.most + 1 else self.most

    def row(self, usual: float, rows: int, *, begin: float, foot: float) -> float:
        """Height of a row: on the stage, its part of what ``begin`` and ``foot`` leave."""
        return min(46.0, (STAGE.height - begin - foot) / rows) if self.stage else usual

    def tall(self, foot: float) -> float:
        """Height of a drawing whose content ends at ``foot``."""
        return STAGE.height if self.stage else round(foot)


_WIDE = Sizes(13.0, 12.0, 14, 224.0, 12)
_NARROW = _WIDE._replace(left=4, narrow=True)
_STAGE = Sizes(15.0, 15.0, 16, 230.0, 7, where=".", stage=True)


def sizes(canvas: Canvas) -> Sizes:
    """Sizes for a canvas."""
    return _STAGE if canvas.stage else _NARROW if canvas.narrow else _WIDE


def label(
    s: Graphic, text: str, y: float, p: Sizes, *, row: float, bold: bool = False, under: str = ""
) -> int:
    """Name of a row: at the left of its middle ``y``, in two lines if the row has room for them.

    Narrow: above it, with the words ``under`` the name.

    Returns
    -------
    int
        How many lines it takes.
    """
    style = {"size": p.letters, "bold": bold}
    if p.narrow:
        top = y - (43 if under else 26)
        s.texts += paragraph([text], s.low, top, Inks.ink, gap=4.0, **style)
        if under:
            s.texts += paragraph([under], s.low, y - 26, Inks.muted, size=p.small, gap=4.0)
        return 1
    room = p.left - 16
    lines = wrapped(text, p.letters, room, bold=bold)
    most = 2 if row + 0.5 >= 2 * LEADING * p.letters else 1
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], shortened(rest, p.letters, room, bold=bold)]
    top = y - LEADING * p.letters * len(lines) / 2
    s.texts += paragraph(lines, s.low, top, Inks.ink, align="right", gap=12.0, **style)
    return len(lines)


def scale(
    s: Graphic, ticks: Iterable[tuple[float, str, str]], top: float, foot: float, *,
    size: float, half: float, drop: float = 10, strong: float | None = None,
) -> None:  # fmt: skip
    """Hairlines down the rows, each at a place, with its name ``drop`` below and that name's side.

    ``half`` of a hairline's width is in units across; that at ``strong`` stands out.
    """
    for x, name, side in ticks:
        color = Inks.muted if x == strong else Inks.rule
        s.rects.insert(0, Rect(x - half, x + half, top, foot, color))
        if name:
            s.texts.append(Text(x, foot + drop, name, Inks.muted, size, side))


def shares(s: Graphic, top: float, foot: float, p: Sizes) -> None:
    """The scale of a probability, from 0 to 1 across."""
    sides = {0: "left", 100: "right" if p.narrow else "center"}
    ticks = ((k / 100, f"{k} %", sides.get(k, "center")) for k in range(0, 101, 25))
    scale(s, ticks, top, foot, size=p.small, half=0.001)
