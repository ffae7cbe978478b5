"""The words around a chart in an embed, by language; English so far."""

from __future__ import annotations

from components.charts import CHARTS
from components.charts.chart import Chart, Frame
from components.dossier import Dossier
from components.embed.table import Reference, Table, main_sources
from components.view.view import View, view_words
from components.wording.cleaning import clean

WORDS = {
    "en": {
        "filters": "In view: {}",
        "nothing": "None of the {} is in this view.",
        "table": "The data: {} rows",
        "row": "The data: 1 row",
        "region": "Data of the chart",
        "words": "In words",
        "sources": "Sources",
        "more": "and {} more",
        "explore": "Explore this chart",
        "all": "All of it: {}, with sources",
        "licence": "CC BY 4.0",
        "maker": "353–0",
        "version": "data version {}",
        "own": "The editor’s own words, not those of {}: {}.",
        "own headline": "headline",
        "own note": "note",
        "own alt": "description",
        "corrected": "Corrected since this version",
    }
}
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

#: Said in files that were made where no address is known at which others find the app.
NO_LINKS = "Made without a public address, so without links."

#: Longest headline and standfirst in a picture, which cannot scroll.
LONG = 300


def explore(chart: str, view: View, base_url: str) -> str:
    """Address of the app's page with the same View; relative to the embed without ``base_url``."""
    base = base_url.rstrip("/") if base_url else "../.."
    query = view.query()
    return f"{base}/{CHARTS[chart].page}" + (f"?{query}" if query else "")


def filters(dossier: Dossier, view: View, lang: str) -> str:
    """Which filters are on, as a sentence; empty if none is."""
    said = str(clean(view_words(view, dossier)))
    return WORDS[lang]["filters"].format(said) if said else ""


def alt(chart: Chart, frame: Frame, view: View, lang: str) -> str:
    """Alt text: the chart's own description, or that nothing is in view."""
    if frame.empty:
        return WORDS[lang]["nothing"].format(clean(chart.unit))
    return str(clean(chart.describe(frame)))


def sources(dossier: Dossier, table: Table, lang: str) -> tuple[list[Reference], str]:
    """The main sources in view, and words for the rest of them."""
    main, others = main_sources(dossier, table)
    return main, WORDS[lang]["more"].format(others) if main and others else ""


def source_line(dossier: Dossier, table: Table, lang: str) -> str:
    """The source line as plain text; empty if nothing is cited."""
    main, more = sources(dossier, table, lang)
    parts = [m.brief for m in main] + ([more] if more else [])
    return f"{WORDS[lang]['sources']}: {'; '.join(parts)}." if parts else ""


def imprint(dossier: Dossier, lang: str) -> str:
    """Who made it, under which licence, from which version of the data."""
    words = WORDS[lang]
    return f"{words['maker']} · {words['licence']} · {words['version'].format(dossier.version)}"


def cut(text: str, most: int = LONG) -> str:
    """Shorten text to ``most`` characters, at a space where there is one."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rpartition(" ")[0] if " " in head[most // 2 :] else head) + "…"
