"""The terms in words."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.chart import Frame, case_of
from components.charts.shared.possibly import told_apart
from components.charts.terms.data import head_of
from components.query.records import rows_of
from components.wording.counting import counted


@told_apart("term", "term")
def describe(frame: Frame) -> str:
    """Alt text: the longest terms by version, the claim against them, and what is unknown."""
    rows = rows_of(frame)
    terms = [r for r in rows if r.layer == "term"]
    if not terms:
        return "Nothing is in view: no provision with a term lies within the filters."
    known = [r for r in terms if pd.notna(r.max_years)]
    text = (
        f"{counted(len(terms), 'provision')} on terms of imprisonment, {len(known)} of them drawn "
        "as bars of years. "
    )
    tops = [
        f"{head_of(v, case_of(frame))}: up to {max(r.max_years for r in part):g} years"
        for v, part in groupby(known, key=lambda r: r.version)
    ]
    text += f"{'; '.join(tops)}. " if tops else ""
    claims: dict[float, list[Any]] = {}
    for row in (r for r in rows if r.layer == "claim"):
        claims.setdefault(row.max_years, []).append(row)
    for years, part in sorted(claims.items()):
        ids = {r.id for r in part}
        found = [r.max_years for r in known if r.id in ids]
        against = f"{max(found):g}" if found else "none known"
        text += (
            f"{part[0].claimant} says up to {years:g} years, against {against} "
            f"in {counted(len(ids), 'provision')}. "
        )
    gone = len(terms) - len(known)
    text += f"No term was found for the other {gone}. " if gone else ""
    open_ = sum(bool(pd.isna(r.min_years)) for r in known)
    return (
        text
        + (
            f"{open_} of the bars {'has' if open_ == 1 else 'have'} no known start."
            if open_
            else ""
        )
    ).strip()
