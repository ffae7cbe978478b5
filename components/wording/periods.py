"""Periods as a View writes them: ``2003``, ``2003-10`` or ``2003-10-08``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
#: One end of a period as people write it: ``2003-10-08``, ``8 Oct 2003``, ``October``.
_END = re.compile(
    r"(?P<iso>\d{4}(-\d\d(-\d\d)?)?)"
    r"|((?P<day>\d{1,2}) )?(?P<month>[a-z]{3,9})\.?,?( (?P<year>\d{4}))?"
)
#: What stands between two ends; a hyphen only where it is not within an ISO date.
_BETWEEN = re.compile(
    r"\.\.|\s*[/–—]\s*| (?:to|until|till|-) |(?<=\d{4})-(?=\d{4}|[a-z])|(?<=[a-z.])-(?=[a-z\d])"
)
#: Word before the only end -> which end of the period it leaves open, and whether it is left out.
_OPEN = {
    "after": (1, True), "since": (1, False), "from": (1, False),
    "before": (0, True), "until": (0, False), "till": (0, False), "by": (0, False),
}  # fmt: skip
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


def read_words(text: str) -> tuple[str | None, str | None]:
    """First and last end of a period as people type it.

    ``Oct–Dec 2003``, ``8 October 2003 to 2004``, ``since 2003``, ``before May 2004`` and the
    View's own ``2003-10..2003-12`` are read; what :func:`range_words` writes is, too.

    Raises
    ------
    ValueError
        If it is none, or ends before it begins.
    """
    words = " ".join(text.lower().split())
    first, _, rest = words.partition(" ")
    if first in _OPEN:
        place, beyond = _OPEN[first]
        only = _end(rest)
        if beyond:
            try:
                only = _before(only) if place == 0 else _behind(only)
            except OverflowError as error:  # the calendar's first and last day
                raise ValueError(text) from error
        return (only, None) if place else (None, only)
    low, *more = _BETWEEN.split(words)
    if len(more) > 1:
        raise ValueError(text)
    high = more[0] if more else low
    ends = ("" if end == "open" else end for end in (low, high))
    start, stop = (_end(end, high) if end else None for end in ends)
    if not (start or stop) or (start and stop and first_day(start) > last_day(stop)):
        raise ValueError(text)
    return start, stop


def _end(text: str, beside: str = "") -> str:
    """One end as a View writes it; a year that is left out is that of the end beside it."""
    found = _END.fullmatch(text)
    if not found:
        raise ValueError(text)
    end = found["iso"]
    if not end:
        months = [k for k, name in enumerate(MONTHS, 1) if name.lower().startswith(found["month"])]
        year = found["year"] or "".join(re.findall(r"\d{4}", beside)[:1])
        if len(months) != 1 or not year:
            raise ValueError(text)
        end = f"{year}-{months[0]:02d}" + (f"-{int(found['day']):02d}" if found["day"] else "")
    first_day(end)  # a day that the calendar lacks is a ValueError
    return end


def _short(period: str) -> str:
    """``Oct 2003``."""
    *rest, year = period_words(period).split(" ")
    return " ".join([*(word[:3] for word in rest), year])


def _before(period: str) -> str:
    """The year, month or day before one."""
    return (first_day(period) - timedelta(days=1)).isoformat()[: len(period)]


def _behind(period: str) -> str:
    """The year, month or day after one."""
    return (last_day(period) + timedelta(days=1)).isoformat()[: len(period)]


def first_day(period: str) -> date:
    """First day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError if there is none."""
    year, month, day = (*(int(p) for p in period.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(period: str) -> date:
    """Last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError if there is none."""
    parts = [int(p) for p in period.split("-")]
    year, month = parts[0], (parts[1] if len(parts) > 1 else 12)
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
