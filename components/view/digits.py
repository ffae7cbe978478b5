"""Digits of a weighing: one an answer, in the order of the answers' places, and how many.

An answer that is added later takes the next place, so that what was written before it is short of
its digit, and neutral on it. Ids are not written: an answer may be given another name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from components.dossier import Dossier

#: The digit that speaks neither for an answer nor against it, in a clue and in the prior.
NEUTRAL = 2

_DIGITS = re.compile(r"[0-4]+")


@lru_cache(maxsize=8)
def widths(dossier: Dossier) -> tuple[int, ...]:
    """How many digits a judgement may have: as many as there were answers after each day.

    Returns
    -------
    tuple of int
        Ascending; the last is the number of answers now. Empty if there are none.
    """
    added = [str(day) for day in dossier.explanations["added"]]
    ends = range(1, len(added) + 1)
    return tuple(n for n in ends if n == len(added) or max(added[:n]) < min(added[n:]))


def fill(digits: str, widths: Sequence[int]) -> str | None:
    """Give a digit for every answer, a neutral one for those added since.

    Parameters
    ----------
    digits : str
        As written, perhaps before an answer was added.
    widths : sequence of int
        Numbers of digits that there may be, ascending.

    Returns
    -------
    str or None
        As many digits as there are answers; None if these are no judgements, or too few or many.
    """
    if not _DIGITS.fullmatch(digits) or len(digits) not in widths:
        return None
    return digits.ljust(widths[-1], str(NEUTRAL))
