"""The figures in words, with the years that have none."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.enforcement.data import STEPS
from components.charts.enforcement.figures import (
    counts,
    known_years,
    runs,
    span,
    within_a_year,
    years_in_words,
)
from components.query.records import rows_of
from components.wording.counting import counted, listing


def describe(frame: Frame) -> str:
    """Alt text: the figures of each step, the years without one, and what is contradicted."""
    rows = [row for row in rows_of(frame) if row.layer == "figure"]
    if not rows:
        return "Nothing is in view: this dossier has no figure of enforcement."
    first, last = span(rows_of(frame))
    years = list(range(first, last + 1))
    known = known_years(rows, first, last)
    gone = [year for year in years if year not in known]
    text = f"{counted(len(rows), 'figure')} for {years_in_words(first, last)}. "
    for step in STEPS:
        part = [row for row in rows if row.step == step]
        said = [
            f"{row.label} {counts(row.value, row.unit)} ({row.offence}"
            f"{f', {row.place} only' if row.place else ''}), {row.date_words}"
            for row in part
        ]
        text += f"{step.capitalize()}: {listing(said, most=6)}. " if part else ""
    if gone:
        words = listing([years_in_words(*run) for run in runs(gone)], most=12)
        text += (
            f"No figure for the whole country was found for {counted(len(gone), 'year')} "
            f"of {len(years)}: {words}. "
        )
    summed = sorted(known - known_years([row for row in rows if within_a_year(row)], first, last))
    if summed:
        words = listing([years_in_words(*run) for run in runs(summed)], most=12)
        text += f"Only within totals over several years: {words}. "
    doubted = sum(bool(row.doubt) for row in rows)
    if doubted:
        text += f"Sources contradict {counted(doubted, 'figure')}, marked †. "
    out = sum(bool(row.faded) for row in rows)
    text += f"{counted(len(rows) - out, 'figure')} of {len(rows)} in the chosen period." * (out > 0)
    return text.strip()
