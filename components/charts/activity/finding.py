"""Who was active, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.possibly import more
from components.query.records import rows_of
from components.wording.counting import counted, listing


def finding(frame: Frame) -> str:
    """Who took part in most events of those that are drawn."""
    drawn = {row.id: row for row in rows_of(frame) if row.layer == "dot"}.values()
    if not drawn:
        return "No actor is in view"
    sure = [row for row in drawn if row.total > row.maybe]
    if not sure:
        return f"No actor took part in an event of the period, {len(drawn)} possibly"
    most = max(row.total - row.maybe for row in sure)
    first = [row for row in sure if row.total - row.maybe == most]
    names, each = listing([row.label for row in first], most=3), " each" * (len(first) > 1)
    others = more(max(row.maybe for row in first), several=len(first) > 1)
    if len(first) == len(sure):
        return f"{names}: {counted(most, 'event')}{each}{others}"
    return (
        f"{names} took part in {counted(most, 'event')}{each}, "
        f"the most of {counted(len(sure), 'actor')}{others}"
    )
