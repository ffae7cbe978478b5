"""What a chart is: one registry entry of pure functions, data first.

``prepare`` does all the thinking (what is shown, with which label), ``layout`` says where it goes
on a canvas, ``describe`` puts it in words. Who writes a graphic knows nothing of charts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import pandas as pd

from components.dossier import Dossier
from components.dossier.case import NO_CASE, Case
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
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
    page : str
        Path of the app's page that shows it.
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
        ``label`` (direct label), ``tip`` (plain text that says what and who says so: a title, and
        below it lines if there is more)
        and ``layer`` where the chart has more than one kind of mark.
    layout : callable
        ``(frame, canvas) -> Graphic``: the one drawing for screen, article, file and wall. Every
        mark or target that can be chosen has the row's id and its kind ("event", "actor",
        "provision", "vote"). On a canvas of the stage nothing is clipped or on top of other text,
        whatever the View, and no letters are smaller than ``STAGE_LETTERS``; what has no room is
        counted, not squeezed.
    describe : callable
        ``frame -> str``: alt text.
    finding : callable
        ``frame -> str``: what is found in what is in view, as a headline without a full stop.
    columns : dict
        Columns of the table view: frame column -> heading, likewise; ``headings`` gives them.
    rare : tuple of str
        Those of them that are left out where they are empty.
    reads : tuple of str
        What it draws of a View: "filters" (all of them, or the names of some), "event" (what is
        chosen or followed is lit up), "weigh", "rival", "outcome".
    opens : tuple of str
        Which of "event" and "actor" decide what is laid out, rather than only what is lit up.
    fixed : bool
        On a page, a filter but for the period hides marks and moves none.
    counts : callable
        ``frame -> bool``: whether it has counts for rows, which every filter changes.
    holds : callable or None
        ``dossier -> bool``: whether ``prepare`` of the whole dossier has rows, where that is told
        sooner than by preparing.
    every : callable or None
        Like ``prepare``, and never with counts for rows: what a file of the data has.
    """

    id: str
    page: str
    title: Words
    shows: Words
    table: str
    unit: str
    prepare: Callable[[Dossier, View], Frame]
    layout: Callable[[Frame, Canvas], Graphic]
    describe: Callable[[Frame], str]
    finding: Callable[[Frame], str]
    columns: dict[str, str] = field(default_factory=dict)
    rare: tuple[str, ...] = ()
    reads: tuple[str, ...] = ("filters", "event")
    opens: tuple[str, ...] = ()
    fixed: bool = False
    counts: Callable[[Frame], bool] = lambda _: False
    holds: Callable[[Dossier], bool] | None = None
    every: Callable[[Dossier, View], Frame] | None = None

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
        if "event" in self.reads:  # what is lit up is so for an event or for an actor
            own["actor"] = view.actor
        return base.replace(**own)


@lru_cache(maxsize=256)  # some are written from rows, and every page says all of them
def _said(words: Words, dossier: Dossier) -> str:
    return dossier.case.fill(words) if isinstance(words, str) else words(dossier)


def rows_in(table: str) -> Callable[[Dossier], bool]:
    """What ``holds`` of a chart with a mark for each row of a table."""
    return lambda dossier: not getattr(dossier, table).empty


def carrying(frame: Frame, case: Case) -> Frame:
    """The frame with the words of its case, for what is drawn and said of it without a dossier."""
    frame.attrs["case"] = case
    return frame


def case_of(frame: Frame) -> Case:
    """The case whose words a frame carries."""
    case: Case = frame.attrs.get("case", NO_CASE)
    return case
