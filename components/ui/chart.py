"""One chart on a page: headline, figure, who says so, table."""

from __future__ import annotations

import streamlit as st

from components.charts import CHARTS
from components.charts.filled import fills, has_page
from components.dossier import Dossier
from components.graphic.canvas import Size
from components.query.records import by_id
from components.theme import Mode
from components.ui import cache, chart_tools, explained, filters, state
from components.ui.headings import heading
from components.ui.linked import mount
from components.view import View
from components.wording.templates import text


def show(
    chart: str,
    dossier: Dossier,
    view: View,
    *,
    canvas: Size,
    title: bool = True,
    note: str = "",
) -> None:
    """Draw a registered chart in a View; choosing a mark changes the View for all charts.

    Parameters
    ----------
    chart : str
        Id in the registry.
    canvas : {"phone", "column", "wide"}
        What it is drawn for.
    title : bool
        Whether the chart needs its headline (the page's own may say it).
    note : str
        A line under the chart, plain text.
    """
    entry = CHARTS[chart]
    if not fills(dossier, chart) and has_page(dossier, entry.page):
        return  # the page has others
    view = entry.seen(view)
    if view.only and not cache.words(chart, view):
        short = by_id(dossier, "actors")
        who = " or ".join(short[actor].short for actor in view.actor)
        note = f"No {entry.unit} here are of {who}; all are shown."
        view = view.replace(only="")
    with st.container(key=f"chart-{chart}"):
        if title:
            st.html(explained.once(dossier, heading(dossier, chart, view)))
        if not cache.words(chart, view):
            st.html(f"<p class='nothing'>None of the {entry.unit} is in this view.</p>")
            if state.current().filters != View():
                st.button("Show everything again", key=f"empty-{chart}", on_click=filters.reset)
            return
        mount.chart(chart, view, mode=mode(), canvas=canvas)
        if note:
            st.html(f"<p class='note'>{text(note)}</p>")
        chart_tools.show(chart, dossier, view)


def mode() -> Mode:
    """Light or dark, as the reader's page is."""
    return "dark" if st.context.theme.type == "dark" else "light"
