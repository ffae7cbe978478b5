"""The Sources page's lists as safe HTML: sources, disagreements, gaps, downloads."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from components.dossier import Dossier
from components.query.provenance import Gap, disputed, gaps, rests_on
from components.ui.cards import disagreement
from components.ui.source_facts import source_facts


def sources_list(dossier: Dossier, *, words: str) -> tuple[str, int]:
    """Every source that holds the words, what it is, and how much rests on it.

    Returns
    -------
    str
        An ordered list.
    int
        How many sources it holds.
    """
    frame = rests_on(dossier)
    named = dict(zip(frame["id"], frame["title"], strict=True))
    frame = frame.assign(work_title=frame["work"].map(named))
    if words:
        text = frame[["id", "title", "authors", "container", "publisher", "note"]].fillna("")
        hay = text.agg(" ".join, axis=1).str.lower()
        frame = frame[hay.str.contains(words.lower(), regex=False)]
    return f"<ol class='ledger'>{''.join(map(_source, frame.itertuples()))}</ol>", len(frame)


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
        holds = text.agg(" ".join, axis=1).str.lower().str.contains(words.lower(), regex=False)
        lines = [line for line, kept in zip(lines, holds, strict=True) if kept]
    conflicts = sum(line.conflicts for line in lines)
    return _listed(lines, pages=True), conflicts, len(lines) - conflicts


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
    return (
        "<section class='disputes'><h2>Where sources disagree</h2>"
        + (_listed(conflicts, pages=False) if conflicts else "<p>No open conflict here.</p>")
        + (
            f"<details class='gap'><summary><b>{len(others)}</b> remarks that qualify what is "
            f"drawn here</summary>{_listed(others, pages=False)}</details>"
            if others
            else ""
        )
        + "</section>"
    )


class _Line(NamedTuple):
    """One disagreement as HTML, with the row that it is about and the page that draws it."""

    table: str
    row: str
    title: str
    page: str
    conflicts: bool
    html: str


# Written once, for a View only chooses among them.
@lru_cache(maxsize=4)
def _lines(dossier: Dossier) -> list[_Line]:
    return [
        _Line(
            c.table, c.row_id, escape(c.row_title), c.page.capitalize(),
            c.relation == "conflicts", disagreement(c),
        )
        for c in disputed(dossier).itertuples()
    ]  # fmt: skip


def _listed(lines: list[_Line], *, pages: bool) -> str:
    """Disagreements, those on one row together."""
    groups: dict[tuple[str, str], list[_Line]] = {}
    for line in lines:
        groups.setdefault((line.table, line.row), []).append(line)
    parts = []
    for first, *rest in groups.values():
        where = f" <span>{first.table}, shown on {first.page}</span>" if pages else ""
        items = "".join(line.html for line in (first, *rest))
        parts.append(f"<li><b>{first.title}</b>{where}<ul class='says'>{items}</ul></li>")
    return f"<ul class='ledger'>{''.join(parts)}</ul>"


def gaps_list(dossier: Dossier) -> str:
    """What nobody says, each with its count and its rows behind a disclosure."""
    return "".join(map(_gap, gaps(dossier)))


def downloads(dossier: Dossier) -> str:
    """Links to every table, the package and the citations."""
    base = f"data/{dossier.name}"
    rows = "".join(
        f"<tr><th scope='row'>{name}</th><td>{len(frame)}</td>"
        f"<td><a href='{base}/{name}.csv' download aria-label='{name} as CSV'>CSV</a></td>"
        f"<td><a href='{base}/{name}.parquet' download aria-label='{name} as parquet'>"
        "parquet</a></td></tr>"
        for name, frame in dossier.tables.items()
    )
    whole = "".join(
        f"<li><a href='{base}/{file}' download>{words}</a></li>"
        for file, words in (
            (
                f"{dossier.name}.zip",
                "The whole data package (zip: CSVs, parquet, datapackage.json)",
            ),
            ("sources.bib", "All sources as BibTeX"),
            ("sources.csl.json", "All sources as CSL-JSON"),
            ("codebook.md", "The rules of coding (Markdown)"),
            ("datapackage.json", "The package’s description (Frictionless Data Package)"),
        )
    )
    return (
        f"<ul class='ledger'>{whole}</ul><div class='scroll' tabindex='0' role='region' "
        "aria-label='Tables to download'><table><thead><tr><th scope='col'>Table</th>"
        "<th scope='col'>Rows</th><th scope='col'>CSV</th><th scope='col'>Parquet</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _source(row: Any) -> str:
    title = escape(row.title)
    if pd.notna(row.url):
        title = f"<a href='{escape(row.url)}' target='_blank' rel='noopener noreferrer'>{title}</a>"
    holder = " · ".join(
        escape(str(x)) for x in (row.authors, row.container, row.publisher) if pd.notna(x)
    )
    year = "" if pd.isna(row.year) else f" ({int(row.year)})"
    note = f"<br><span>{escape(row.note)}</span>" if pd.notna(row.note) else ""
    facts = source_facts(row)
    return (
        f"<li id='{escape(row.id)}'><b>{title}</b>{year}<br>{holder} · {escape(row.kind)}{note}"
        f"{facts}<br><em>Rests on it: {escape(row.what)}</em></li>"
    )


def _gap(gap: Gap) -> str:
    items = "".join(f"<li>{escape(row)}</li>" for row in gap.rows)
    return (
        f"<details class='gap'><summary><b>{len(gap.rows)}</b> {escape(gap.what)}</summary>"
        f"<ul>{items}</ul></details>"
    )
