"""Provisions with a term of imprisonment, and what sources claim against them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pandas as pd

from components.charts.chart import Frame, carrying
from components.dossier import Dossier
from components.dossier.case import Case
from components.query.citations import conflicting, supporting, tip_of
from components.query.cited import citations_of, short_source
from components.query.following import lit
from components.query.records import by_id, rows_of
from components.query.selection import select
from components.view import View

Row = dict[str, Any]

#: Versions in order, with the words that head their rows.
VERSIONS = {
    "draft": "Draft",
    "presidential bill": "Bill",
    "enacted": "Law as enacted",
    "later": "Later law",
}

COLUMNS = [
    "id", "layer", "version", "label", "title", "law", "article", "date_words", "min_years",
    "max_years", "term", "pressure", "disputed", "claimant", "tip", "selected",
    "maybe",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a provision with a term, then one row for each term that a source claims instead.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "term" or "claim"; years are missing where no source gives them; ``term``
        puts them in words; ``maybe`` says that it more likely came before or after the period of
        the View. A claim has the ``id`` of the provision that it contradicts, its
        figure in ``max_years`` and the ``claimant`` ("Doe 2009").
    """
    spoken, against = _cited(dossier)
    chosen = lit(dossier, view)
    says, otherwise = supporting(dossier, "provisions"), conflicting(dossier, "provisions")
    events, provisions = by_id(dossier, "events"), by_id(dossier, "provisions")
    rows: list[Row] = []
    selection = select(dossier, view.filters)
    for name in selection.provisions["id"]:
        p = provisions[name]
        # A row for a term that is sought and not found: a gap that a reader would else not see.
        sought = p.theme == "penalty" and name in spoken
        if pd.isna(p.max_years) and pd.isna(p.min_years) and not sought:
            continue
        e, term = events[p.event_id], words_of(p.min_years, p.max_years)
        later = dossier.words.core("version", p.version) == "later"
        rows.append(
            {"id": name, "layer": "term", "version": p.version, "label": _label(p, e, later),
             "title": p.title, "law": p.law, "article": p.article, "date_words": e.date_words,
             "min_years": p.min_years, "max_years": p.max_years, "term": term,
             "pressure": e.pressure, "disputed": name in otherwise, "date": e.date_to,
             "place": dossier.words.listed("version").index(p.version),
             "tip": tip_of(f"{p.title}. {p.law}", e.date_words, says.get(name, ""),
                           otherwise.get(name, "")),
             "selected": p.event_id in chosen, "maybe": p.event_id in selection.unlikely}
        )  # fmt: skip
    rows.sort(key=_order)
    shown = {r["id"]: r for r in rows}
    claims: list[Row] = []
    for c in (c for c in against if c.row_id in shown):
        years = years_in(c.value)
        if years is not None and years != shown[c.row_id]["max_years"]:
            claims.append(
                {**shown[c.row_id], "layer": "claim", "min_years": None, "max_years": years,
                 "term": words_of(None, years), "claimant": short_source(c),
                 "label": f"What the {c.source_kind} says: {words_of(None, years)}"}
            )  # fmt: skip
    frame = pd.DataFrame(rows + claims, columns=COLUMNS)
    return carrying(frame.astype({"min_years": "float64", "max_years": "float64"}), dossier.case)


@lru_cache(maxsize=8)
def _cited(dossier: Dossier) -> tuple[frozenset[str], list[Any]]:
    """Provisions of whose term a source speaks, and what contradicts a longest term."""
    cited = citations_of(dossier, "provisions")
    on_terms = cited["column"].isin(["min_years", "max_years"])
    against = cited[(cited["relation"] == "conflicts") & (cited["column"] == "max_years")]
    return frozenset(cited.loc[on_terms, "row_id"]), rows_of(against)


def _label(provision: Any, event: Any, later: bool) -> str:
    """Headline up to the colon, after which it gives the term that the bar shows; later: a year."""
    head = str(provision.title).partition(":")[0]
    dated = later and pd.notna(event.date_to)
    return f"{head}, {event.date_to.year}" if dated else head


def _order(row: Row) -> tuple[Any, ...]:
    """By version; within one by article and part, so that each scale reads upwards."""
    numbers = re.findall(r"\d+(?:\.\d+)?", str(row["article"]) if row["article"] else "")
    several = "arts" in str(row["article"])
    return (row["place"], several, [float(n) for n in numbers], row["date"], row["id"])


def head_of(version: str, case: Case) -> str:
    """What a version is called above its terms."""
    return case.version(version, VERSIONS.get(version, version))


def words_of(low: Any, high: Any) -> str:
    """``3 to 10 years``, ``up to 5 years``, or ``term not found``."""
    if pd.isna(low) or low is None:
        return "term not found" if pd.isna(high) else f"up to {high:g} years"
    return f"from {low:g} years" if pd.isna(high) else f"{low:g} to {high:g} years"


def years_in(value: Any) -> float | None:
    """The years that a source's own value names, if it names any: ``10`` of ``"10"``."""
    number = re.search(r"\d+(?:\.\d+)?", value) if isinstance(value, str) else None
    return float(number[0]) if number and 0 < float(number[0]) <= 25 else None
