"""The totals and the country's place in words."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame, case_of
from components.charts.shared.ranks import rank
from components.charts.world.data import prepare
from components.charts.world.panels import Panel, panel_rows, panels_of
from components.dossier import Dossier
from components.query.records import rows_of
from components.view import View


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


def headline(dossier: Dossier) -> str:
    """Whether the country came early or late by the first count, as a headline."""
    home = dossier.case.fill("{Home}")
    for _, panel, row in _steps(dossier):
        return f"{home} came {_when(row)}: {_place(row)} {panel.who}"
    return f"{home} among others"


def findings(dossier: Dossier) -> str:
    """The same by each count, as a headline."""
    told = [f"{panel.title}: {_when(row)}, {_place(row)}" for _, panel, row in _steps(dossier)]
    return ". ".join(told) or dossier.case.fill("Was {home} early, typical or late?")


def _steps(dossier: Dossier) -> list[tuple[str, Panel, Any]]:
    """The country's own steps, by series."""
    frame = prepare(dossier, View())
    held = panels_of(frame)
    return [(r.series, held[r.series], r) for r in rows_of(frame) if r.layer == "home"]


def _place(row: Any) -> str:
    """Its place among those that took the step: ``16th to 28th of 129``."""
    return rank(row).partition(", in")[0]


def _when(row: Any) -> str:
    """Early in the first quarter, late in the last, however the year of the step is ordered."""
    total = row.before + row.same + row.after
    if row.before + row.same <= total / 4:
        return "early"
    return "late" if row.before >= total * 3 / 4 else "in the middle"
