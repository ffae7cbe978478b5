"""Demands by camp, by who asked, and by what became of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

import pandas as pd

from components.charts.chart import Frame
from components.charts.demands.fates import FATES
from components.charts.pressure.tips import HEDGES
from components.dossier import Dossier, vocabulary
from components.query.citations import conflicting, supporting, tip_of
from components.query.following import lit
from components.query.records import by_id, rows_of
from components.query.selection import select
from components.view import View
from components.wording.cells import said

CAMPS: tuple[str, ...] = get_args(vocabulary.Camp)

COLUMNS = [
    "layer", "id", "kind", "camp", "from_actor", "asked", "of", "label", "title", "fate", "answer",
    "provision_id", "clause", "side", "event_id", "date_words", "disputed", "tip", "selected",
    "maybe",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a demand, by camp, by who asked, and by what became of it.

    Returns
    -------
    pandas.DataFrame
        ``asked`` and ``of`` are the short names of who asked and of whom, ``answer`` the fate in
        words, ``clause`` the short name of the provision that answers it ("" for none), ``side``
        that of who asked, and ``event_id`` the event that a choice opens: the demand's own, or
        else that of the provision ("" for none). ``selected`` where either of them is chosen,
        ``maybe`` where it was more likely asked before or after the period of the View.
    """
    demands = select(dossier, view.filters).demands
    likely = dict(zip(demands["id"], demands["likely"], strict=True))
    events, actors = lit(dossier, view), view.followed
    rows = [
        {**row, "selected": bool(events & row["events"] or actors & row["actors"]),
         "maybe": not likely[row["id"]]}
        for row in _all(dossier) if row["id"] in likely
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"selected": bool, "disputed": bool})


@lru_cache(maxsize=8)  # the filters only choose among them
def _all(dossier: Dossier) -> list[dict[str, Any]]:
    says, otherwise = supporting(dossier, "demands"), conflicting(dossier, "demands")
    actors, provisions = by_id(dossier, "actors"), by_id(dossier, "provisions")
    rows: list[dict[str, Any]] = []
    for d in rows_of(dossier.demands):
        clause = provisions.get(d.provision_id) if said(d.provision_id) else None
        own = d.event_id if said(d.event_id) else ""
        of = actors[d.to_actor].short if said(d.to_actor) else ""
        rows.append(
            {"layer": "demand", "id": d.id, "kind": "demand", "camp": d.camp,
             "from_actor": d.from_actor, "actors": {d.from_actor, d.to_actor},
             "asked": actors[d.from_actor].short, "of": of,
             "label": d.short, "title": d.title, "fate": d.fate, "answer": FATES[d.fate].words,
             "provision_id": clause.id if clause else "", "clause": clause.short if clause else "",
             "side": actors[d.from_actor].side, "date_words": d.date_words,
             "event_id": own or (clause.event_id if clause else ""), "disputed": d.id in otherwise,
             "tip": _tip(d, actors[d.from_actor].short, of, clause, says.get(d.id, ""),
                         otherwise.get(d.id, "")),
             "events": {own, clause.event_id if clause else ""} - {""},
             "first": d.date_from if pd.notna(d.date_from) else d.date_to}
        )  # fmt: skip
    # Actors of a camp in the order in which they first asked.
    began: dict[tuple[str, str], Any] = {}
    for row in rows:
        who = (row["camp"], row["from_actor"])
        began[who] = min(began.get(who, row["first"]), row["first"])
    order = list(FATES)
    return sorted(
        rows,
        key=lambda r: (
            CAMPS.index(r["camp"]), began[r["camp"], r["from_actor"]], r["from_actor"],
            order.index(r["fate"]), r["first"], r["id"],
        ),
    )  # fmt: skip


def opens(dossier: Dossier, demand: str) -> str:
    """The event that a demand leads to: its own, or that of the clause that answers it, or ""."""
    return next((str(row["event_id"]) for row in _all(dossier) if row["id"] == demand), "")


def _tip(row: Any, asked: str, of: str, clause: Any, says: str, otherwise: str) -> str:
    hedge = f" ({HEDGES[row.assertion]})" if row.assertion in HEDGES else ""
    whom = f" of {of}" if of else ""
    answer = FATES[row.fate].words + (f": {clause.title.rstrip('.')}" if clause else "")
    head = f"{asked} asked{whom}{hedge}: {row.title.rstrip('.')}. {answer}"
    return tip_of(head, row.date_words, says, otherwise)
