"""What is known of a vote: seats by outcome, and the lines of doubt that go with a row."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.query.selection import DOUBTS, citations_of, short_source

#: A seat that nobody held on the day, or whose holder the record of the vote leaves out.
VACANT = "vacant or not listed"
#: Outcomes of a seat in the order of every chart of votes; "unknown" is what no source tells.
BALLOT_OUTCOMES = ("for", "against", "abstained", "not voting", VACANT, "unknown")

_FIELDS = {"for": "yes", "against": "no", "abstained": "abstain", "not voting": "not_voting"}


def outcomes(vote: Any) -> dict[str, int]:
    """Seats by outcome, adding up to all seats of a vote.

    Parameters
    ----------
    vote : row of ``votes`` or ``ballots``
        A ballot has no ``seats``: of what a party left unsaid nothing can be counted.

    Returns
    -------
    dict of str to int
        Outcomes that a source gives, zeros included. Seats left over are "unknown" while a count
        is missing; where all four are given nobody is left whose vote could be unknown, and they
        are "vacant or not listed".
    """
    counts = {
        outcome: int(getattr(vote, field))
        for outcome, field in _FIELDS.items()
        if pd.notna(getattr(vote, field))
    }
    rest = int(getattr(vote, "seats", sum(counts.values()))) - sum(counts.values())
    left = VACANT if len(counts) == len(_FIELDS) else "unknown"
    return {**counts, left: rest} if rest else counts


@lru_cache(maxsize=64)
def doubts(dossier: Dossier, table: str, row_id: str) -> tuple[str, ...]:
    """One line for each thing that a source says instead of a row, or adds in doubt of it.

    Returns
    -------
    tuple of str
        For instance ``"† Date, by Doe 2009: December 2003"``; sources that say the same
        share a line, and what says nothing instead is told by its note.
    """
    cited = citations_of(dossier, table, row_id)
    lines: dict[tuple[str, str], dict[str, None]] = {}
    for row in cited[cited["relation"].isin(DOUBTS)].itertuples():
        said = row.value if pd.notna(row.value) else row.note
        if pd.notna(said):
            about = _NAMES.get(row.column, row.column) if pd.notna(row.column) else "the whole"
            who = lines.setdefault((about, said), {})
            who[short_source(row)] = None
    return tuple(
        f"† {about[0].upper()}{about[1:].replace('_', ' ')}, by {'; '.join(who)}: {said}"
        for (about, said), who in lines.items()
    )


_NAMES = {"min_years": "shortest term", "max_years": "longest term"}
