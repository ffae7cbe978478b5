"""How a vote went in weight, where its members do not count alike."""

from __future__ import annotations

from math import floor
from typing import Any, NamedTuple

import pandas as pd

from components.dossier import Dossier
from components.dossier.thresholds import least_weight
from components.dossier.weights import weights
from components.query.vote_count import FIELDS, UNKNOWN, unit

_STATES = {field: state for state, field in FIELDS.items()}
Share = tuple[str, float]


class Weighed(NamedTuple):
    """The weight of a vote.

    Attributes
    ----------
    shares : tuple of (str, float)
        State of the members -> its share of all weight, in the order of every chart of votes.
    needed : float or None
        Share for that was needed, as far as a source says.
    whole : float
        Weight of all members.
    """

    unit: str
    shares: tuple[Share, ...]
    needed: float | None
    whole: float

    @property
    def words(self) -> str:
        """``By people: 65.2% for, 34.8% against``."""
        told = (f"{percent(share)} {state}" for state, share in self.shares)
        return f"By {self.unit}: {', '.join(told)}"


def weighed(dossier: Dossier, vote: Any) -> Weighed | None:
    """Shares of the weight of a vote; None where its members have none."""
    blocs = dossier.ballots[dossier.ballots["vote_id"] == vote.id]
    if blocs["weight"].isna().all():
        return None
    rows = blocs.astype(object).where(blocs.notna(), None).to_dict("records")
    found = weights(rows, None if pd.isna(vote.weight) else float(vote.weight))
    if found is None:
        return None
    by = {_STATES[side]: amount for side, amount in found.by.items()} | {UNKNOWN: found.unknown}
    least = None if pd.isna(vote.needed) else least_weight(str(vote.needed), found)
    return Weighed(
        unit(vote),
        tuple((state, by[state] / found.whole) for state in (*FIELDS, UNKNOWN) if by.get(state)),
        None if least is None else least / found.whole,
        found.whole,
    )


def percent(share: float) -> str:
    """``64.9%``: cut, not rounded, so that none seems to reach what it falls short of."""
    cut = floor(round(1000 * share, 6)) / 10
    return f"{cut:g}%" if cut or not share else "under 0.1%"


def lowered(text: str) -> str:
    """A sentence's words for within another."""
    return text[:1].lower() + text[1:]
