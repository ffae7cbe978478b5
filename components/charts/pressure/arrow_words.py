"""What is written on arrows: the number of a step, how many acts, and by which mechanism."""

from __future__ import annotations

from math import ceil, inf
from typing import Any, NamedTuple

from components.charts.pressure.columns import WIDTH
from components.graphic.canvas import STAGE
from components.graphic.graphic import Curve, Graphic, Mark, Text
from components.graphic.ink import Inks
from components.graphic.metrics import Box, box
from components.query.citations import DAGGER


class Look(NamedTuple):
    """Sizes of a ring and the number in it, and of words, with how far below the number they are.

    ``shares`` of the way along a curve are where words may stand, the best first, but not under
    ``bottom``.
    """

    ring: float
    number: float
    words: float
    below: float
    shares: tuple[float, ...]
    bottom: float


WIDE = Look(19, 13, 12, 20, (0.5, 0.4, 0.6, 0.3, 0.7, 0.22), inf)
ON_STAGE = Look(28, 18, 14, 25, (0.5, 0.4, 0.6, 0.3, 0.7, 0.25), STAGE.height - 26)


def number(s: Graphic, edge: Any, curve: Curve, look: Look, taken: list[Box]) -> None:
    """Number a step of the boomerang in the middle of its arrow."""
    if edge.step:
        x, y = curve.at(0.5)
        half = ceil(look.ring / 2)
        s.marks.append(Mark(x, y, "circle", curve.color, look.ring, hollow=True))
        words = str(edge.step)
        s.texts.append(Text(x, y, words, curve.color, look.number, "center", bold=True))
        taken.append((x - half, y - half, x + half, y + half))


def write(s: Graphic, edge: Any, curve: Curve, look: Look, taken: list[Box], *, told: bool) -> None:
    """Write acts above one, and the mechanism if it is to be told, where they hit on nothing."""
    words = edge.mechanism if told else ""
    words += f" ×{edge.acts}" if edge.acts > 1 else ""
    words = words.strip() + (DAGGER if edge.doubt else "")
    for x, y in map(curve.at, look.shares if words else ()):
        y += look.below if edge.step else 0.0
        room = box(words, x, y, size=look.words, align="center", bold=True)
        if _free(room, taken, look.bottom):
            taken.append(room)
            color = Inks.of(edge.side)
            s.texts.append(Text(x, y, words, color, look.words, "center", bold=True))
            return


def _free(room: Box, taken: list[Box], below: float) -> bool:
    left, top, right, bottom = room
    return (
        left > 2
        and right < WIDTH - 2
        and bottom < below
        and not any(left < b[2] and right > b[0] and top < b[3] and bottom > b[1] for b in taken)
    )
