"""Numbers and lists as a sentence has them."""

from __future__ import annotations

from datetime import date


def listing(items: list[str], *, most: int = 5) -> str:
    """Join names for a sentence: ``a, b and c``; beyond ``most`` the rest is counted."""
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip


def spelled(number: int) -> str:
    """A number in words up to ten, in digits beyond: ``no``, ``seven``, ``11``."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(number: int, noun: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{number} {noun if number == 1 else noun + 's'}"


#: Days from which on a length of time is told in years and months.
_YEARS = 730


def lasted(first: date, last: date) -> str:
    """``61 days``; from two years on ``72 years and 10 months``, a begun month left out."""
    days = (last - first).days
    if days < _YEARS:
        return counted(days, "day")
    whole = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    years, months = divmod(whole, 12)
    return listing([counted(n, noun) for n, noun in ((years, "year"), (months, "month")) if n])
