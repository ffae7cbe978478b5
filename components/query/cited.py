"""Citations joined to their sources: what stands behind a row, and what it is called in short."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.query.records import rows_of
from components.wording.locators import locator_words

#: What a row belongs to, from which it may have its sources, in words.
HEADS = {"events": "event", "votes": "vote", "measures": "series"}
#: Relations of a source that speaks against a row or in doubt of it; a side fact does neither.
DOUBTS = ("conflicts", "qualifies")
#: Letters of a title that stands for its author, and quotes within quotes.
_TITLE, _INNER = 60, str.maketrans("“”", "‘’")


@lru_cache(maxsize=8)
def _cited(dossier: Dossier) -> pd.DataFrame:
    sources = dossier.sources
    named = dict(zip(sources["id"], sources["title"], strict=True))
    return dossier.citations.merge(
        sources.assign(work_title=sources["work"].map(named)).add_prefix("source_"),
        on="source_id",
        how="left",
        validate="many_to_one",
    )


def citations_of(dossier: Dossier, table: str, row_id: str | None = None) -> pd.DataFrame:
    """Citations of a table, or of one row of it, joined to their sources.

    Returns
    -------
    pandas.DataFrame
        Columns of ``citations`` and, with the prefix ``source_``, of ``sources`` and
        ``work_title`` (of the source that it is an edition of); conflicts and qualifications
        first, side facts last. Shared and cached: callers must not change it.
    """
    frame = _cited_of(dossier, table)
    return frame if row_id is None else frame[frame["row_id"] == row_id]


@lru_cache(maxsize=32)
def _cited_of(dossier: Dossier, table: str) -> pd.DataFrame:
    frame = _cited(dossier)
    return _foremost_first(frame[frame["table"] == table])


def _foremost_first(cited: pd.DataFrame) -> pd.DataFrame:
    """Citations with those that speak against a row first, and side facts last."""
    return cited.sort_values("relation", key=lambda s: s.map(_RANK), kind="stable")


def cited_rows(dossier: Dossier, table: str) -> Mapping[str, list[Any]]:
    """Row -> its citations as ``citations_of`` gives and sorts them, for many rows at a time."""
    return _cited_rows(dossier).get(table, {})


@lru_cache(maxsize=8)
def _cited_rows(dossier: Dossier) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for cited in rows_of(_foremost_first(_cited(dossier))):
        found.setdefault(cited.table, {}).setdefault(cited.row_id, []).append(cited)
    return found


_RANK = {"conflicts": 0, "qualifies": 1, "supports": 2, "context": 3}


def disagreements(dossier: Dossier, *, tables: tuple[str, ...] = ()) -> pd.DataFrame:
    """Every citation that conflicts with or qualifies a row, of some tables or of all.

    A side fact does neither.
    """
    frame = _cited(dossier)
    keep = frame["relation"].isin(DOUBTS)
    if tables:
        keep &= frame["table"].isin(tables)
    return frame[keep]


def source_line(dossier: Dossier, table: str, row_id: str) -> str:
    """Short "says who" of one row: authors and year with the place, joined by semicolons."""
    cited = backing(list(citations_of(dossier, table, row_id).itertuples()))
    return "; ".join(dict.fromkeys(map(cited_place, cited)))


def backing(cited: list[Any]) -> list[Any]:
    """Those of one row's citations that stand behind what it says.

    A source of one column alone (the day of a vote, say) gives a side fact of the row: it is
    named only where nothing backs the row as a whole. A row that nothing backs is given the
    sources that doubt it, and one of which there are but side facts those.
    """
    supports = [c for c in cited if c.relation == "supports"]
    whole = [c for c in supports if pd.isna(c.column)]
    return whole or supports or [c for c in cited if c.relation != "context"] or cited


def place_of(row: Any) -> str:
    """Where in its source a citation, joined to it, has what it says; in words.

    A row that has it from what it belongs to says so.
    """
    place = locator_words(row.locator, row.source_kind)
    through = getattr(row, "through", None)
    if not isinstance(through, str):
        return place
    table = through.partition(":")[0]
    given = "the whole case" if table == "case" else f"its {HEADS.get(table, table)}"
    return f"{place}, given for {given}"


def cited_place(row: Any) -> str:
    """``Doe 2009 (paragraph 1, sentence 3)``: a citation, joined to its source, in short."""
    return f"{short_source(row)} ({place_of(row)})"


def short_source(row: Any) -> str:
    """By whom, or called what, and when: ``Doe 2009``, ``Doe, undated``, ``“A report …”, 2009``.

    A title that says the year says it once.
    """
    authors = row.source_authors if isinstance(row.source_authors, str) else ""
    names = [a.strip() for a in authors.split(";") if a.strip()]
    when = "undated" if pd.isna(row.source_year) else str(int(row.source_year))
    if not names:
        title = str(row.source_title).translate(_INNER)
        if len(title) > _TITLE:
            title = f"{title[:_TITLE].rsplit(' ', 1)[0]} …"
        return f"“{title}”" if when in title else f"“{title}”, {when}"
    head = names[0].split(",")[0]
    if len(names) == 2:
        head = f"{head} and {names[1].split(',')[0]}"
    elif len(names) > 2:
        head = f"{head} et al."
    return f"{head}, {when}" if pd.isna(row.source_year) else f"{head} {when}"
