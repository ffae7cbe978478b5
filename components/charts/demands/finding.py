"""Who got what, in one line."""

from __future__ import annotations

from collections import Counter

from components.charts.chart import Frame
from components.charts.demands.fates import FATES
from components.charts.shared.possibly import counted_apart
from components.query.records import rows_of
from components.wording.counting import counted


@counted_apart("demand")
def finding(frame: Frame) -> str:
    """How many of the demands were enacted, dropped, or have no known end."""
    rows = [row for row in rows_of(frame) if row.layer == "demand"]
    if not rows:
        return "No demand is in view"
    if len(rows) == 1:
        return f"{rows[0].title}: {FATES[rows[0].fate].short}"
    fates = Counter(row.fate for row in rows)
    said = [f"{fates['enacted'] or 'None'} of {counted(len(rows), 'demand')} enacted in full"]
    said += [f"{fates['dropped']} dropped"] if fates["dropped"] else []
    said += [f"the end of {fates['unknown']} not known"] if fates["unknown"] else []
    return ", ".join(said)
