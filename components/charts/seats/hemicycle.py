"""A chamber as a half circle: where its seats are."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, ceil, cos, pi, sin, sqrt

#: Radius of the innermost row, as a share of the outermost.
INNER = 0.44

#: Room around the seats for the halo and the majority line, in radii.
EDGE = 1.045

#: Dots at most; of a larger chamber one dot is several seats.
MOST = 1000


def grain(seats: int) -> int:
    """How many seats one dot is: 1, 2, 5, 10, 20 and so on."""
    steps = (step * 10**power for power in range(12) for step in (1, 2, 5))
    return next(step for step in steps if seats <= step * MOST)


def dots(total: int, first: int, seats: int) -> tuple[tuple[float, float], ...]:
    """Where the dots of some seats of all stand, from the first of them on; see ``hemicycle``."""
    each = grain(total)
    places = hemicycle(max(1, round(total / each)))
    return places[round(first / each) : round((first + seats) / each)]


def size(total: int) -> float:
    """Width of a dot in radii, so that none touches the next."""
    shown = total / grain(total)
    return min(0.041, 0.94 * sqrt(pi / 2 * (1 - INNER**2) / shown))


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


def angle(seats: int, needed: int) -> float:
    """Angle, in radians, of the line that so many votes must pass, the last of them beyond it."""
    each = grain(seats)
    places = hemicycle(max(1, round(seats / each)))
    last = min(max(ceil(needed / each) - 1, 0), len(places) - 1)
    before, after = (atan2(y, x) for x, y in (places[max(last - 1, 0)], places[last]))
    return (before + after) / 2
