"""The list of sources as a reader asks for it: kept by words and facets, sorted, in groups."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from components.dossier import Dossier
from components.query.provenance import TABLES, rests_on
from components.query.records import rows_of
from components.query.search.finding import sources_holding
from components.wording.cells import said

#: Facet -> what it asks for, in words.
FACETS = {
    "type": "Kind",
    "language": "Language",
    "read": "How much was read",
    "for": "What rests on it",
    "year": "Year",
}
READ = {"whole": "read whole", "excerpt": "in excerpts", "not read": "not read"}

with Path(__file__).with_name("languages.csv").open(encoding="utf-8", newline="") as _file:
    #: Languages by their own names; others go by their code.
    LANGUAGES = {row["code"]: row["name"] for row in csv.DictReader(_file)}


class Order(NamedTuple):
    """A way to sort: its name, the key of a row, and the heading that a row stands under."""

    words: str
    key: Callable[[Any], Any]
    heading: Callable[[Any], str]


def _surname(row: Any) -> str:
    return str(row.authors if said(row.authors) else row.title).split(",")[0].strip()


def _initial(row: Any) -> str:
    first = next((c for c in _surname(row) if c.isalnum()), "#").upper()
    return "0–9" if first.isdigit() else first


def _cited(row: Any) -> str:
    for least, words in ((50, "50 rows and more"), (20, "20 to 49"), (10, "10 to 19"),
                         (5, "5 to 9"), (2, "2 to 4"), (1, "One row")):  # fmt: skip
        if row.rows >= least:
            return words
    return "None"


def _year(row: Any) -> str:
    return "No year" if pd.isna(row.year) else f"{int(row.year) // 10 * 10}s"


ORDERS = {
    "cited": Order("Most cited first", lambda r: (-r.rows, r.title.casefold()), _cited),
    "author": Order(
        "By author", lambda r: (_initial(r), _surname(r).casefold(), r.title), _initial
    ),
    "year": Order(
        "Newest first",
        lambda r: (pd.isna(r.year), 0 if pd.isna(r.year) else -int(r.year), r.title.casefold()),
        _year,
    ),
}  # fmt: skip


class Group(NamedTuple):
    """Sources under one heading."""

    heading: str
    rows: list[Any]


@lru_cache(maxsize=4)
def _rows(dossier: Dossier) -> list[Any]:
    """Every source with what rests on it."""
    cited: dict[str, set[str]] = {}
    for source, table in zip(
        dossier.citations["source_id"], dossier.citations["table"], strict=True
    ):
        cited.setdefault(source, set()).add(table)
    frame = rests_on(dossier)
    named = dict(zip(frame["id"], frame["title"], strict=True))
    rows = rows_of(frame.assign(work_title=frame["work"].map(named)))
    for row in rows:
        row.tables = cited.get(row.id, set())
        row.in_year = "" if pd.isna(row.year) else str(int(row.year))
    return rows


def _values(row: Any, facet: str) -> set[str]:
    if facet == "for":
        return set(row.tables)
    value = {"type": row.kind, "language": row.language, "read": row.read, "year": row.in_year}
    return {value[facet]} - {""}


@lru_cache(maxsize=4)
def options(dossier: Dossier) -> Mapping[str, Mapping[str, str]]:
    """Facet -> each value that some source has -> its words, with the number of sources."""
    found = {}
    for facet in FACETS:
        many = Counter(value for row in _rows(dossier) for value in _values(row, facet))
        order = sorted(many, key=lambda v: (-many[v], v))
        if facet == "year":
            order = sorted(many, reverse=True)
        found[facet] = {value: f"{_words(facet, value)} ({many[value]})" for value in order}
    return found


def _words(facet: str, value: str) -> str:
    if facet == "for":
        return TABLES[value][2] if value in TABLES else value
    known = {"language": LANGUAGES, "read": READ}.get(facet, {})
    return known.get(value, value)


def groups(dossier: Dossier, asked: Mapping[str, str]) -> list[Group]:
    """The sources that are asked for, sorted, those under one heading together.

    Parameters
    ----------
    asked : mapping
        ``q`` (words), facets of ``FACETS`` and ``sort``, one of ``ORDERS``; what is unknown keeps
        none out.
    """
    rows = _rows(dossier)
    if text := asked.get("q", ""):
        held = set(sources_holding(dossier, text))
        rows = [row for row in rows if row.id in held]
    for facet, known in options(dossier).items():
        if (value := asked.get(facet)) in known:
            rows = [row for row in rows if value in _values(row, facet)]
    order = ORDERS.get(asked.get("sort", ""), ORDERS["cited"])
    found: dict[str, Group] = {}
    for row in sorted(rows, key=order.key):
        heading = order.heading(row)
        found.setdefault(heading, Group(heading, [])).rows.append(row)
    return list(found.values())
