"""The country's place, in one line."""

from __future__ import annotations

from components.charts.chart import Frame, case_of
from components.charts.shared.ranks import ordinal
from components.charts.world.panels import panel_rows, panels_of
from components.query.records import rows_of


def finding(frame: Frame) -> str:
    """Where the country came in the first count that holds a step of its own."""
    rows, home = rows_of(frame), case_of(frame).fill("{Home}")
    if not rows:
        return "No count of countries is in view"
    for series, panel in panels_of(frame).items():
        for row in panel_rows(rows, series)[1]:
            first, last = int(row.before) + 1, int(row.before + row.same)
            place = f"{ordinal(first)} to {ordinal(last)}" if first < last else ordinal(last)
            return f"{panel.title}: {home} came {place} of {row.before + row.same + row.after:.0f}"
    return f"No step of {case_of(frame).home} is in these counts"
