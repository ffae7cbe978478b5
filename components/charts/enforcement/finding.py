"""How much is known of what the law did, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.enforcement.figures import known_years, span, years_in_words
from components.query.records import rows_of
from components.wording.counting import counted


def finding(frame: Frame) -> str:
    """For how many years no figure was found."""
    rows = [row for row in rows_of(frame) if row.layer == "figure"]
    if not rows:
        return "No figure of enforcement is in view"
    first, last = span(rows_of(frame))
    years = last - first + 1
    gone = years - len(known_years(rows, first, last))
    if gone:
        return f"For {gone} of {counted(years, 'year')} no figure for the whole country was found"
    return f"{counted(len(rows), 'figure')} for {years_in_words(first, last)}"
