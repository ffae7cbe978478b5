"""What was cast in a vote whose members do not count alike, but by people, shares or the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

#: Columns of a ballot that say how a bloc voted.
SIDES = ("yes", "no", "abstain", "not_voting")
#: What rounded weights may add up to beyond the whole, as a share of it.
ROUNDING = 0.001


@dataclass(frozen=True)
class Weights:
    """The weight of a vote, by how it was cast.

    Attributes
    ----------
    by : mapping of str to float
        Column of a ballot -> weight of the blocs that voted so, for those that any did.
    whole : float
        Weight of all members.
    """

    by: Mapping[str, float]
    whole: float

    def of(self, side: str) -> float:
        """Weight that was cast so, as far as sources say."""
        return self.by.get(side, 0.0)

    @property
    def unknown(self) -> float:
        """Weight of which no source says how it was cast."""
        rest = self.whole - sum(self.by.values())
        return rest if rest > ROUNDING * self.whole else 0.0

    @property
    def told(self) -> bool:
        """Whether it is known of all weight how it was cast."""
        return not self.unknown


def side_of(count: Callable[[str], int | None]) -> str:
    """The one way in which all of a bloc voted; "" where that is not known, or several."""
    held = [side for side in SIDES if count(side)]
    return held[0] if len(held) == 1 else ""


def weights(blocs: Iterable[Mapping[str, Any]], whole: float | None) -> Weights | None:
    """Add up the weights of the blocs of a vote.

    Parameters
    ----------
    blocs : iterable of mapping
        Rows of ``ballots``, empty cells None.
    whole : float or None
        Weight of all members; None if it is that of the blocs.

    Returns
    -------
    Weights or None
        None where no bloc has a weight.
    """
    by: dict[str, float] = {}
    total = 0.0
    for bloc in blocs:
        weight, side = bloc.get("weight"), side_of(bloc.get)
        if weight is None:
            continue
        total += weight
        if side:
            by[side] = by.get(side, 0.0) + weight
    # Sums of what sources round end a little beside the whole.
    return Weights(by, max(total, whole or 0.0)) if total else None
