"""Which charts and pages have something to show of a dossier: the others are offered nowhere."""

from __future__ import annotations

from functools import lru_cache

from components.charts import CHARTS, PAGES, leading
from components.charts.chart import Chart
from components.dossier import Dossier
from components.view import View


@lru_cache(maxsize=256)
def fills(dossier: Dossier, chart: str) -> bool:
    """Whether a chart has a row of the whole dossier to show."""
    entry = CHARTS[chart]
    if entry.holds is not None:
        return entry.holds(dossier)
    return not entry.prepare(dossier, View()).empty


def filled(dossier: Dossier) -> dict[str, Chart]:
    """The charts that have, by id, in reading order."""
    return {name: chart for name, chart in CHARTS.items() if fills(dossier, name)}


def has_page(dossier: Dossier, path: str) -> bool:
    """Whether a page has something to show: one of its charts has, or it needs none."""
    return path not in PAGES or any(fills(dossier, chart) for chart in PAGES[path])


def first_of(dossier: Dossier, page: str) -> str:
    """The first chart of a page that has something to show; its first where none has."""
    return next((chart for chart in PAGES[page] if fills(dossier, chart)), leading(page))
