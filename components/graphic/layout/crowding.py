"""Where on an axis most happens, and an axis that bends so that there is room for it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from math import sqrt

from components.graphic.layout.time_axis import EDGE, WIDTH, Axis, date_at, day


def crowded(xs: Sequence[float], *, months: int = 7) -> tuple[date, date, int] | None:
    """Find the stretch of at most so many calendar months that holds most marks.

    Returns
    -------
    tuple of (date, date, int) or None
        First day of its first month with a mark, last day of its last, and how many it holds.
    """
    if not xs:
        return None
    counts = Counter(_month(date_at(x)) for x in xs)

    def held(first: int) -> int:
        return sum(counts[m] for m in range(first, first + months))

    best = max(sorted(counts), key=held)
    last = max(m for m in counts if best <= m < best + months)
    return first_of(best), last_of(last), held(best)


def _month(d: date) -> int:
    return d.year * 12 + d.month - 1


def first_of(month: int) -> date:
    """First day of a month, counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def last_of(month: int) -> date:
    """Last day of a month."""
    return first_of(month + 1) - timedelta(days=1) if month < _month(date.max) else date.max


#: A straight axis must be so long, in days, and hold so many events, before it may bend.
LONG, MANY = 1100.0, 12
#: An axis bends only if that leaves at most this share of the crowd.
GAIN = 0.6
#: Months between the days at which it may bend, and the most such days.
STEPS, BINS = (1, 3, 6, 12, 60, 120, 600, 1200, 12000, 120000), 160
#: Least share of the plot that a part has, and the most that one has.
LEAST, MOST = 0.13, 0.72


def bent(axis: Axis, xs: Sequence[float]) -> Axis:
    """An axis with one scale where the marks crowd, and others before and after.

    What is to be small is the number of pairs of marks that meet. In a part of ``d`` days where
    ``s`` pairs share a month, and which has a share ``w`` of the plot, it goes with ``s d / w``;
    over all parts it is least where each share goes with the root of ``s d``. Of all ways to cut
    the axis into a main part, one before and one after, the best is taken.

    Parameters
    ----------
    axis : Axis
        A straight one.
    xs : sequence of float
        Days of marks.
    """
    pad = axis.days(EDGE)
    low, high = axis.low + pad, axis.high - pad
    inside = [x for x in xs if low <= x <= high]
    if high - low < LONG or len(inside) < MANY:
        return axis
    first, last = _month(date_at(low)) + 1, _month(date_at(high - 1))
    step = next(n for n in STEPS if (last - first) / n <= BINS)
    edges = range(-(-first // step) * step, last + 1, step)
    days = [low, *(day(first_of(month)) for month in edges), high]
    size = len(days) - 1
    counts = Counter(min(bisect_right(days, x), size) - 1 for x in inside)
    pairs = [0, *accumulate(counts[k] ** 2 for k in range(size))]

    def root(a: int, b: int) -> float:
        return sqrt((pairs[b] - pairs[a]) * (days[b] - days[a]))

    cost, i, j = min(
        (root(0, i) + root(i, j) + root(j, size), i, j)
        for i in range(size)
        for j in range(i + 1, size + 1)
    )
    if cost**2 > GAIN * pairs[-1] * (high - low):
        return axis
    cuts = sorted({0, i, j, size})
    shares = _within([root(a, b) / cost for a, b in pairwise(cuts)])
    return _scaled([days[k] for k in cuts], shares)


def _scaled(days: list[float], shares: list[float]) -> Axis:
    """An axis whose parts between these days have these shares of it, with room at both sides."""
    room = [share * (WIDTH - 2 * EDGE) for share in shares]
    wide = [(b - a) / r for (a, b), r in zip(pairwise(days), room, strict=True)]  # days of a pixel
    low, high = days[0] - EDGE * wide[0], days[-1] + EDGE * wide[-1]
    unit = (high - low) / WIDTH
    ends = accumulate(room[:-1], initial=EDGE)
    bends = ((d, low + at * unit) for d, at in zip(days[:-1], ends, strict=True))
    return Axis(low, high, tuple(bends)[1:])


def _within(shares: list[float]) -> list[float]:
    """Shares of which none is too small to be read, and none leaves too little to the rest."""
    held = [min(max(share, LEAST), MOST) for share in shares]
    return [share / sum(held) for share in held]
