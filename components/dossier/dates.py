"""EDTF dates: their bounds, and how to say them.

A date is a year, a month, a season (21 spring to 24 winter) or a day, perhaps marked ``~``
(about), ``?`` (perhaps) or ``%`` (both), or an interval of two of these, of which one may be open
(``..`` or nothing). That is EDTF level 0 and 1 without unspecified digits.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

Bound = datetime.date | None

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_FORMS = "write YYYY, YYYY-MM, YYYY-MM-DD or two of them with '/' between, '..' for an open end"


class DateError(ValueError):
    """A date that cannot be; its message is ``what is wrong; what would be right``."""


class _Part(NamedTuple):
    first: datetime.date
    last: datetime.date
    year: int
    month: int | None
    day: int | None
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
    same_year = start.year == end.year and start.month is not None and end.month is not None
    same_month = same_year and start.month == end.month and start.day is not None
    same_month = same_month and end.day is not None
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
        raise DateError(f"not a date in EDTF; {_FORMS}")
    year, month, day = (int(group) if group else None for group in match.group(1, 2, 3))
    assert year is not None
    unit = "year" if month is None else "month" if day is None else "day"
    from edtf import parse_edtf  # here: it takes a while, and only a build needs it
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        # The parser also knows the quarters and halves of level 2
        if month is not None and month > 12 and month not in SEASONS:
            raise ValueError
        parsed = parse_edtf(text)
        first = datetime.date(*parsed.lower_strict()[:3])
        last = datetime.date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        raise DateError(f"no such {unit}; write one that the calendar has") from None
    return _Part(first, last, year, month, day, match.group(4))


def _say(part: _Part, *, year: bool = True, month: bool = True) -> str:
    pieces = []
    if part.day:
        pieces.append(str(part.day))
    if part.month and month:
        pieces.append(SEASONS.get(part.month) or MONTHS[part.month - 1])
    if year:
        pieces.append(str(part.year))
    return MARKS[part.mark] + " ".join(pieces)
