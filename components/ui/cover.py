"""Every page in its first HTML: read at once, scripts or not, until the app stands behind it.

The cover lies over the page that Streamlit is still building, with the same words and the same
drawing in the same places, and goes when that page is painted; without scripts it stays and is the
page. Its drawings are made in the processes that draw, never here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from components.charts import CHARTS
from components.charts.filled import filled
from components.dossier import Dossier
from components.embed import fragment
from components.embed.address import EmbedRequest
from components.serving.drawn import within
from components.serving.pool import Busy, RenderPool
from components.serving.responses import CachedResponse
from components.ui import cards, corrected, filters, ledger
from components.ui.headings import heading
from components.ui.openings import Opening, opening
from components.view import View
from components.view.parsers import Rejected
from components.wording.periods import range_words
from components.wording.templates import macros

_HERE = Path(__file__).parent

# Evaluating Streamlit's files would keep the cover from being painted: they wait until it is. A
# tab in the background paints nothing, and waits no longer than that.
_LATER = """<template id="app">{app}</template><script>(() => {{
  const app = document.getElementById("app");
  const go = () => {{ clearTimeout(wait);
    if (app.isConnected) {{ app.remove(); document.head.append(app.content); }} }};
  const wait = setTimeout(go, 1000);
  requestAnimationFrame(() => setTimeout(go));
}})()</script>"""


# The faces are small and close: a moment's wait for them spares the reader a page that jumps.
_HOLD = """(() => {
  const page = document.documentElement, show = () => page.classList.remove("held");
  page.classList.add("held", "covered");
  Promise.all(["400 1em 'Source Sans 3'", "700 1em 'Source Serif 4'"].map(f =>
    document.fonts.load(f))).then(show, show);
  setTimeout(show, 100);
})()"""


@dataclass(frozen=True)
class Asked:
    """What an address asks for.

    Attributes
    ----------
    path : str
        Of a page.
    view : View
        What of its query was understood.
    dropped : tuple of Rejected
        What was not.
    """

    path: str
    view: View = View()  # noqa: RUF009  # it is frozen
    dropped: tuple[Rejected, ...] = ()


def leads(dossier: Dossier, asked: Asked) -> tuple[str, View]:
    """The chart that leads a page, "" if none does, and the View that it shows."""
    chart = opening(asked.path, dossier).chart
    return (chart, CHARTS[chart].seen(asked.view)) if chart else ("", View())


def order(pool: RenderPool, dossier: Dossier, asked: Asked) -> Future[CachedResponse] | None:
    """Have the page's drawing made; None if it has none, or too many are waiting."""
    chart, view = leads(dossier, asked)
    if not chart:
        return None
    try:
        return fragment.submit(pool, dossier, chart, view, asked.path)
    except Busy:
        return None


def drawn(pool: RenderPool, dossier: Dossier, asked: Asked, patience: float) -> str | None:
    """The page's drawing, if it is there within some seconds; "" if nothing is in view."""
    made = within(order(pool, dossier, asked), patience)
    return made.body.decode() if made else None


def ahead(pool: RenderPool, dossier: Dossier, paths: tuple[str, ...]) -> None:
    """Have the drawings made that pages show when nothing more is asked."""
    for path in paths:
        order(pool, dossier, Asked(path))


def cover(
    dossier: Dossier, asked: Asked, pages: Mapping[str, str], picture: str | None, up: str = ""
) -> str:
    """The cover of a page.

    Parameters
    ----------
    pages : mapping of str to str
        Path -> name of every page.
    picture : str or None
        The page's drawing: "" if nothing is in view, None if it is not there yet.
    up : str
        Leads from the page to all cases; "" where there is one.

    Returns
    -------
    str
        Goes into the document's body.
    """
    write, path = macros("ui/cover.html"), asked.path
    opens = opening(path, dossier)
    query = asked.view.query()
    return str(write.page(
        head=write.head(opens),
        share=opens.share,
        nav=write.nav(tuple(pages.items()), path, f"?{query}" if query else "", up),
        bar=_bar(dossier, asked.view) if opens.bar else "",
        dropped=asked.dropped[:5],
        strip=opens.strip,
        chart=_chart(dossier, asked, opens, picture),
        rest=Markup(_REST[path](dossier)) if path in _REST else "",
        aside=_aside(dossier, asked) if opens.share < 1 else None,
        charts=[(EmbedRequest(dossier.name, c, "html").path()[1:], chart.heading(dossier).title)
                for c, chart in filled(dossier).items()],
        style=Markup(read("style.css") + read("cover.css")), script=Markup(read("cover.js")),
        hold=Markup(_HOLD), drawn=bool(leads(dossier, asked)[0]) and picture != "",
    ))  # fmt: skip


def later(app: str) -> str:
    """Have what loads the app take effect once the cover is painted.

    Parameters
    ----------
    app : str
        The elements that do.
    """
    return _LATER.format(app=app)


@lru_cache(maxsize=4)
def read(name: str) -> str:
    """A script or style sheet, without its remarks and indentation."""
    said = (_HERE / name).read_text(encoding="utf-8")
    said = re.sub(r"/\*.*?\*/", "", said, flags=re.S)
    return re.sub(r"\n\s*(//[^\n]*)?", "\n", said)


def _chart(dossier: Dossier, asked: Asked, opens: Opening, picture: str | None) -> Markup:
    chart, view = leads(dossier, asked)
    if not chart:
        return Markup("")
    entry = CHARTS[chart]
    head = heading(dossier, chart, entry.seen(view)) if opens.titled else ""
    ways = (("html", "Embed"), ("png", "Image"), ("csv", "Data"))
    links = [
        (EmbedRequest(dossier.name, chart, form, view).path()[1:], words) for form, words in ways
    ]
    nothing = entry.unit if picture == "" else ""
    written = macros("ui/cover.html").chart(
        head, Markup(picture or ""), nothing, links, entry.heading(dossier).title
    )
    return Markup(written)


def _bar(dossier: Dossier, view: View) -> Markup:
    """The filters that need no script, and how much is in view."""
    periods = [
        (View(time=period).params().get("time", ""), words, period == view.time)
        for words, period in filters.offered(dossier).items()
    ]
    if not any(chosen for *_, chosen in periods):
        periods.append((view.params()["time"], range_words(*view.time), True))
    keep = {k: v for k, v in view.params().items() if k not in ("pressure", "time", "q")}
    told = re.sub(r"\\(.)|\*\*", r"\1", filters.status_words(dossier, view))
    return Markup(macros("ui/cover.html").bar(view, filters.CHIPS.items(), periods, told, keep))


def _aside(dossier: Dossier, asked: Asked) -> dict[str, Markup | str] | None:
    """What is chosen, or else what is worth knowing."""
    view = asked.view
    chosen = [cards.event_card(dossier, e) for e in view.event[:1]]
    chosen += [cards.actor_card(dossier, a) for a in view.actor[:3]]
    if chosen:
        return {"name": "open", "html": Markup("".join(chosen))}
    told = cards.worth_knowing_on(asked.path, dossier, view.filters)
    return {"name": "idle", "html": Markup(told)}


#: What a page has to say beside its chart, without scripts.
_REST: dict[str, Callable[[Dossier], str]] = {
    "sources": lambda d: ledger.disputes_list(d, words="")[0] + ledger.sources_list(d, {})[0],
    "method": corrected.corrections_list,
}
