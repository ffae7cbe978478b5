"""The demands in words."""

from __future__ import annotations

from collections import Counter

from components.charts.chart import Frame
from components.charts.demands.fates import FATES, got
from components.charts.shared.possibly import told_apart
from components.query.records import rows_of
from components.wording.counting import counted, listing


@told_apart("demand")
def describe(frame: Frame) -> str:
    """Alt text: what each camp got of what it asked for, and the clauses that answer most."""
    rows = rows_of(frame)
    if not rows:
        return "Nothing is in view: no demand lies within the filters."
    camps = list(dict.fromkeys(row.camp for row in rows))
    fates = Counter(row.fate for row in rows)
    parts = [f"{fates[f]} {FATES[f].short}" for f in FATES if fates[f]]
    text = f"{counted(len(rows), 'demand')} of {counted(len(camps), 'camp')}: {listing(parts)}. "
    for camp in camps:
        part = [row for row in rows if row.camp == camp]
        text += f"{camp.capitalize()}: {got(part)}. "
    answers = Counter(row.clause for row in rows if row.clause).most_common()
    several = [f"{name} ({n} demands)" for name, n in answers if n > 1]
    text += f"Clauses that answer several: {listing(several)}. " if several else ""
    disputed = sum(bool(row.disputed) for row in rows)
    text += f"Sources differ on {counted(disputed, 'demand')}, marked †." if disputed else ""
    return text.strip()
