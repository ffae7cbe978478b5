"""What every page shares: masthead, filters, footer, and the way a page begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components.charts.filled import has_page
from components.dossier import Dossier
from components.graphic.canvas import Size
from components.query.selection import Selection, select
from components.theme import Mode, css_variables
from components.ui import (
    cache,
    cards,
    chart_tools,
    cite,
    downloads,
    draft,
    explained,
    filters,
    find,
    hero,
    ledger,
    running_order,
    state,
)
from components.ui.chart import mode
from components.ui.linked import mount
from components.ui.openings import opening
from components.ui.viewport import canvas
from components.view import View
from components.wording.templates import text

_STYLE = Path(__file__).with_name("style.css")


@dataclass(frozen=True)
class Page:
    """One page of the explorer: its file, address and name in the masthead."""

    file: str
    path: str
    title: str


#: The pages in reading order; the first answers at "/".
PAGES = (
    Page("story.py", "", "Story"),
    Page("timeline.py", "timeline", "Timeline"),
    Page("pressure.py", "pressure", "Pressure"),
    Page("vote.py", "vote", "Vote"),
    Page("law.py", "law", "Law"),
    Page("world.py", "world", "World"),
    Page("evidence.py", "evidence", "Evidence"),
    Page("sources.py", "sources", "Sources"),
    Page("method.py", "method", "Method"),
    Page("embed_builder.py", "embed-builder", "Embed"),
    Page("teach.py", "teach", "Teach"),
    Page("search.py", "search", "Search"),
    Page("new.py", "new", "New case"),
)
#: Pages that the masthead does not name: search has a box, a new case is offered by Method.
UNLISTED = ("search", "new")


def offered(dossier: Dossier) -> tuple[Page, ...]:
    """The pages that have something to show of a dossier: nothing leads to the others."""
    return tuple(page for page in PAGES if has_page(dossier, page.path))


FOLDER = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class PageContext:
    """What a page gets to draw from."""

    dossier: Dossier
    view: View
    canvas: Size

    @property
    def half(self) -> Size:
        """What a chart is drawn for that has half of the page."""
        return "column" if self.canvas == "wide" else self.canvas

    @property
    def selection(self) -> Selection:
        """The rows in view; asked for only where they are not yet drawn."""
        return select(self.dossier, self.view.filters)


def run() -> None:
    """Draw the page that the URL names, inside the shell."""
    pages = {
        p.path: st.Page(FOLDER / p.file, title=p.title, url_path=p.path or None, default=not p.path)
        for p in PAGES
    }
    page = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=f"{page.title} · 353–0", layout="wide")
    dossier = cache.dossier()
    dropped = state.read_url(dossier, page.url_path)
    if page.url_path == running_order.PATH:
        dropped += running_order.read_url(dossier)
    st.session_state["pages"] = pages
    if (text := find.wanted()) is not None:
        st.switch_page(pages["search"], query_params={"q": text})
    st.session_state["canvas"] = canvas()
    st.html(_style(mode(), page.url_path))
    _masthead()
    draft.banner(dossier.version)
    filters.not_understood(dropped)
    explained.begin()
    page.run()
    chart_tools.watch()
    downloads.watch()
    _cite(dossier, page.title)
    _footer(dossier)
    state.write_url()


def scene() -> PageContext:
    """The session's View of the dossier, for a page without headline and filters."""
    return PageContext(cache.dossier(), state.current(), st.session_state["canvas"])


def begin(page: str) -> PageContext:
    """Start a page: its headline, what it shows, and the filter bar.

    Parameters
    ----------
    page : str
        Path of the page.
    """
    found = scene()
    opens = opening(page, found.dossier)
    said = map(text, (opens.title, opens.lead))
    html = Markup("<h1>{}</h1><p class='standfirst'>{}</p>").format(*said)
    st.html(explained.once(found.dossier, html))
    if opens.bar:
        filters.filter_bar(found.dossier, found.view)
    return found


def card(scene: PageContext) -> None:
    """The card of what is chosen, with ways to choose and to close by keyboard.

    As long as nothing is chosen, it says what is worth knowing of what the page draws.
    """
    dossier, view = scene.dossier, scene.view
    labels, in_view = _event_labels(dossier), _events_in(dossier, view.filters)
    options = [e for e in labels if e in in_view or e in view.event]
    chosen = view.event[0] if view.event else None
    with st.container(key="card"):
        name = state.keep("w-event", chosen)
        st.selectbox(
            "Open an event",
            options,
            index=None,
            key=name,
            format_func=labels.__getitem__,
            placeholder="Choose a mark, or an event here",
            on_change=lambda: state.change(
                event=(st.session_state[name],) if st.session_state[name] else ()
            ),
        )
        mount.card(cards.worth_knowing_on(state.page(), dossier, view.filters))


@lru_cache(maxsize=4)
def _event_labels(dossier: Dossier) -> dict[str, str]:
    events = dossier.events
    columns = (events["id"], events["title"], events["date_words"])
    return {e: f"{title} ({when})" for e, title, when in zip(*columns, strict=True)}


@lru_cache(maxsize=256)
def _events_in(dossier: Dossier, view: View) -> frozenset[str]:
    return frozenset(select(dossier, view).occasions["id"])


def disputes(scene: PageContext, *tables: str) -> None:
    """Where sources disagree on the rows of these tables that are in view."""
    if found := _disputes(scene.dossier, scene.view.filters, tables):
        st.html(found)  # which refuses an empty text


@lru_cache(maxsize=256)
def _disputes(dossier: Dossier, view: View, tables: tuple[str, ...]) -> str:
    selection = select(dossier, view)
    rows = {t: set(getattr(selection, t)["id"]) for t in tables if t != "measures"}
    if "measures" in tables:
        rows["measures"] = {f"{m.series}/{m.year}" for m in dossier.measures.itertuples()}
    return ledger.disputes_here(dossier, rows)


@cache.kept(maxsize=32)
def _style(of: Mode, here: str) -> str:
    # On one line: Streamlit looks for indentation to take away, line by line, at every run.
    rules = " ".join(line.strip() for line in _STYLE.read_text(encoding="utf-8").splitlines())
    paths = [page.path for page in offered(cache.dossier())]
    place = 2 + paths.index(here) if here in paths else 0  # after the name of the whole
    link = f".st-key-masthead > div:nth-child({place}) a"
    mark = f"{link}{{border-bottom:3px solid var(--domestic)}}{link} p{{{_HERE}}}"
    mark = "" if here in UNLISTED else mark
    paper = f"@media print{{:root{{{css_variables('light')}}}}}"
    return f"<style>:root{{{css_variables(of)}}}{rules}{mark}{paper}</style>"


#: Letters of the page's own link in the masthead.
_HERE = "color:var(--ink)!important;font-weight:700"


def link(path: str, label: str) -> None:
    """A link to a page that keeps the View, also in a new tab; to Teach, the list too."""
    own = running_order.params() if path == running_order.PATH else {}
    params = state.shared(path) | own
    st.page_link(st.session_state["pages"][path], label=label, query_params=params)


def _masthead() -> None:
    with st.container(key="masthead", horizontal=True, vertical_alignment="center"):
        link("", "353–0")
        for page in offered(cache.dossier()):
            if page.path not in UNLISTED:
                link(page.path, page.title)
        if up := cache.to_all(cache.base()):  # not a page of the app: no filter goes along
            st.html(f"<a href='{up}'><p>Cases</p></a>")
        find.box(state.own().get("q", "") if state.page() == "search" else "")


@st.fragment
def _cite(dossier: Dossier, title: str) -> None:
    """The whole page as a citation, without a rerun of it."""
    with st.container(key="cite"):
        if cite.asked("cite-page"):
            cite.show(dossier, title)


def _footer(dossier: Dossier) -> None:
    st.html(hero.footer(dossier))
