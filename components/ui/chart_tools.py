"""What stands under a chart: to share, cite, download, embed, see alone, or read as a table."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.render import data_of
from components.embed.table import home_of
from components.query.cited import backing, citations_of, cited_place
from components.query.citing import FORMS, Seen
from components.query.records import by_id
from components.talk.scenes import Scene, link
from components.ui import cache, cite, state
from components.ui.here import here, root
from components.view import View
from components.wording.cells import as_text
from components.wording.templates import macros

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
#: Width of a drawing for paper: a page's column.
PAPER = 700
_CHART, _TABLE = "Chart", "Table"
#: Sizes of pictures, as readers know them.
_SIZES = {
    "article": "Article, 1200 wide", "card": "Social card, 1200 × 630",
    "square": "Square, 1080 × 1080", "story": "Story, 1080 × 1920",
}  # fmt: skip


def show(chart: str, dossier: Dossier, view: View) -> None:
    """Draw the row of tools of a chart, and its table where the reader wants that.

    Parameters
    ----------
    chart : str
        Id in the registry.
    view : View
        As the chart sees it.
    """
    tabled = state.table() == chart
    with st.container(key=f"below-{chart}", horizontal=True):
        key = f"tab-{chart}"
        state.keep(key, _TABLE if tabled else _CHART)
        st.segmented_control(
            "Show as", [_CHART, _TABLE], key=key, required=True, label_visibility="collapsed",
            on_change=lambda: state.show_table(chart if st.session_state[key] == _TABLE else ""),
        )  # fmt: skip
        day = datetime.now(UTC).date()
        st.html(tools(chart, dossier, view, here(), day, root()), width="stretch")
    if tabled:
        state.beside(table=chart)
        st.html(table(chart, dossier, view))
    else:
        st.html(paper(chart, dossier, view, root()))


@lru_cache(maxsize=512)
def tools(chart: str, dossier: Dossier, view: View, page: str, day: date, root: str = "") -> str:
    """The row of tools as HTML.

    Parameters
    ----------
    page : str
        Address of the page in the reader's View.
    day : datetime.date
        Today, for the citation.
    root : str
        Path below which the reader has the app, without a slash at its end.
    """
    entry = CHARTS[chart]
    heading = entry.heading(dossier)
    asked = EmbedRequest(dossier.name, chart, "png", view)

    def at(**changed: Any) -> str:
        return root + asked.replace(**changed).path()

    url = f"{page}#chart-{chart}"
    seen: Seen = cite.seen(dossier, heading.title, url, day)
    query = view.query()
    slide = Scene("slide", heading.title, heading.shows, "", chart, query)
    return macros("ui/chart_tools.html").tools(
        chart, heading.title, url,
        [(form, write(seen).strip()) for form, write in FORMS.items()],
        [
            (at(format="csv"), "CSV, for spreadsheets", True),
            (at(format="json"), "Vega-Lite, to draw on from", True),
            (f"{root}/data/{dossier.name}/{entry.table}.parquet",
             f"The whole table {entry.table}, as parquet", False),
        ],
        [
            (words, *(at(size=size, theme=mode) for mode in ("light", "dark")))
            for size, words in _SIZES.items()
        ],
        [
            (at(format="svg"), "SVG, to edit"),
            (at(format="pdf"), "PDF, to print"),
            (f"{root}/present/slides.pptx?scenes={link((slide,), dossier)}", "Slide (PPTX)"),
        ],
        f"embed-builder?chart={chart}" + (f"&{query}" if query else ""),
    )  # fmt: skip


@lru_cache(maxsize=512)
def paper(chart: str, dossier: Dossier, view: View, root: str = "") -> str:
    """The chart drawn for paper, which stands in its place there."""
    asked = EmbedRequest(dossier.name, chart, "svg", view).replace(title=False, width=PAPER)
    return macros("ui/chart_tools.html").paper(root + asked.path(), cache.words(chart, view))


@lru_cache(maxsize=64)
def table(chart: str, dossier: Dossier, view: View) -> str:
    """The chart's data in view as a table that can be sorted, each row with its sources linked."""
    entry = CHARTS[chart]
    data = data_of(dossier, chart, view)
    named = {head: name for name, head in entry.headings(dossier).items()}
    days = [named.get(head, "").endswith("date_words") for head in data.heads]
    says = data.heads.index("Source") if "Source" in data.heads else None
    rows = []
    for row_id, row in zip(data.ids, data.rows, strict=True):
        home = home_of(dossier, entry.table, row_id)
        found = by_id(dossier, home).get(row_id) if any(days) else None
        cells: list[tuple[str, str | None, list[tuple[str, str]]]] = []
        for place, words in enumerate(row):
            key = _key(words, found, days[place])
            links = _links(dossier, home, row_id, words) if place == says else []
            cells.append((words, key, links))
        rows.append(cells)
    title = entry.heading(dossier).title
    return macros("ui/chart_tools.html").table(data.heads, rows, f"{title}: data in view")


def _key(words: str, row: Any, dated: bool) -> str | None:
    """What a cell is sorted by, where its words would mislead; "" where nothing is known."""
    if words == "not known":
        return ""
    if dated and row is not None and hasattr(row, "date_to"):
        return (as_text(row.date_to) or as_text(row.date_from))[:10]
    return None


def _links(dossier: Dossier, table: str, row_id: str, words: str) -> list[tuple[str, str]]:
    """The sources that a cell names, each with its page; none where it says something else."""
    cited = backing(list(citations_of(dossier, table, row_id).itertuples()))
    found = {cited_place(c): f"source/{c.source_id}" for c in cited}
    return list(found.items()) if "; ".join(found) == words else []


def watch() -> None:
    """Draw what makes the tools act; once a page."""
    st.components.v2.component("chart-tools", js=_SCRIPT)(key="chart-tools", height=1)
