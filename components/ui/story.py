"""The story: what happened, why it surprised, the scenes as steps, and the ways on from there.

The first page is this and nothing else: the server answers with it whole, and what explores the
dossier is loaded by the pages that do. Within the app the same is shown by ``pages/story.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future

from markupsafe import Markup

from components.charts.filled import filled
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.serving.drawn import within
from components.serving.pool import Busy, RenderPool
from components.serving.responses import CachedResponse
from components.talk import steps
from components.talk.steps import PageStep
from components.ui import cover, hero
from components.view import View
from components.view.parsers import Rejected
from components.wording.templates import macros


def order(pool: RenderPool, dossier: Dossier) -> Future[CachedResponse] | None:
    """Have the steps drawn; None if there are none, or too many are waiting."""
    if not steps.steps_of(dossier):
        return None
    try:
        return steps.submit(pool, dossier)
    except Busy:
        return None


def told(pool: RenderPool, dossier: Dossier, patience: float) -> tuple[PageStep, ...] | None:
    """The steps with their pictures, if they are there within some seconds."""
    ordered = order(pool, dossier)
    made = within(ordered, patience)
    if ordered is None:
        return ()
    return steps.read(made) if made else None


def article(dossier: Dossier, view: View, told: tuple[PageStep, ...] | None) -> Markup:
    """The story as HTML.

    Parameters
    ----------
    view : View
        That every link takes along.
    told : tuple of PageStep or None
        The steps as they were drawn; None leaves them without pictures.
    """
    query = f"?{view.query()}" if view.query() else ""
    write = macros("ui/story.html")
    charts = [
        (EmbedRequest(dossier.name, c, "html").path()[1:], chart.heading(dossier).title)
        for c, chart in filled(dossier).items()
    ]
    scenes = steps.steps_of(dossier) if told is None else told
    explore = write.explore(
        hero.WAYS, query, hero.why_it_surprised(dossier), hero.figures(dossier), charts
    )
    return Markup(write.story(hero.opening(dossier), scenes, explore))


def style() -> str:
    """The story's style sheet."""
    return cover.read("story.css")


def script() -> str:
    """The module that has the pictures stay beside the words."""
    return cover.read("story.js")


def page(
    dossier: Dossier,
    view: View,
    dropped: tuple[Rejected, ...],
    pages: Mapping[str, str],
    told: tuple[PageStep, ...] | None,
    up: str = "",
) -> str:
    """The body of the document that the first address answers with; ``up`` leads to all cases."""
    query = f"?{view.query()}" if view.query() else ""
    return str(macros("ui/cover.html").story(
        nav=macros("ui/cover.html").nav(tuple(pages.items()), "", query, up),
        dropped=dropped[:5],
        article=article(dossier, view, told),
        footer=Markup(hero.footer(dossier)),
        style=Markup(cover.read("style.css") + cover.read("cover.css") + style()),
        script=Markup(script()),
    ))  # fmt: skip
