"""Numbers and lists as a sentence has them."""

from __future__ import annotations


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
