"""From a scene to what the projector shows: its drawing, with the words of each mark, and sources.

Pure functions; the presentation, the slides and the handout all draw from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import wording
from components.embed.render import data_of, frame_of, graphic_of
from components.embed.table import Table, main_sources
from components.graphic.canvas import STAGE
from components.graphic.graphic import Dots, Mark, Target
from components.graphic.writers.flatten import draw
from components.graphic.writers.shapes import Drawing
from components.query.cited import short_source
from components.talk.scenes import Scene
from components.view import View
from components.wording.cleaning import clean
from components.wording.counting import counted

#: Letters of a line of sources under a drawing.
LINE = 100


@dataclass(frozen=True)
class Slide:
    """A scene, drawn.

    Attributes
    ----------
    scene : Scene
        Its texts clean.
    drawing : Drawing
        ``STAGE`` units wide; it says so where nothing is in view.
    ids : mapping of str to str
        Words of a mark -> id of its row, in the order of the story.
    alt : str
        Says in words what the drawing shows.
    sources, short : str
        The main sources, in full and as the last row can read them.
    """

    scene: Scene
    view: View
    drawing: Drawing
    ids: Mapping[str, str]
    alt: str
    sources: str
    short: str


@lru_cache(maxsize=128)
def slide(dossier: Dossier, scene: Scene) -> Slide:
    """Draw a scene."""
    view, _ = View.parse(scene.view, dossier)
    chart, frame = CHARTS[scene.chart], frame_of(dossier, scene.chart, view)
    data = data_of(dossier, scene.chart, view)
    drawing, marked = stage(dossier, chart.id, view)
    said: dict[str, Any] = {n: str(clean(t)) for n, t in vars(scene).items() if isinstance(t, str)}
    ids = dict(zip(data.tips, data.ids, strict=True)) | marked
    return Slide(
        replace(scene, **said),
        view, drawing, ids, wording.alt(chart, frame, view, "en"),
        wording.source_line(dossier, data, "en"), short_line(dossier, data),
    )  # fmt: skip


def stage(dossier: Dossier, chart: str, view: View) -> tuple[Drawing, dict[str, str]]:
    """A chart as the projector shows it, and the id of each mark by its words."""
    graphic = graphic_of(dossier, chart, view, STAGE)
    named: list[Mark | Dots | Target] = [*graphic.marks, *graphic.dots, *graphic.targets]
    ids = {str(clean(m.tip)): m.id for m in named if m.id is not None and m.tip}
    return draw(graphic, STAGE.width), ids


def short_line(dossier: Dossier, data: Table) -> str:
    """Write the source line on one line of the stage: ``Sources: Doe 2009; and 29 more.``."""
    main, others = main_sources(dossier, data)
    rows = dossier.sources.add_prefix("source_").set_index("source_id", drop=False)
    names = [str(clean(short_source(rows.loc[m.id]))) for m in main]
    said = wording.WORDS["en"]
    for kept in range(len(names), 0, -1):
        rest = len(names) - kept + others
        more = [said["more"].format(rest)] if rest else []
        line = f"{said['sources']}: {'; '.join(names[:kept] + more)}."
        if len(line) <= LINE:
            return line
    return f"{said['sources']}: {counted(len(names) + others, 'work')}." if names else ""
