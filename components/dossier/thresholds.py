"""What a vote needed, as the column ``needed`` has it: numbers and shares, all of which it took.

Such as ``60``, ``2/3 of votes`` or ``55% of seats; 65% of weight``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from fractions import Fraction
from math import ceil
from typing import NamedTuple, TypeVar

from .weights import Weights

#: What a share can be of -> the columns that count it.
BASES = {"seats": ("seats",), "votes": ("yes", "no"), "present": ("yes", "no", "abstain")}
#: What is reckoned in weight: of all members, or of those for and against.
WEIGHED = ("weight", "weight cast")
_WORDS = {"seats": "all seats", "votes": "votes for and against", "present": "votes cast"}
_HALF = Fraction(1, 2)
N = TypeVar("N", int, float)


class Condition(NamedTuple):
    """One thing that a vote took: an amount of ``base``, or a share of it.

    ``said`` is the amount as it is written, ``base`` empty for a number of votes.
    """

    said: str
    base: str

    @property
    def share(self) -> Fraction | None:
        """The share; None for an amount."""
        if self.said.endswith("%"):
            return Fraction(self.said[:-1]) / 100
        return Fraction(self.said) if "/" in self.said else None


def conditions(said: str) -> list[Condition]:
    """All that a vote needed, as ``needed`` has it."""
    return [Condition(*part.partition(" of ")[::2]) for part in said.split("; ")]


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
    return _all_of(_votes(one, count) for one in conditions(said) if one.base not in WEIGHED)


def _all_of(amounts: Iterable[N | None]) -> N | None:
    """What meets them all; None where there are none, or one is not known."""
    found = list(amounts)
    known = [n for n in found if n is not None]
    return max(known) if known and len(known) == len(found) else None


def _votes(one: Condition, count: Callable[[str], int | None]) -> int | None:
    if one.share is None:
        return int(one.said)
    counts = [count(name) for name in BASES[one.base]]
    known = [n for n in counts if n is not None]
    if len(known) < len(counts):
        return None
    exact = one.share * sum(known)
    return int(exact) + 1 if one.share == _HALF else ceil(exact)


def least_weight(said: str, weights: Weights) -> float | None:
    """Weight for that was needed; None where none was, or it is a share of what is not known."""
    return _all_of(_weight(one, weights) for one in conditions(said) if one.base in WEIGHED)


def _weight(one: Condition, weights: Weights) -> float | None:
    if one.share is None:
        return float(one.said)
    if one.base == "weight":
        return float(one.share) * weights.whole
    return float(one.share) * (weights.of("yes") + weights.of("no")) if weights.told else None


def met(said: str, weights: Weights) -> bool | None:
    """Whether the weight for is what was needed; None where that cannot be told, or none was."""
    found = [_met(one, weights) for one in conditions(said) if one.base in WEIGHED]
    if not found or (None in found and False not in found):
        return None
    return all(found)


def _met(one: Condition, weights: Weights) -> bool | None:
    enough = _weight(one, weights)
    if enough is None:
        return None
    low, high = weights.of("yes"), weights.of("yes") + weights.unknown
    beyond = one.share == _HALF
    if low > enough or (low == enough and not beyond):
        return True
    return False if high < enough or (high == enough and beyond) else None


def share_words(
    said: str, unit: str = "weight", *, of: Collection[str] = (*BASES, *WEIGHED)
) -> str:
    """``more than 1/2 of all seats and 65% of people``; "" for a number of votes."""
    return " and ".join(_words(one, unit) for one in conditions(said) if one.base in of)


def weight_words(said: str, unit: str) -> str:
    """``65% of people``; "" where nothing is needed in weight."""
    return share_words(said, unit, of=WEIGHED)


def _words(one: Condition, unit: str) -> str:
    more = "more than " if one.share == _HALF else ""
    cast = f"{unit} for and against" if one.base == "weight cast" else unit
    return f"{more}{one.said} of {_WORDS.get(one.base, cast)}"
