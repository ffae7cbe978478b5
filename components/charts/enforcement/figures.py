"""Figures of enforcement: how they are worded, and which of them cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from math import ceil, floor, isfinite
from typing import Any

import pandas as pd

#: Sign that stands for the words of a bound where there is no room for them.
SIGNS = {"at least": "≥", "at most": "≤", "about": "≈"}
#: How far from its value a figure with "about" may lie, as a share of it.
NEAR = 0.1
INFINITE = float("inf")


def worded(value: float, bound: str) -> str:
    """``25``, ``at least 7``, ``about 30``."""
    return f"{value:g}" if bound == "exactly" else f"{bound} {value:g}"


def signed(value: float, bound: str) -> str:
    """The same in few letters: ``≥7``."""
    return f"{SIGNS.get(bound, '')}{value:g}"


def counts(value: float, unit: str) -> str:
    """Noun for what is counted: ``cases``, or ``case`` after one."""
    singular = {"cases": "case", "people": "person"}
    return singular.get(unit, unit) if value == 1 else unit


def allowed(value: float, bound: str) -> tuple[float, float]:
    """Least and largest number that a figure leaves open."""
    return {
        "at least": (value, INFINITE),
        "at most": (0.0, value),
        "about": (value * (1 - NEAR), value * (1 + NEAR)),
    }.get(bound, (value, value))


def contradict(a: Any, b: Any) -> bool:
    """Whether two figures for the same cannot both be right.

    Figures for the same have one step, offence, unit and place. For one period they may not
    exclude each other; and of two periods the one that lies within the other may not hold more
    than the whole. What only overlaps in time says nothing: a sum over years is no rival of a
    year's figure.
    """
    if any(getattr(a, k) != getattr(b, k) for k in ("step", "offence", "unit", "place")):
        return False
    low_a, high_a = allowed(a.value, a.bound)
    low_b, high_b = allowed(b.value, b.bound)
    within_b, within_a = _within(a, b), _within(b, a)
    if within_a and within_b:
        return low_a > high_b or low_b > high_a
    return (within_b and low_a > high_b) or (within_a and low_b > high_a)


def _within(inner: Any, outer: Any) -> bool:
    return bool(outer.start <= inner.start and inner.end <= outer.end)


def decimal(day: date | pd.Timestamp) -> float:
    """Day as a year with decimals: the first of a year is the year."""
    first, after = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (date(day.year, day.month, day.day) - first).days / (after - first).days


def number_in(value: Any) -> int | None:
    """The one whole number that a source's own value names: ``23`` of ``"23 cases"``."""
    found = re.findall(r"\d[\d.,]*", value) if isinstance(value, str) else []
    return int(found[0]) if len(found) == 1 and re.fullmatch(r"\d{1,6}", found[0]) else None


def runs(years: list[int]) -> list[tuple[int, int]]:
    """Years in a row: first and last of each run."""
    found: list[tuple[int, int]] = []
    for year in sorted(years):
        if found and year == found[-1][1] + 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def years_in_words(first: int, last: int) -> str:
    """``2004``, or ``2006–2008``."""
    return str(first) if first == last else f"{first}–{last}"


def span(rows: Iterable[Any]) -> tuple[int, int]:
    """First and last year to draw: from the law, or an earlier figure, to the last figure."""
    rows = list(rows)
    starts = [row.start for row in rows if isfinite(row.start)]
    ends = [row.end for row in rows if isfinite(row.end)]
    first = floor(min([*starts, *ends], default=2000.0))
    last = max([ceil(end) - 1 for end in ends] + [floor(start) for start in starts], default=first)
    return first, max(first, last)


def known_years(rows: Iterable[Any], first: int, last: int) -> set[int]:
    """Years of which a figure for the whole country counts a part at least."""
    return {
        year
        for row in rows
        if not row.place
        for year in range(first, last + 1)
        if row.start < year + 1 and row.end > year
    }


def within_a_year(row: Any) -> bool:
    """Whether a figure counts no more than twelve months, which may cross the turn of a year."""
    return bool(row.end - row.start <= 1.01)


def is_year(row: Any) -> bool:
    """Whether a figure counts one year of the calendar, whole."""
    return bool(isfinite(row.start) and row.start == floor(row.start) and row.end == row.start + 1)
