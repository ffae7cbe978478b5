"""How loud it was: event data beside a dossier, counted by day, side and actor.

One set of Narwhals expressions, for whatever engine holds the rows. DuckDB counts files where they
lie: ten million rows are never in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import narwhals as nw

#: Day and side -> rows.
Counts = dict[tuple[date, str], int]
#: What a side is called where a row has none.
UNSAID = "not said"


def counted_days(
    table: nw.LazyFrame[Any], period: tuple[date | None, date | None], actors: Sequence[str] = ()
) -> nw.LazyFrame[Any]:
    """Rows of each day and side as ``n``; runs on any Narwhals backend.

    Parameters
    ----------
    table : narwhals.LazyFrame
        With ``date`` (days), ``side``, and ``actor`` where actors are asked for.
    period : tuple of (date or None, date or None)
        First and last day, each None where open.
    actors : sequence of str
        Only rows of these; of all where there are none.
    """
    # Moments, for pandas has no column of plain dates to compare with.
    low, high = (d and datetime.combine(d, time()) for d in period)
    keep = [~nw.col("date").is_null()]
    if low is not None:
        keep.append(nw.col("date") >= nw.lit(low))
    if high is not None:
        keep.append(nw.col("date") <= nw.lit(high))
    if actors:
        keep.append(nw.col("actor").is_in(list(actors)))
    # By day, which needs no reckoning of each row: a few thousand days are soon months.
    return table.filter(*keep).group_by("date", "side").agg(n=nw.len())


def days_of(
    table: nw.LazyFrame[Any],
    period: tuple[date | None, date | None] = (None, None),
    actors: Sequence[str] = (),
) -> Counts:
    """Count rows by day and side."""
    found: Counter[tuple[date, str]] = Counter()
    days = counted_days(table, period, actors).collect()
    for day, side, n in zip(*(days[c].to_list() for c in ("date", "side", "n")), strict=True):
        # Where it has no column of plain dates, an engine gives moments.
        plain = date(day.year, day.month, day.day)
        found[plain, side if isinstance(side, str) else UNSAID] += int(n)
    return dict(found)


def by_month(
    days: Counts, period: tuple[date | None, date | None] = (None, None)
) -> dict[tuple[date, str], int]:
    """Sum what was counted by day: first day of a month, and side -> rows within the period."""
    low, high = period[0] or date.min, period[1] or date.max
    found: Counter[tuple[date, str]] = Counter()
    for (day, side), n in days.items():
        if low <= day <= high:
            found[day.replace(day=1), side] += n
    return dict(found)


def scan(files: Sequence[Path]) -> nw.LazyFrame[Any]:
    """Parquet files as one lazy table, read where they lie, and only the columns asked for."""
    import duckdb  # a library that no dossier without event data needs

    engine = duckdb.connect(config={"threads": 2, "memory_limit": "512MB"})
    rows = engine.read_parquet([str(path) for path in files], union_by_name=True)
    return nw.from_native(rows).lazy()


@lru_cache(maxsize=8)
def loudness(files: tuple[Path, ...]) -> Counts:
    """Event data of a dossier by day and side, counted once: a period is a sum over days."""
    return days_of(scan(files))
