"""Periods as a View writes them: ``2003``, ``2003-10`` or ``2003-10-08``."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
#: Days that a date may be uncertain and still count as known.
KNOWN = 62.0


def period_words(period: str) -> str:
    """Write ``2003-10`` as ``October 2003``, and ``0203`` as ``203``."""
    parts = period.split("-")
    words = [str(int(parts[0]))]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def range_words(low: str | None, high: str | None) -> str:
    """Write a period in few letters: ``2000–2002``, ``Oct 2003–Apr 2004``, ``After April 2004``."""
    if low and high:
        ends = dict.fromkeys(_short(end) for end in (low, high))
        return "–".join(ends)
    if low and first_day(low) > date.min:
        return f"After {period_words(_before(low))}"
    if low:
        return f"From {period_words(low)}"
    return f"Until {period_words(high)}" if high else ""


def _short(period: str) -> str:
    """``Oct 2003``."""
    *rest, year = period_words(period).split(" ")
    return " ".join([*(word[:3] for word in rest), year])


def _before(period: str) -> str:
    """The year, month or day before one."""
    return (first_day(period) - timedelta(days=1)).isoformat()[: len(period)]


def first_day(period: str) -> date:
    """First day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError if there is none."""
    year, month, day = (*(int(p) for p in period.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(period: str) -> date:
    """Last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError if there is none."""
    parts = [int(p) for p in period.split("-")]
    year, month = parts[0], (parts[1] if len(parts) > 1 else 12)
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
