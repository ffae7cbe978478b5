"""What the chart of the world counts: one panel a series, named in the settings of the case."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from components.charts.chart import Frame
from components.dossier import Dossier


class Panel(NamedTuple):
    """What one panel counts: the country's own step, its title, who is counted, and the deed.

    ``whole`` is the series that counts all that its table holds, whether they had acted or not.
    """

    event: str
    title: str
    who: str
    deed: str
    whole: str


@lru_cache(maxsize=8)
def panels(dossier: Dossier) -> dict[str, Panel]:
    """The panels of a dossier, by the series that each counts."""
    units = dict(zip(dossier.measures["series"], dossier.measures["unit"], strict=True))

    def said(series: str, name: str, default: str) -> str:
        return dossier.case.text(f"count.{series}.{name}", default)

    return {
        series: Panel(
            event,
            said(series, "title", units.get(series, series).capitalize()),
            said(series, "who", "countries"),
            said(series, "deed", "taken the step"),
            said(series, "whole", ""),
        )
        for series, event in dossier.case.under("count.<series>.event").items()
    }


def panels_of(frame: Frame) -> dict[str, Panel]:
    """The panels that a frame fills."""
    found: dict[str, Panel] = frame.attrs.get("panels", {})
    return found


def panel_rows(rows: list[Any], series: str) -> tuple[list[Any], list[Any]]:
    """The years of a panel, and the country's own steps in it."""
    own = [row for row in rows if row.series == series]
    return [r for r in own if r.layer == "year"], [r for r in own if r.layer == "home"]
