"""The lines of doubt that go with a row."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from components.dossier import Dossier
from components.query.cited import DOUBTS, citations_of, short_source


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
