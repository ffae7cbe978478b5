"""The Sources page's lists as safe HTML: sources, disagreements, gaps, downloads."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from components.dossier import Dossier
from components.query.provenance import disputed, gaps, rests_on
from components.query.selection import place_of
from components.ui.cards import disagreement
from components.ui.source_facts import source_facts
from components.wording.templates import macros


def sources_list(dossier: Dossier, *, words: str) -> tuple[str, int]:
    """Every source that holds the words, what it is, and how much rests on it.

    Returns
    -------
    str
        An ordered list.
    int
        How many sources it holds.
    """
    held = [source.html for source in _sources(dossier) if words.lower() in source.words]
    return macros("ui/ledger.html").sources(held), len(held)


class _Source(NamedTuple):
    """A source as HTML, and the words that it is found by."""

    words: str
    html: Markup


# Written once, for a search only chooses among them.
@lru_cache(maxsize=4)
def _sources(dossier: Dossier) -> list[_Source]:
    frame = rests_on(dossier)
    named = dict(zip(frame["id"], frame["title"], strict=True))
    words = frame[["id", "title", "authors", "container", "publisher", "note"]].fillna("")
    frame = frame.assign(
        work_title=frame["work"].map(named),
        in_year=frame["year"].astype("Int64").astype("string").fillna(""),
        words=words.agg(" ".join, axis=1).str.lower(),
    )
    entry = macros("ui/ledger.html").source
    return [_Source(row.words, entry(row, source_facts(row))) for row in frame.itertuples()]


def disputes_list(dossier: Dossier, *, words: str) -> tuple[str, int, int]:
    """Every disagreement that holds the words, under the row it is about.

    Returns
    -------
    str
        A list.
    int, int
        How many of them contradict a row, and how many only qualify it.
    """
    lines = _lines(dossier)
    if words:
        frame = disputed(dossier)
        text = frame[["row_title", "value", "note", "source_title", "locator"]].fillna("")
        text = text.assign(place=[place_of(c) for c in frame.itertuples()])
        holds = text.agg(" ".join, axis=1).str.lower().str.contains(words.lower(), regex=False)
        lines = [line for line, kept in zip(lines, holds, strict=True) if kept]
    conflicts = sum(line.conflicts for line in lines)
    return macros("ui/ledger.html").listed(_grouped(lines), True), conflicts, len(lines) - conflicts


def disputes_here(dossier: Dossier, rows: dict[str, set[str]]) -> str:
    """The disagreements of a page's rows: conflicts in sight, qualifications one click away.

    Parameters
    ----------
    rows : dict of str to set of str
        Table -> ids of the rows in view.
    """
    lines = [line for line in _lines(dossier) if line.row in rows.get(line.table, ())]
    conflicts = [line for line in lines if line.conflicts]
    others = [line for line in lines if not line.conflicts]
    if not lines:
        return ""
    return macros("ui/ledger.html").here(_grouped(conflicts), _grouped(others), len(others))


class _Line(NamedTuple):
    """One disagreement as HTML, with the row that it is about and the page that draws it."""

    table: str
    row: str
    title: str
    page: str
    conflicts: bool
    html: Markup


# Written once, for a View only chooses among them.
@lru_cache(maxsize=4)
def _lines(dossier: Dossier) -> list[_Line]:
    return [
        _Line(
            c.table, c.row_id, c.row_title, c.page.capitalize(),
            c.relation == "conflicts", disagreement(c),
        )
        for c in disputed(dossier).itertuples()
    ]  # fmt: skip


def _grouped(lines: list[_Line]) -> list[list[_Line]]:
    """Disagreements, those on one row together."""
    groups: dict[tuple[str, str], list[_Line]] = {}
    for line in lines:
        groups.setdefault((line.table, line.row), []).append(line)
    return list(groups.values())


def gaps_list(dossier: Dossier) -> str:
    """What nobody says, each with its count and its rows behind a disclosure."""
    return macros("ui/ledger.html").gaps(gaps(dossier))


def downloads(dossier: Dossier) -> str:
    """Links to every table, the package and the citations."""
    return macros("ui/ledger.html").downloads(dossier.name, dossier.tables)
