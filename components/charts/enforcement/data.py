"""Figures of enforcement, and what sources say instead of them, by step and time."""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace
from typing import Any, get_args

import pandas as pd

from components.charts.chart import Frame
from components.charts.enforcement.figures import (
    INFINITE,
    contradict,
    counts,
    decimal,
    number_in,
    worded,
)
from components.dossier import Dossier, vocabulary
from components.query.citations import conflicting, supporting, tip_of
from components.query.cited import citations_of, cited_place
from components.query.following import lit
from components.query.records import by_id, rows_of
from components.query.selection import select
from components.view import View
from components.wording.cells import said

STEPS: tuple[str, ...] = get_args(vocabulary.Step)

COLUMNS = [
    "layer", "id", "kind", "step", "offence", "unit", "value", "bound", "place", "start", "end",
    "date_words", "label", "tip", "says", "doubt", "faded", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart, by step and time.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "figure" (a row of the table), "claim" (what a source says instead of one, where
        no row of its own says it; it has the figure's ``id``) or "law" (without an ``id``: the day
        from which there is something to count). ``start`` and ``end`` are years with decimals, the
        end exclusive and an open end infinite; ``doubt`` says what contradicts a figure; ``faded``
        is True outside the period of the View.
    """
    figures, chosen = _figures(dossier), lit(dossier, view)
    says, otherwise = supporting(dossier, "enforcement"), conflicting(dossier, "enforcement")
    shown = set(select(dossier, View(time=view.time, sure=view.sure)).enforcement["id"])
    rows = sorted([*figures, *_claims(dossier, figures)], key=_order)
    against: dict[int, list[str]] = {id(row): [] for row in rows}
    for a, b in combinations(figures, 2):
        if contradict(a, b):
            for one, other in ((a, b), (b, a)):
                against[id(one)].append(_said(other, says.get(other.id, "another figure")))
    made: list[dict[str, Any]] = []
    for row in rows:
        claim = row.layer == "claim"
        who = row.says if claim else says.get(row.id, "")
        said = [row.doubt] if claim else [otherwise.get(row.id, ""), *against[id(row)]]
        doubt = "; ".join(dict.fromkeys(line for line in said if line))
        made.append(
            {**vars(row), "kind": "enforcement", "label": worded(row.value, row.bound),
             "tip": tip_of(_title(row), row.date_words, who, doubt), "says": who, "doubt": doubt,
             "faded": row.id not in shown, "selected": False}
        )  # fmt: skip
    if made and (law := law_of(dossier)) is not None:
        at = decimal(law.date_from)
        made.append(
            {"layer": "law", "kind": "event", "start": at, "end": at, "label": law.short,
             "date_words": law.date_words, "selected": law.id in chosen, "faded": False,
             **dict.fromkeys(("step", "offence", "unit", "bound", "place", "says", "doubt"), ""),
             "tip": law.title}
        )  # fmt: skip
    frame = pd.DataFrame(made, columns=COLUMNS)
    return frame.astype({"value": "float64", "start": "float64", "end": "float64"})


def _figures(dossier: Dossier) -> list[Any]:
    """Rows of the table, in order, their periods in years."""
    rows = []
    for r in rows_of(dossier.enforcement):
        start = -INFINITE if pd.isna(r.date_from) else decimal(r.date_from)
        end = INFINITE if pd.isna(r.date_to) else decimal(r.date_to + pd.Timedelta(days=1))
        rows.append(
            SimpleNamespace(
                layer="figure", id=r.id, step=r.step, offence=r.offence, unit=r.unit,
                value=float(r.value), bound=r.bound, place=r.place if said(r.place) else "",
                start=start, end=end, date_words=r.date_words,
            )
        )  # fmt: skip
    return sorted(rows, key=_order)


def _order(row: Any) -> tuple[Any, ...]:
    """By step, then by time, the whole country first; what is said instead follows its figure."""
    return (
        STEPS.index(row.step),
        row.place != "",
        row.start,
        row.end,
        row.id,
        row.layer != "figure",
    )


def _claims(dossier: Dossier, figures: list[Any]) -> list[Any]:
    """What a source says instead of a figure, unless a figure of its own says it."""
    cited = citations_of(dossier, "enforcement")
    found, by = [], {row.id: row for row in figures}
    for c in rows_of(cited[cited["relation"] == "conflicts"]):
        number, row = number_in(c.value), by.get(c.row_id)
        if number is None or row is None or (said(c.column) and c.column != "value"):
            continue
        same = ("step", "unit", "place", "start", "end")
        told = any(
            r.value == number and all(getattr(r, k) == getattr(row, k) for k in same)
            for r in figures
        )
        if not told:
            mine = supporting(dossier, "enforcement").get(row.id, "the figure drawn beside it")
            found.append(
                SimpleNamespace(
                    **{**vars(row), "layer": "claim", "value": float(number), "bound": "exactly"},
                    says=cited_place(c), doubt=_said(row, mine),
                )
            )  # fmt: skip
    return found


def _said(row: Any, who: str) -> str:
    number = f"{worded(row.value, row.bound)} {counts(row.value, row.unit)}"
    return f"{who}: {number}, {row.date_words}"


def _title(row: Any) -> str:
    number = f"{worded(row.value, row.bound)} {counts(row.value, row.unit)} {row.step}"
    where = f", {row.place} only" if row.place else ""
    return f"{number[0].upper()}{number[1:]}: {row.offence}{where}"


def law_of(dossier: Dossier) -> Any | None:
    """The event that brought most of what was enacted, if its day is known: figures count since."""
    provisions = dossier.provisions
    versions = dossier.words.alike("version", "enacted")
    enacted = provisions.loc[provisions["version"].isin(versions), "event_id"].mode()
    law = by_id(dossier, "events").get(enacted.iloc[0]) if len(enacted) else None
    return None if law is None or pd.isna(law.date_from) else law
