"""What a chart is: one registry entry of pure functions, data first.

``prepare`` does all the thinking (what is shown, where, with which label) so that the screen
figure and the print chart draw the same marks from the same frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import altair as alt
import pandas as pd
import plotly.graph_objects as go

from components.dossier import Dossier
from components.dossier.case import NO_CASE, Case
from components.graphic.graphic import Sketch
from components.view import View

Frame: TypeAlias = pd.DataFrame
#: What a chart says of itself where a case has no words of its own: a text with the names of the
#: country left open (``Case.fill``), or what writes it from the dossier.
Words: TypeAlias = str | Callable[[Dossier], str]


class Heading(NamedTuple):
    """What stands over a chart: its headline, and how it is to be read."""

    title: str
    shows: str


@dataclass(frozen=True)
class Chart:
    """One chart of the explorer.

    Attributes
    ----------
    id : str
        Name in URLs, files and scenes.
    title : Words
        Headline, where the case has none of its own: what the chart shows. ``heading`` gives it.
    shows : Words
        One sentence under it, likewise: how to read it.
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
        Columns of the table view: frame column -> heading, likewise; ``headings`` gives them.
    reads : tuple of str
        What it draws of a View: "filters" (all of them, or the names of some), "event", "weigh",
        "rival", "outcome".
    """

    id: str
    title: Words
    shows: Words
    table: str
    unit: str
    prepare: Callable[[Dossier, View], Frame]
    screen: Callable[..., go.Figure]
    print: Callable[..., alt.TopLevelMixin]
    describe: Callable[[Frame, View], str]
    stage: Callable[..., Sketch]
    columns: dict[str, str] = field(default_factory=dict)
    reads: tuple[str, ...] = ("filters", "event")

    def heading(self, dossier: Dossier) -> Heading:
        """What stands over the chart: the case's own words, or the chart's."""
        words = (("title", self.title), ("shows", self.shows))
        return Heading(
            *(dossier.case.text(f"chart.{self.id}.{n}", _said(w, dossier)) for n, w in words)
        )

    def headings(self, dossier: Dossier) -> dict[str, str]:
        """Columns of the table view: frame column -> heading."""
        return {name: dossier.case.fill(words) for name, words in self.columns.items()}

    def seen(self, view: View) -> View:
        """The View without what the chart does not draw: the same picture has the same View."""
        base = view.filters if "filters" in self.reads else View()
        own = {name: getattr(view, name) for name in self.reads if name != "filters"}
        return base.replace(**own)


def _said(words: Words, dossier: Dossier) -> str:
    return dossier.case.fill(words) if isinstance(words, str) else words(dossier)


def carrying(frame: Frame, case: Case) -> Frame:
    """The frame with the words of its case, for what is drawn and said of it without a dossier."""
    frame.attrs["case"] = case
    return frame


def case_of(frame: Frame) -> Case:
    """The case whose words a frame carries."""
    case: Case = frame.attrs.get("case", NO_CASE)
    return case
