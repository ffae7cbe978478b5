"""What a chart is: one registry entry of pure functions, data first.

``prepare`` does all the thinking (what is shown, where, with which label) so that the screen
figure and the print chart draw the same marks from the same frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import altair as alt
import pandas as pd
import plotly.graph_objects as go

from components.dossier import Dossier
from components.graphic.graphic import Sketch
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
    screen : callable
        ``(frame, view, *, mode, narrow) -> plotly Figure``; every selectable trace carries the
        row's id in ``customdata[0]`` and its kind ("event", "actor", "provision", "vote") in
        ``customdata[1]``.
    print : callable
        ``(frame, view, *, mode, width) -> altair Chart`` for ``width`` pixels (360, 640 or 960).
    stage : callable
        ``(frame, view, *, mode) -> Sketch`` for the projector: ``STAGE`` units, no letters under
        ``STAGE_LETTERS``, nothing clipped or on top of other text, whatever the View; what has no
        room is counted, not squeezed. Marks have the ids that they have on the screen.
    describe : callable
        ``(frame, view) -> str``: alt text written from the frame.
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
    screen: Callable[..., go.Figure]
    print: Callable[..., alt.TopLevelMixin]
    describe: Callable[[Frame, View], str]
    stage: Callable[..., Sketch]
    columns: dict[str, str] = field(default_factory=dict)
    reads: tuple[str, ...] = ("filters", "event")

    def seen(self, view: View) -> View:
        """The View without what the chart does not draw: the same picture has the same View."""
        base = view.filters if "filters" in self.reads else View()
        own = {name: getattr(view, name) for name in self.reads if name != "filters"}
        return base.replace(**own)
