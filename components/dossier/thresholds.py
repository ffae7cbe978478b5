"""What a vote needed, as the column ``needed`` has it: a number, or a share of what is counted."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil

#: What a share can be of -> the columns that count it.
BASES = {"seats": ("seats",), "votes": ("yes", "no"), "present": ("yes", "no", "abstain")}
_WORDS = {"seats": "all seats", "votes": "votes for and against", "present": "votes cast"}


def least(said: str, count: Callable[[str], int | None]) -> int | None:
    """Votes for that were needed; None where what they are a share of is not counted.

    More than a half is needed of a half; of any other share, that share.

    Parameters
    ----------
    said : str
        Such as ``60`` or ``2/3 of votes``.
    count : callable
        Column -> its figure, None if unknown.
    """
    share, _, base = said.partition(" of ")
    if not base:
        return int(share)
    counts = [count(name) for name in BASES[base]]
    known = [n for n in counts if n is not None]
    if len(known) < len(counts):
        return None
    exact = Fraction(share) * sum(known)
    return int(exact) + 1 if Fraction(share) == Fraction(1, 2) else ceil(exact)


def share_words(said: str) -> str:
    """``more than 1/2 of all seats``; "" for a number."""
    share, _, base = said.partition(" of ")
    if not base:
        return ""
    more = "more than " if Fraction(share) == Fraction(1, 2) else ""
    return f"{more}{share} of {_WORDS[base]}"
