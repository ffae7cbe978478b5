"""A room's charts, drawn before forty phones ask for them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import EmbedRequest
from components.embed.options import EmbedOptions
from components.serving.client import asking
from components.serving.drawn import within
from components.serving.pool import Busy, RenderPool
from components.talk.scenes import Scene
from components.view import View

#: In whose name they are ordered: a row of their own, so that no crowd keeps a class waiting.
ROOMS = "rooms"


def on_phone(dossier: Dossier, scene: Scene) -> EmbedRequest:
    """The embed that a student's page shows of a scene; the page has the title."""
    view, _ = View.parse(scene.view, dossier)
    return EmbedRequest(dossier.name, scene.chart, "html", view, EmbedOptions(title=False))


def draw_ahead(
    pool: RenderPool, load: Callable[[], Dossier], scenes: Sequence[Scene], base_url: str
) -> None:
    """Order each chart in turn, so that whoever waits for another is not kept. Blocks.

    Parameters
    ----------
    pool : RenderPool
        The one that the embeds are drawn at.
    load : callable
        Gives the dossier.
    base_url : str
        Where the phones will ask for them, which the drawings name.
    """
    for scene in scenes:
        with suppress(Busy), asking(ROOMS):
            within(jobs.submit(pool, load(), on_phone(load(), scene), base_url=base_url), 60)
