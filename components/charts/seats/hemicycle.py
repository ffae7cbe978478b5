"""What screen and print share of a chamber drawn as a half circle: places, colours, words."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, pi, sin
from typing import Any

from components.charts.chart import Frame
from components.charts.shared.tally import VACANT
from components.graphic.graphic import mix
from components.graphic.metrics import wrap
from components.theme import Tokens

#: Radius of the innermost row, as a share of the outermost.
INNER = 0.44

#: Room around the seats for the halo and the majority line, in radii.
EDGE = 1.045


@lru_cache(maxsize=16)
def hemicycle(seats: int) -> tuple[tuple[float, float], ...]:
    """Place seats in half-circle rows, evenly spaced along and across.

    Rows hold even numbers, so that the line through the middle strikes no seat; an odd one out
    stands in the innermost row.

    Parameters
    ----------
    seats : int
        How many, at least one.

    Returns
    -------
    tuple of (float, float)
        x from -1 to 1 and y from 0 to 1 of each seat, from the left end to the right.
    """
    rows = min(range(1, 40), key=lambda n: abs(_across(n) - pi * n * (1 + INNER) / 2 / seats))
    radii = [1 - i * _across(rows) for i in range(rows)]
    # Largest remainders over pairs, so that the rows add up to the seats.
    quotas = [seats // 2 * r / sum(radii) for r in radii]
    pairs = [int(q) for q in quotas]
    rest = sorted(range(rows), key=lambda i: pairs[i] - quotas[i])
    for i in rest[: seats // 2 - sum(pairs)]:
        pairs[i] += 1
    places = []
    for i, radius in enumerate(radii):
        count = 2 * pairs[i] + (seats % 2 if i == rows - 1 else 0)
        for k in range(count):
            angle = pi * (1 - k / (count - 1)) if count > 1 else pi / 2
            places.append((round(radius * cos(angle), 4), round(radius * sin(angle), 4)))
    return tuple(sorted(places, key=lambda p: (-atan2(p[1], p[0]), -(p[0] ** 2 + p[1] ** 2))))


def _across(rows: int) -> float:
    return (1 - INNER) / (rows - 1) if rows > 1 else 1 - INNER


def majority_angle(seats: int) -> float:
    """Angle, in radians, of the line that more than half of the seats must pass."""
    places, half = hemicycle(seats), seats // 2
    before, after = (atan2(y, x) for x, y in (places[max(half - 1, 0)], places[half]))
    return (before + after) / 2


def paint(outcome: str, pressure: str, t: Tokens) -> tuple[str, str]:
    """Fill and edge of a seat: the unknown are hollow, never a colour of their own.

    A seat that nobody held is hollow too, in a paler line.
    """
    if outcome == VACANT:
        return t.paper, mix(t.none, t.paper, 0.5)
    fill = {"for": t.of(pressure), "against": t.ink, "abstained": t.none, "not voting": t.none_soft}
    return (t.paper, t.none) if outcome == "unknown" else (fill[outcome], fill[outcome])


#: Pixels from the foot of the seats to the first line of the notes.
FOOT = 78.0
LEADING = 1.3

#: A note: pixels from the foot of the seats to its top, its lines, and whether it is a doubt.
Note = tuple[float, list[str], bool]


def notes_at(frame: Frame, width: float, size: float) -> tuple[list[Note], float]:
    """Notes set ``width`` pixels wide, and the height of all that stands below the seats."""
    made: list[Note] = []
    y = FOOT
    for text in str(frame["notes"].iloc[0]).split("\n") if len(frame) else []:
        lines = wrap(text, size, width)
        made.append((y, lines, text.startswith("†")))
        y += LEADING * size * len(lines) + 0.35 * size
    return made, y + 8


def note_size(small: bool) -> float:
    """Size of the letters of a note, pixels."""
    return 12.0 if small else 13.0


def labels(frame: Frame, t: Tokens, *, small: bool) -> list[dict[str, Any]]:
    """Words under the seats: for at the left end, against amid, the rest at the right end."""
    size = 12 if small else 15
    places = {
        "for": (-1.0, "left"), "against": (0.0, "center"), VACANT: (1.0, "right"),
        "unknown": (1.0, "right"),
    }  # fmt: skip
    made = []
    for row in frame.itertuples():
        if row.layer not in places:
            continue
        x, align = places[row.layer]
        color = {"for": t.of(row.pressure), "against": t.ink}.get(row.layer, t.muted)
        for k, (text, bold) in enumerate(((str(row.seats), True), (row.short, False))):
            made.append(
                {"x": x, "dy": 22 + 1.35 * size if k else 20, "t": text, "c": color, "bold": bold,
                 "align": align, "size": size if k else size + 3}
            )  # fmt: skip
    return made
