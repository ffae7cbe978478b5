"""The scenes as steps of a page that is read from top to bottom: words, and a picture each."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.fragment import staged
from components.embed.render import data_of
from components.serving.pool import RenderPool
from components.serving.responses import CachedResponse, compressed
from components.talk.chosen import JUDGED
from components.talk.scenes import Scene, authored
from components.talk.slides import short_line
from components.view import View


@dataclass(frozen=True)
class PageStep:
    """One step.

    Attributes
    ----------
    scene : Scene
        Whose words it has.
    view : View
        What its chart shows.
    href : str
        Where that chart can be explored, relative to the story.
    picture : str
        Its drawing; empty until it is drawn.
    sources : str
        Who says so, on one line.
    """

    scene: Scene
    view: View
    href: str
    picture: str = ""
    sources: str = ""


@lru_cache(maxsize=4)
def steps_of(dossier: Dossier) -> tuple[PageStep, ...]:
    """The steps of a dossier's story, not yet drawn."""
    found = []
    for scene in authored(dossier):
        if scene.chart in JUDGED:
            continue
        view, _ = View.parse(scene.view, dossier)
        query = view.query()
        href = CHARTS[scene.chart].page + (f"?{query}" if query else "")
        found.append(PageStep(scene, view, href))
    return tuple(found)


def drawn_step(dossier: Dossier, step: PageStep, number: int) -> PageStep:
    """A step with its picture."""
    chart = step.scene.chart
    picture = staged(dossier, chart, step.view, CHARTS[chart].page, f"step-{number}")
    line = short_line(dossier, data_of(dossier, chart, step.view))
    return replace(step, picture=Markup(picture), sources=line)


def drawn(dossier: Dossier) -> CachedResponse:
    """All steps with their pictures, pickled: a job of the worker pool."""
    told = tuple(drawn_step(dossier, step, n) for n, step in enumerate(steps_of(dossier)))
    return compressed(pickle.dumps(told), "application/x-pickle", "", compress=False)


def read(answer: CachedResponse) -> tuple[PageStep, ...]:
    """What ``drawn`` made."""
    told: tuple[PageStep, ...] = pickle.loads(answer.body)
    return told


def submit(pool: RenderPool, dossier: Dossier) -> Future[CachedResponse]:
    """Have a pool draw the steps, or give what it has; ``Busy`` if too many are waiting."""
    key = f"{dossier.version} steps"
    return pool.submit(key, lambda worker: worker.render(drawn, dossier), heavy=True)
