"""EDTF dates: their bounds, and how to say them.

A date is a year from 1 to 9999, a month, a season (21 spring to 24 winter) or a day, the last of
its digits perhaps not known (``200X``, ``2003-XX``, ``2003-10-XX``), perhaps marked ``~`` (about),
``?`` (perhaps) or ``%`` (both), or an interval of two of these, of which one may be open (``..`` or
nothing). That is EDTF level 0 and 1 but for times of day and years before or after those.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

Bound = datetime.date | None

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}

#: First month of each season; winter goes on into the next year.
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}

#: No digit that is known stands behind one that is not.
_PART = re.compile(
    r"(?!.*X.*[0-9])(?P<year>[0-9]{4}|(?:[0-9]{3}X|[0-9]{2}XX)(?!-))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
)
#: What EDTF has and this reads not -> what is wrong, and what would be right.
_UNREAD = {
    r".*T[0-9].*": ("a time of day", "write the day alone"),
    r"Y-?[0-9E]+(S[0-9]+)?|-[0-9].*": ("a year before 1 or after 9999", "write it in words"),
    r"[\[{].*": ("a set of dates (EDTF level 2)", "write first/last, and the set in words"),
    r"(?=.*X)[0-9X-]+[~?%]?": ("digits not known before known ones", "write X only at the end"),
}
_FORMS = "write YYYY, YYYY-MM, YYYY-MM-DD or two of them with '/' between, '..' for an open end"


class DateError(ValueError):
    """A date that cannot be; its message is ``what is wrong; what would be right``."""


class _Part(NamedTuple):
    first: datetime.date
    last: datetime.date
    #: What is said of it: the day, the month or season, the year; empty where it has none.
    day: str
    month: str
    year: str
    mark: str


def bounds(edtf: str) -> tuple[Bound, Bound]:
    """First and last day that a date allows.

    Marks of doubt do not widen the bounds: how far "about" reaches is for no machine to say.

    Parameters
    ----------
    edtf : str
        A date in EDTF.

    Returns
    -------
    tuple of (datetime.date or None, datetime.date or None)
        None stands for an open end: ``../2003-12-08`` has no first day.

    Raises
    ------
    DateError
        If it is not such a date, no day of the calendar, or an interval that ends before it
        starts.
    """
    start, end = _ends(edtf)
    return (start.first if start else None), (end.last if end else None)


def words(edtf: str) -> str:
    """Say a date in words, with nothing more exact than it is.

    Parameters
    ----------
    edtf : str
        A date in EDTF, as for `bounds`.

    Returns
    -------
    str
        Such as ``between October and 8 December 2003``.

    Raises
    ------
    DateError
        As `bounds`.
    """
    start, end = _ends(edtf)
    if start is None and end is not None:
        return f"by {_say(end)}"
    if end is None and start is not None:
        return f"from {_say(start)} on"
    assert start is not None  # as is end: an interval open on both sides was refused
    assert end is not None
    if "/" not in edtf:
        return _say(start)
    same_year = start.year == end.year and bool(start.month and end.month)
    same_month = same_year and start.month == end.month and bool(start.day and end.day)
    first = _say(start, year=not same_year, month=not same_month)
    return f"between {first} and {_say(end)}"


def checked(edtf: str) -> str:
    """Give a date back unchanged, or raise `DateError`."""
    bounds(edtf)
    return edtf


def _ends(edtf: str) -> tuple[_Part | None, _Part | None]:
    parts = edtf.split("/")
    if len(parts) > 2:
        raise DateError(f"more than one '/' in a date; {_FORMS}")
    if len(parts) == 1:
        part = _part(edtf)
        return part, part
    start, end = (None if part in ("", "..") else _part(part) for part in parts)
    if start is None and end is None:
        raise DateError("open at both ends, which says nothing; give the bound that is known")
    if start and end and start.first > end.last:
        raise DateError(f"ends before it starts; write {parts[1]}/{parts[0]}")
    return start, end


@lru_cache(maxsize=4096)
def _part(text: str) -> _Part:
    match = _PART.fullmatch(text)
    if not match:
        for pattern, (wrong, right) in _UNREAD.items():
            if re.fullmatch(pattern, text):
                raise DateError(f"not read here: {wrong}; {right}")
        raise DateError(f"not a date in EDTF; {_FORMS}")
    year, month, day, mark = (part or "" for part in match.group("year", "month", "day", "mark"))
    first, last = _days(year, month, day)
    years = f"{first.year}–{last.year}" if last.year > first.year else str(first.year)
    if month == "XX":
        unknown = "day" if day else "month"
        return _Part(first, last, "", "", f"some {unknown} of {years}", mark)
    said = SEASONS.get(int(month)) or MONTHS[int(month) - 1] if month else ""
    return _Part(first, last, "some day of" if day == "XX" else day.lstrip("0"), said, years, mark)


def _days(year: str, month: str, day: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of one date."""
    unit = "year" if month in ("", "XX") else "day" if day else "month"
    try:
        if unit == "year":
            first, last = (int(year.replace("X", digit)) for digit in "09")
            return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
        number = int(month)
        if number in SEASONS and not day:
            return _months(int(year), _BEGINS[number], 3)
        if day in ("", "XX"):
            return _months(int(year), number, 1)
        only = datetime.date(int(year), number, int(day))
    except ValueError:
        raise DateError(f"no such {unit}; write one that the calendar has") from None
    return only, only


def _months(year: int, month: int, count: int) -> tuple[datetime.date, datetime.date]:
    """First and last day of so many months."""
    first = datetime.date(year, month, 1)
    more, ends = divmod(month + count - 2, 12)
    length = monthrange(year + more, ends + 1)[1]
    return first, datetime.date(year + more, ends + 1, length)


def _say(part: _Part, *, year: bool = True, month: bool = True) -> str:
    pieces = (part.day, part.month if month else "", part.year if year else "")
    return MARKS[part.mark] + " ".join(filter(None, pieces))
