"""The totals and the country's place in words."""

from __future__ import annotations

from components.charts.chart import Frame, case_of
from components.charts.shared.ranks import rank
from components.charts.world.panels import panel_rows, panels_of
from components.query.records import rows_of


def describe(frame: Frame) -> str:
    """Alt text: the totals, the country's place in each, and where the tables stop."""
    parts = []
    rows, home = rows_of(frame), case_of(frame).fill("{Home}")
    for series, (_, title, who, *_) in panels_of(frame).items():
        years, own = panel_rows(rows, series)
        if not years:
            continue
        first, last = years[0], years[-1]
        parts.append(
            f"{title}: {last.total:.0f} {who} by the end of {last.year}, "
            f"from {first.total:.0f} by the end of {first.year}."
        )
        for row in own:
            parts.append(f"{home}, {row.when}, came {rank(row)}: {row.label}.")
        if last.doubt:
            parts.append(last.doubt)
        shown = sum(not row.faded for row in years)
        if shown < len(years):
            parts.append(f"In the chosen period: {shown} of {len(years)} years.")
    return " ".join(parts) or "Nothing is in view: this dossier counts no countries."
