"""The points of a time axis that a class can choose from: days, months or years. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from components.dossier import Dossier, defaults
from components.view import View
from components.wording.periods import first_day, last_day, period_words, range_words, read_words

if TYPE_CHECKING:
    from components.talk.scenes import Scene

#: Most points of an axis: more could not be told apart by a finger. Months of a point, the fewest
#: first that make no more of them; a period of few days has a point a day.
MOST = 62
_MONTHS = (1, 3, 12, 60, 120, 600, 1200)


def ends(dossier: Dossier, scene: Scene) -> tuple[date, date] | None:
    """First and last day of a scene's axis: its View's, else the case's years; None without."""
    view, _ = View.parse(scene.view, dossier)
    first, last = defaults.years(dossier)
    low = view.period[0] or (first_day(first) if first else None)
    high = view.period[1] or (last_day(last) if last else None)
    return (low, high) if low and high and low <= high else None


def points(dossier: Dossier, scene: Scene) -> tuple[tuple[str, str], ...]:
    """Value and words of each point of a scene's axis, from its first to its last; maybe none."""
    found = ends(dossier, scene)
    if found is None:
        return ()
    low, high = found
    if (days := (high - low).days) < MOST:
        each = ((low + timedelta(days=n)).isoformat() for n in range(days + 1))
        return tuple((day, period_words(day)) for day in each)
    start, stop = (12 * day.year + day.month - 1 for day in found)
    size = next((n for n in _MONTHS if stop // n - start // n < MOST), _MONTHS[-1])
    return tuple(_months(start // size * size, stop, size))


def _months(start: int, stop: int, size: int) -> Iterator[tuple[str, str]]:
    for first in range(start, stop + 1, size):
        low, high = _month(max(first, 12)), _month(first + size - 1)
        if size % 12 == 0:
            low, high = low[:4], high[:4]
        yield low, period_words(low) if low == high else range_words(low, high)


def _month(number: int) -> str:
    year, month = divmod(number, 12)
    return f"{year:04}-{month + 1:02}"


def place_of(dossier: Dossier, scene: Scene) -> int | None:
    """The point in which the day, month or year begins that is right; None if in none."""
    try:
        low, _ = read_words(scene.ask_options)
        day = first_day(low or "")
    except ValueError:
        return None
    found, starts = ends(dossier, scene), [first_day(at) for at, _ in points(dossier, scene)]
    return bisect_right(starts, day) - 1 if found and starts[0] <= day <= found[1] else None
