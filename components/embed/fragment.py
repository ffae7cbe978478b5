"""A chart as a part of a page of ours: drawn as the app draws it, with marks that are links.

Unlike an embed it has no headline, table or sources of its own, for the page has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Future

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import wording
from components.embed.render import data_of, frame_of, graphic_of
from components.graphic.canvas import SIZES, STAGE, Size
from components.graphic.writers.flatten import draw
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg import apart, attribute, inline, linked, stretched
from components.graphic.writers.svg_styles import merged, styles_of
from components.serving.pool import RenderPool
from components.serving.responses import CachedResponse, compressed
from components.view import View

#: Widest that each of the app's drawings, whose name is its class, is stretched to.
STRETCHED: Mapping[Size, float] = {"phone": 608.0, "column": 1316.0, "wide": 1316.0}


def fragment(dossier: Dossier, chart: str, view: View, page: str) -> str:
    """Write a chart for a page: a drawing for each of the app's designs.

    Parameters
    ----------
    page : str
        Address at which a mark's event is opened, relative to the page; the View is added.

    Returns
    -------
    str
        ``<style>`` and an ``<svg>`` each, one for two designs that are equal, with the heights that
        the app's charts have; empty if nothing is in view. Inks are the theme's variables, which
        the page sets.
    """
    frame = frame_of(dossier, chart, view)
    if frame.empty:
        return ""
    drawn: dict[str, tuple[bool, Drawing]] = {}
    graphics = {name: graphic_of(dossier, chart, view, SIZES[name]) for name in STRETCHED}
    for name, graphic in graphics.items():
        if name == "wide" and graphic == graphics["column"]:
            drawn = {"phone": drawn["phone"], "column wide": drawn["column"]}
            continue
        up_to = 0.0 if graphic.rigid else STRETCHED[name]
        drawn[name] = graphic.rigid, merged(draw(graphic, SIZES[name].width, up_to=up_to))
    styles = styles_of(drawing for _, drawing in drawn.values())
    data = data_of(dossier, chart, view)
    names = (row[data.header] for row in data.rows)
    marks = [*zip(names, _addresses(dossier, chart, view, page, data.ids), strict=True)]
    alt = attribute(wording.alt(CHARTS[chart], frame, view, "en"))
    own = f"drawn-{chart}"
    parts = []
    for sizes, (rigid, drawing) in drawn.items():
        said = f'class="drawn {sizes}" role=group aria-label="{alt}"'
        if rigid:
            # As tall as the app's chart, which keeps its proportions in the middle.
            said += f' style="height:{drawing.height:g}px"'
        write = inline if rigid else stretched
        svg = linked(write(drawing, styles, data.row_of(), attributes=said), marks)
        parts.append(apart(svg, f"{own}-{sizes.partition(' ')[0]}"))
    return f"<style>#{own}{{{styles.css}}}</style><div id={own}>{''.join(parts)}</div>"


def staged(dossier: Dossier, chart: str, view: View, page: str, name: str) -> str:
    """Write a chart as the projector shows it, for a page that tells a story.

    Its marks are links for pointers only: a page of many such charts would be hundreds of stops
    for the Tab key.

    Parameters
    ----------
    name : str
        Id of the drawing on its page.
    """
    graphic = graphic_of(dossier, chart, view, STAGE)
    drawing = merged(draw(graphic, STAGE.width))
    styles, data = styles_of([drawing]), data_of(dossier, chart, view)
    names = (row[data.header] for row in data.rows)
    marks = [*zip(names, _addresses(dossier, chart, view, page, data.ids), strict=True)]
    alt = attribute(wording.alt(CHARTS[chart], frame_of(dossier, chart, view), view, "en"))
    said = f'class=drawn role=group aria-label="{alt}"'
    svg = linked(inline(drawing, styles, data.row_of(), attributes=said), marks)
    svg = svg.replace("<a ", "<a tabindex=-1 ")
    return f"<style>#{name}{{{styles.css}}}</style><div id={name}>{svg}</div>"


def _addresses(
    dossier: Dossier, chart: str, view: View, page: str, ids: tuple[str, ...]
) -> Iterator[str]:
    """Where the event of each mark is opened, or a period; "" for marks that are of none."""
    events = set(dossier.events["id"])
    rows = dossier.tables.get(CHARTS[chart].table)
    of = {e: e for e in events}
    if rows is not None and "event_id" in rows:
        of = {i: e for i, e in zip(rows["id"], rows["event_id"], strict=True) if e in events} | of
    for one in ids:
        if event := of.get(one, ""):
            yield f"{page}?{view.replace(event=(event,)).query()}"
        else:
            low, _, high = one.partition("..")
            yield f"{page}?{view.replace(time=(low, high)).query()}" if high else ""


def drawn(dossier: Dossier, chart: str, view: View, page: str) -> CachedResponse:
    """The fragment, as a job of the worker pool."""
    body = fragment(dossier, chart, view, page).encode()
    return compressed(body, "text/html; charset=utf-8", "", compress=False)


def submit(
    pool: RenderPool, dossier: Dossier, chart: str, view: View, page: str
) -> Future[CachedResponse]:
    """Have a pool draw a fragment, or give what it has; ``Busy`` if too many are waiting."""
    asked = hashlib.sha256(f"{chart} {page} {view.query()}".encode()).hexdigest()
    return pool.submit(
        f"{dossier.version} fragment {asked}",
        lambda worker: worker.render(drawn, dossier, chart, view, page),
    )
