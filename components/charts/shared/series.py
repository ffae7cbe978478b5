"""Yearly series of a dossier, each figure with who says it and what stands against it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.query.citations import supporting
from components.query.cited import DOUBTS, cited_rows
from components.view import View


@lru_cache(maxsize=32)
def yearly(dossier: Dossier, series: str) -> pd.DataFrame:
    """Give one series in order of years.

    Returns
    -------
    pandas.DataFrame
        Columns ``id`` ("series/year"), ``year``, ``value``, ``label``, ``says`` and ``doubt``
        (what a source qualifies or holds against it, "" if nothing), and ``reason`` (why, as its
        source gives it, "" if not). Cached: do not change it.
    """
    rows = dossier.measures[dossier.measures["series"] == series].sort_values("year")
    ids = [f"{series}/{year}" for year in rows["year"]]
    says = supporting(dossier, "measures")
    doubts = {
        row_id: [_doubt(c) for c in cited if c.relation in DOUBTS][-1:]
        for row_id, cited in cited_rows(dossier, "measures").items()
    }
    return pd.DataFrame(
        {
            "id": ids,
            "year": rows["year"].astype(int).to_numpy(),
            "value": rows["value"].astype(float).to_numpy(),
            "label": rows["label"].fillna("").astype(str).to_numpy(),
            "says": [says.get(i, "") for i in ids],
            "doubt": ["".join(doubts.get(i, [])) for i in ids],
            "reason": rows["reason"].fillna("").astype(str).to_numpy(),
        }
    )


def _doubt(cited: Any) -> str:
    said = (text for text in (cited.note, cited.value) if pd.notna(text))
    return next(said, "Another source reads it otherwise.")


def outside(year: int, view: View) -> bool:
    """Whether no day of a year lies in the period of the View."""
    low, high = view.period
    return (low is not None and year < low.year) or (high is not None and year > high.year)
