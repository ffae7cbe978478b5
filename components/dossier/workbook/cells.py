"""One cell of a spreadsheet -> the text that its author wrote.

A spreadsheet makes numbers, truths, per cents and days of much that is typed into it. What it
shows tells what was meant, and where that cannot be told it is asked: no date ever becomes another.
"""

from __future__ import annotations

import datetime
import re
from typing import Any, Literal, NamedTuple

from components.dossier.columns import Column

Shows = Literal["day", "month", "year", "time", "percent", ""]

#: Columns that hold a date in EDTF, an ISO day, or the day or month of reading.
DATES = ("date", "added", "accessed")
#: Truths as spreadsheets of these languages save them as CSV.
TRUTHS = {
    "true": "true", "false": "false", "wahr": "true", "falsch": "false", "vrai": "true",
    "faux": "false", "истина": "true", "ложь": "false",
}  # fmt: skip
_DAY = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
_SLASHED = re.compile(r"(?P<one>[0-9]{1,2})/(?P<two>[0-9]{1,2})/(?P<year>[0-9]{4})")
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_TYPED = "format the column as text and write it again"


class Raw(NamedTuple):
    """A cell as a file holds it.

    Attributes
    ----------
    value : str, float, int, bool, datetime.date, datetime.datetime, datetime.timedelta or None
        None where it is empty.
    shows : str
        What the cell's format shows of a number: the day, month or year of a date, a per cent.
    formula : bool
        Whether a formula stands in it, whose value is ``value``.
    """

    value: Any
    shows: Shows = ""
    formula: bool = False


class Unclear(ValueError):
    """A cell that cannot be told; its message is ``what is wrong; what would be right``."""


def as_text(raw: Raw, spec: Column) -> str:
    """Text of a cell as a CSV would hold it.

    Raises
    ------
    Unclear
        If the spreadsheet made something else of what was typed, and what that was cannot be told.
    """
    value = raw.value
    if value is None:
        if raw.formula:
            raise Unclear("a formula without its value; write the value, or save it again")
        return ""
    if isinstance(value, str):
        return as_written(value.strip().replace("\r\n", "\n"), spec)
    if isinstance(value, bool):
        if spec.kind != "boolean":
            raise Unclear(f"the spreadsheet made a truth of what was written; {_TYPED}")
        return str(value).lower()
    if isinstance(value, datetime.timedelta | datetime.time):
        raise Unclear(f"a time of day; {_TYPED}")
    if isinstance(value, datetime.date):
        return _of_date(value, raw.shows, spec)
    return _of_number(value, raw.shows, spec)


def as_written(text: str, spec: Column) -> str:
    """A text as the schema wants it, where a spreadsheet wrote the same otherwise.

    Raises
    ------
    Unclear
        If it is a day whose month could be its day.
    """
    if spec.kind == "boolean":
        return TRUTHS.get(text.lower(), text)
    if spec.kind == "number" and _COMMA.fullmatch(text):
        return text.replace(",", ".")
    if spec.name not in DATES:
        return text
    if day := _DAY.fullmatch(text):
        return f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}"
    if parts := _SLASHED.fullmatch(text):
        return _of_slashes(parts)
    return text


def _of_slashes(parts: re.Match[str]) -> str:
    one, two, year = int(parts["one"]), int(parts["two"]), parts["year"]
    readings = {
        f"{year}-{month:02}-{day:02}"
        for month, day in ((one, two), (two, one))
        if 1 <= month <= 12 and 1 <= day <= 31
    }
    if len(readings) == 1:
        return readings.pop()
    raise Unclear(f"a day that can be read in two ways; write {' or '.join(sorted(readings))}")


def _of_date(value: datetime.date, shows: Shows, spec: Column) -> str:
    if spec.name not in DATES:
        day = value.isoformat()[:10]
        raise Unclear(f"the spreadsheet made a day of what was written ({day}); {_TYPED}")
    if isinstance(value, datetime.datetime) and value.time() != datetime.time.min:
        raise Unclear(f"a time of day; write the day alone, such as {value.date().isoformat()}")
    length = {"year": 4, "month": 7}.get(shows, 10)
    return f"{value.year:04}-{value.month:02}-{value.day:02}"[:length]


def _of_number(value: float, shows: Shows, spec: Column) -> str:
    whole = float(value).is_integer()
    if spec.name in DATES:
        if shows == "percent" and (100 * float(value)).is_integer() and 1 <= 100 * value <= 9999:
            return f"{round(100 * value):04}%"  # a year that is perhaps about right
        if whole and not shows and 1 <= value <= 2999:
            return f"{int(value):04}"
        raise Unclear(f"a number ({value:g}) where a date is asked for; {_TYPED}")
    if shows == "percent":
        raise Unclear(f"a per cent ({100 * value:g} %); write the number alone")
    return str(int(value)) if whole else repr(float(value))
