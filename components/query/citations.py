"""Who says so, and who says otherwise, for every row of a table at once.

Asking row by row would cost a scan of the citations for each mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

import pandas as pd

from components.dossier import Dossier
from components.query.cited import backing, cited_place, cited_rows, short_source

DAGGER = "†"


@lru_cache(maxsize=64)
def supporting(dossier: Dossier, table: str) -> Mapping[str, str]:
    """Row id -> the sources that back the row, with their places, as `query.source_line` does."""
    cited = cited_rows(dossier, table)
    said = {row_id: map(cited_place, backing(rows)) for row_id, rows in cited.items()}
    return {row_id: "; ".join(dict.fromkeys(lines)) for row_id, lines in said.items()}


@lru_cache(maxsize=64)
def conflicting(dossier: Dossier, table: str) -> Mapping[str, str]:
    """Row id -> what sources say instead, for rows on which they disagree.

    A source that only qualifies (no day is given, say) is no disagreement unless it puts a value
    of its own in the place of the row's.
    """
    found: dict[str, list[str]] = {}
    for row in chain.from_iterable(cited_rows(dossier, table).values()):
        if row.relation == "conflicts" or (row.relation == "qualifies" and pd.notna(row.value)):
            said = row.value if pd.notna(row.value) else row.note
            found.setdefault(row.row_id, []).append(f"{short_source(row)}: {said}")
    return {row_id: "; ".join(said) for row_id, said in found.items()}


@lru_cache(maxsize=64)
def contradicted(dossier: Dossier, table: str) -> frozenset[str]:
    """Ids of the rows that a source contradicts, and not only qualifies."""
    cited = chain.from_iterable(cited_rows(dossier, table).values())
    return frozenset(row.row_id for row in cited if row.relation == "conflicts")


def tip_of(title: str, when: str, says: str, otherwise: str = "") -> str:
    """One line of plain text: what, when, who says so, and who says otherwise."""
    parts = [title, when[:1].upper() + when[1:], f"Source: {says}" if says else "No source"]
    if otherwise:
        parts.append(f"{DAGGER} Sources differ. {otherwise}")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
