"""One chart on a page: headline, figure, who says so, table."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from components.charts import CHARTS
from components.charts.demands.data import opens
from components.charts.enforcement.data import law_of
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.theme import Mode
from components.ui import cache, cards, cite, filters, state
from components.view import View
from components.wording.templates import fill, text

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "showTips": False}


def show(
    chart: str,
    dossier: Dossier,
    view: View,
    *,
    narrow: bool,
    compact: bool = False,
    title: bool = True,
    note: str = "",
) -> None:
    """Draw a registered chart in a View; choosing a mark changes the View for all charts.

    Parameters
    ----------
    chart : str
        Id in the registry.
    narrow : bool
        Draw for a phone's column.
    compact : bool
        The small form, for charts that have one.
    title : bool
        Whether the chart needs its headline (the page's own may say it).
    note : str
        A line under the chart, plain text.
    """
    entry = CHARTS[chart]
    view = entry.seen(view)
    figure, words = cache.figure(chart, view, mode(), narrow, compact)
    with st.container(key=f"chart-{chart}"):
        if title:
            head, shows = map(text, entry.heading(dossier))
            st.html(f"<h2>{head}</h2><p class='shows'>{shows}</p>")
        if figure is None:
            st.html(f"<p class='nothing'>None of the {entry.unit} is in this view.</p>")
            if state.current().filters != View():
                st.button("Show everything again", key=f"empty-{chart}", on_click=filters.reset)
            return
        key = f"plot-{chart}"
        st.plotly_chart(
            figure, key=key, theme=None, alt=words, config=_CONFIG, selection_mode="points",
            on_select=lambda: _choose(dossier, key),
        )  # fmt: skip
        if note:
            st.html(f"<p class='note'>{note}</p>")
        st.html(_take(chart, dossier, view))
        _more(chart, dossier, view)


@lru_cache(maxsize=512)
def _take(chart: str, dossier: Dossier, view: View) -> str:
    """Links to the same picture as a document, an image and data."""
    asked = EmbedRequest(dossier.name, chart, "html", view)
    title = CHARTS[chart].heading(dossier).title
    ways = (("html", "Embed"), ("png", "Image"), ("csv", "Data"))
    links = [(asked.replace(format=form).path(), words) for form, words in ways]
    return fill("ui/take.html", links=links, title=title)


def mode() -> Mode:
    """Light or dark, as the reader's page is."""
    return "dark" if st.context.theme.type == "dark" else "light"


@st.fragment
def _more(chart: str, dossier: Dossier, view: View) -> None:
    """Table and citation of a chart, drawn only when asked for, without a rerun of the page."""
    entry = CHARTS[chart]
    title = entry.heading(dossier).title
    with st.container(key=f"more-{chart}", horizontal=True):
        table = st.toggle("Show as a table", key=f"table-{chart}")
        cited = cite.asked(f"cite-{chart}")
    if table:
        rows = cache.frame(chart, view)
        rows = rows[rows["id"].notna()]  # the rest holds the drawing together
        st.html(cards.table_html(rows, entry.headings(dossier), caption=f"{title}: data in view"))
    if cited:
        cite.show(dossier, title)


def _choose(dossier: Dossier, key: str) -> None:
    """Callback: turn a chosen mark into a change of the View."""
    points: list[dict[str, Any]] = st.session_state[key]["selection"]["points"]
    marks = [p["customdata"] for p in points if p.get("customdata")]
    if marks:
        choose(dossier, str(marks[0][1]), str(marks[0][0]))


def choose(dossier: Dossier, kind: str, row_id: str) -> None:
    """Apply the choice of a mark: an actor filters (again: no longer), the rest opens a card."""
    view = state.current()
    if kind == "actor":
        chosen = set(view.actor) ^ {row_id}
        state.change(actor=tuple(a for a in dossier.actors["id"] if a in chosen))
        return
    if kind == "demand":
        row_id = opens(dossier, row_id)
    elif kind == "enforcement":  # a figure is of no event: the law opens that it is counted under
        law = law_of(dossier)
        row_id = law.id if law is not None else ""
    table = {"provision": dossier.provisions, "vote": dossier.votes, "claim": dossier.claims}
    if kind == "claim":
        st.session_state["w-clue"] = row_id  # its card opens, and it can be weighed
    if kind in table:
        found = table[kind].loc[table[kind]["id"] == row_id, "event_id"]
        row_id = str(found.iloc[0]) if len(found) else ""
    if row_id in set(dossier.events["id"]):
        again = view.event == (row_id,) and kind != "claim"  # another clue of the same event
        state.change(event=() if again else (row_id,))
