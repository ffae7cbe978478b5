"""A place among others, with all that could have had one."""

from __future__ import annotations

from typing import Any

import pandas as pd


def rank(row: Any) -> str:
    """Where a step falls, at whatever place in its year it came: ``16th to 28th of 129``.

    Returns
    -------
    str
        Among those that took it; where the table's size is known, that too.
    """
    first, last = int(row.before) + 1, int(row.before + row.same)
    place = ordinal(last) if first >= last else f"{ordinal(first)} to {ordinal(last)}"
    text = f"{place} of {row.before + row.same + row.after:.0f}"
    return f"{text}, in a table of {row.whole:.0f}" if pd.notna(row.whole) else text


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``11th``."""
    end = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"
