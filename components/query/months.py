"""How many events each month has, whatever period a View asks for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from components.dossier import Dossier
from components.query.selection import select
from components.view import View
from components.wording.periods import KNOWN

#: Most years that are counted by months; more are counted by years.
BY_MONTH = 100


@dataclass(frozen=True)
class Months:
    """Events by month, or by year.

    Attributes
    ----------
    first : int
        The first month, counted from the year 0, or the first year.
    counts : tuple of int
        Events of each month or year from there.
    per_year : int
        12, or 1 where years are counted.
    unsure : int
        Events whose date is not known within two months: they are in no month.
    """

    first: int
    counts: tuple[int, ...]
    per_year: int
    unsure: int

    def place(self, day: date) -> int:
        """Place of a day among the months, of the nearest if it is in none."""
        at = day.year * self.per_year + (day.month - 1) * self.per_year // 12 - self.first
        return min(max(at, 0), len(self.counts) - 1)

    def window(self, view: View) -> tuple[int, int]:
        """First and last place of the period of a View."""
        low, high = view.period
        return (
            self.place(low) if low else 0,
            self.place(high) if high else len(self.counts) - 1,
        )


@lru_cache(maxsize=128)
def months_of(dossier: Dossier, view: View) -> Months | None:
    """Count the events that a View keeps but for its period; None where no event has a date.

    The months are those of all years of the dossier, whatever the View keeps.
    """
    ends = pd.concat([dossier.events["date_from"], dossier.events["date_to"]]).dropna()
    if ends.empty:
        return None
    low, high = int(ends.min().year), int(ends.max().year)
    per_year = 12 if high - low < BY_MONTH else 1
    blank = Months(low * per_year, (0,) * ((high - low + 1) * per_year), per_year, 0)
    events = select(dossier, view.filters.replace(time=(None, None))).events
    counts: Counter[int] = Counter()
    for start, end in zip(events["date_from"], events["date_to"], strict=True):
        if pd.notna(start) and pd.notna(end) and (end - start).days < KNOWN:
            counts[blank.place(start + (end - start) / 2)] += 1
    return Months(
        blank.first,
        tuple(counts[k] for k in range(len(blank.counts))),
        per_year,
        len(events) - counts.total(),
    )
