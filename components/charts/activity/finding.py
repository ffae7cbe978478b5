"""Who was active, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.query.records import rows_of
from components.wording.counting import counted, listing


def finding(frame: Frame) -> str:
    """Who took part in most events of those that are drawn."""
    totals = {row.label: int(row.total) for row in rows_of(frame) if row.layer == "dot"}
    if not totals:
        return "No actor is in view"
    most = max(totals.values())
    first = [name for name, total in totals.items() if total == most]
    if len(first) == len(totals):
        return f"{listing(first, most=3)}: {counted(most, 'event')}{' each' * (len(first) > 1)}"
    each = " each" * (len(first) > 1)
    return (
        f"{listing(first, most=3)} took part in {counted(most, 'event')}{each}, "
        f"the most of {counted(len(totals), 'actor')}"
    )
