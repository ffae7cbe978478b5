"""What a chart is: one registry entry of pure functions, data first.

``prepare`` does all the thinking (what is shown, with which label), ``layout`` says where it goes
on a canvas, ``describe`` puts it in words. Who writes a graphic knows nothing of charts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import pandas as pd

from components.dossier import Dossier
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.view import View

Frame: TypeAlias = pd.DataFrame


@dataclass(frozen=True)
class Chart:
    """One chart of the explorer.

    Attributes
    ----------
    id : str
        Name in URLs, files and scenes.
    title : str
        Headline: what the chart shows.
    shows : str
        One sentence under it: how to read it.
    table : str
        Dossier table that a mark stands for; its ids are the marks' ids.
    unit : str
        What one mark counts, plural ("events").
    prepare : callable
        ``(dossier, view) -> frame``: tidy rows, one a mark, with at least ``id`` (of ``table``),
        ``label`` (direct label), ``tip`` (one line of plain text that says what and who says so)
        and ``layer`` where the chart has more than one kind of mark.
    layout : callable
        ``(frame, canvas) -> Graphic``: the one drawing for screen, article, file and wall. Every
        mark or target that can be chosen has the row's id and its kind ("event", "actor",
        "provision", "vote"). On a canvas of the stage nothing is clipped or on top of other text,
        whatever the View, and no letters are smaller than ``STAGE_LETTERS``; what has no room is
        counted, not squeezed.
    describe : callable
        ``frame -> str``: alt text.
    columns : dict
        Columns of the table view: frame column -> heading.
    reads : tuple of str
        What it draws of a View: "filters" (all of them, or the names of some), "event", "weigh",
        "rival", "outcome".
    """

    id: str
    title: str
    shows: str
    table: str
    unit: str
    prepare: Callable[[Dossier, View], Frame]
    layout: Callable[[Frame, Canvas], Graphic]
    describe: Callable[[Frame], str]
    columns: dict[str, str] = field(default_factory=dict)
    reads: tuple[str, ...] = ("filters", "event")

    def seen(self, view: View) -> View:
        """The View without what the chart does not draw: the same picture has the same View."""
        base = view.filters if "filters" in self.reads else View()
        own = {name: getattr(view, name) for name in self.reads if name != "filters"}
        return base.replace(**own)
