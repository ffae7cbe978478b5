"""The longest terms, in one line."""

from __future__ import annotations

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.possibly import counted_apart
from components.query.records import rows_of
from components.wording.counting import counted


@counted_apart("provision with a term", "term")
def finding(frame: Frame) -> str:
    """The longest term that was read, beside what is claimed of it."""
    rows = rows_of(frame)
    terms = [row for row in rows if row.layer == "term"]
    if not terms:
        return "No provision with a term is in view"
    known = [row.max_years for row in terms if pd.notna(row.max_years)]
    if not known:
        return f"No term was found for {counted(len(terms), 'provision')}"
    longest = max(known)
    other = {
        row.max_years: row.claimant
        for row in rows
        if row.layer == "claim" and row.max_years != longest
    }
    said = [f"{who} says {years:g}" for years, who in other.items()]
    return "; ".join([f"Up to {longest:g} years by the texts that were read", *said])
