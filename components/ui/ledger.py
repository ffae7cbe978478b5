"""The Sources page's lists as safe HTML: sources, disagreements, gaps, downloads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from components.dossier import Dossier
from components.query import source_list
from components.query.provenance import disputed, gaps
from components.query.search.finding import disputes_holding
from components.ui.cards import disagreement
from components.ui.source_facts import source_facts
from components.wording.templates import macros


def sources_list(dossier: Dossier, asked: Mapping[str, str]) -> tuple[str, int]:
    """The sources that are asked for, what each is, and how much rests on it.

    Parameters
    ----------
    asked : mapping
        As ``components.query.source_list.groups`` takes it.

    Returns
    -------
    str
        A list a group, under its heading, and links to the headings.
    int
        How many sources they hold.
    """
    found = source_list.groups(dossier, asked)
    many = sum(len(group.rows) for group in found)
    entry = _entries(dossier)
    shown = [(g.heading, _anchor(g.heading), [entry[r.id] for r in g.rows]) for g in found]
    return macros("ui/ledger.html").sources(shown, many <= OPEN), many


#: So few sources are opened.
OPEN = 3


def _anchor(heading: str) -> str:
    return f"sources-{quote(heading.lower().replace(' ', '-'), safe='')}"


# Written once, for a search only chooses among them.
@lru_cache(maxsize=4)
def _entries(dossier: Dossier) -> dict[str, tuple[Any, Markup]]:
    rows = (row for group in source_list.groups(dossier, {}) for row in group.rows)
    return {row.id: (row, source_facts(row)) for row in rows}


def disputes_list(dossier: Dossier, *, words: str) -> tuple[str, int, int]:
    """Every disagreement that holds the words, by page, under the row it is about.

    Returns
    -------
    str
        A disclosure a page; open where words were asked for.
    int, int
        How many of them contradict a row, and how many only qualify it.
    """
    lines = _lines(dossier)
    if words:
        holds = disputes_holding(dossier, words)
        lines = [line for number, line in enumerate(lines) if number in holds]
    pages: dict[str, list[_Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    shown = [(page, _against(on_page), _grouped(on_page)) for page, on_page in pages.items()]
    conflicts = sum(line.conflicts for line in lines)
    html = macros("ui/ledger.html").disputes(shown, bool(words))
    return html, conflicts, len(lines) - conflicts


def _against(lines: list[_Line]) -> str:
    """``2 contradict, 1 qualifies``."""
    conflicts = sum(line.conflicts for line in lines)
    return against(conflicts, len(lines) - conflicts)


def against(conflicts: int, remarks: int) -> str:
    """How many contradict and how many qualify: ``2 contradict, 1 qualifies``."""
    return (
        f"{conflicts} {'contradicts' if conflicts == 1 else 'contradict'}, "
        f"{remarks} {'qualifies' if remarks == 1 else 'qualify'}"
    )


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
