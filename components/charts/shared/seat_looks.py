"""How each state of a seat looks: by pattern first, so that no two are told apart by colour alone.

The nearer to a vote, the more of a seat is filled: whole for a vote, half for an abstention, less
for who was there and did not vote; the absent are paler, the unknown hollow, the vacant faint.
"""

from __future__ import annotations

from typing import NamedTuple

from components.graphic.ink import Ink, Inks, mix
from components.query.vote_count import UNKNOWN, VACANT


class Look(NamedTuple):
    """The look of a seat.

    Attributes
    ----------
    ink : Ink
        Of what is filled, and of the edge.
    filled : float
        Share of the seat, from 0 (hollow) to 1.
    """

    ink: Ink
    filled: float


_PALE, _FAINT = mix(Inks.none, 0.7), mix(Inks.none, 0.5)
_LOOKS = {
    "against": Look(Inks.ink, 1),
    "abstained": Look(Inks.none, 0.5),
    "present, not voting": Look(Inks.none, 0.25),
    "not voting": Look(mix(Inks.none, 0.4), 1),
    "absent with leave": Look(_PALE, 0.5),
    "absent": Look(_PALE, 0.25),
    "vacant": Look(_FAINT, 0),
    VACANT: Look(_FAINT, 0),
    UNKNOWN: Look(Inks.none, 0),
}


def look(state: str, pressure: str) -> Look:
    """How a seat looks: a vote for has the colour of the side that pushed in its event."""
    return _LOOKS.get(state) or Look(Inks.of(pressure), 1)
