"""Who got what they asked for: from a demand to what became of it, and to the clause.

Demands stand by camp, each camp with the count of what it got. Of a demand whose fate is not known
it is said so: it is never counted as lost.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any, get_args

import pandas as pd

from components.charts.chart import Chart, Frame
from components.charts.demands.fates import FATES, got
from components.charts.demands.narrow import draw_rows
from components.charts.demands.stage import stage
from components.charts.demands.wide import draw_wide
from components.charts.pressure.data import HEDGES
from components.dossier import Dossier, vocabulary
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.query.citations import says_otherwise, says_who, tip_of
from components.query.records import by_id, rows_of
from components.query.selection import select
from components.view import View
from components.wording.counting import counted, listing

CAMPS: tuple[str, ...] = get_args(vocabulary.Camp)

COLUMNS = [
    "layer", "id", "kind", "camp", "from_actor", "asked", "of", "label", "title", "fate", "answer",
    "provision_id", "clause", "side", "event_id", "date_words", "disputed", "tip", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a demand, by camp, by who asked, and by what became of it.

    Returns
    -------
    pandas.DataFrame
        ``asked`` and ``of`` are the short names of who asked and of whom, ``answer`` the fate in
        words, ``clause`` the short name of the provision that answers it ("" for none), ``side``
        that of who asked, and ``event_id`` the event that a choice opens: the demand's own, or
        else that of the provision ("" for none). ``selected`` where either of them is chosen.
    """
    shown = list(select(dossier, view.filters).demands["id"])
    chosen = set(view.event)
    rows = [{**row, "selected": bool(chosen & row["events"])} for row in _all(dossier)]
    frame = pd.DataFrame([row for row in rows if row["id"] in set(shown)], columns=COLUMNS)
    return frame.astype({"selected": bool, "disputed": bool})


@lru_cache(maxsize=8)  # the filters only choose among them
def _all(dossier: Dossier) -> list[dict[str, Any]]:
    says, otherwise = says_who(dossier, "demands"), says_otherwise(dossier, "demands")
    actors, provisions = by_id(dossier, "actors"), by_id(dossier, "provisions")
    rows: list[dict[str, Any]] = []
    for d in rows_of(dossier.demands):
        clause = provisions.get(d.provision_id) if _text(d.provision_id) else None
        own = d.event_id if _text(d.event_id) else ""
        of = actors[d.to_actor].short if _text(d.to_actor) else ""
        rows.append(
            {"layer": "demand", "id": d.id, "kind": "demand", "camp": d.camp,
             "from_actor": d.from_actor, "asked": actors[d.from_actor].short, "of": of,
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


def _text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def describe(frame: Frame) -> str:
    """Alt text: what each camp got of what it asked for, and the clauses that answer most."""
    rows = rows_of(frame)
    if not rows:
        return "Nothing is in view: no demand lies within the filters."
    camps = list(dict.fromkeys(row.camp for row in rows))
    fates = Counter(row.fate for row in rows)
    parts = [f"{fates[f]} {FATES[f].short}" for f in FATES if fates[f]]
    text = f"{counted(len(rows), 'demand')} of {counted(len(camps), 'camp')}: {listing(parts)}. "
    for camp in camps:
        part = [row for row in rows if row.camp == camp]
        text += f"{camp.capitalize()}: {got(part)}. "
    answers = Counter(row.clause for row in rows if row.clause).most_common()
    several = [f"{name} ({n} demands)" for name, n in answers if n > 1]
    text += f"Clauses that answer several: {listing(several)}. " if several else ""
    disputed = sum(bool(row.disputed) for row in rows)
    text += f"Sources differ on {counted(disputed, 'demand')}, marked †." if disputed else ""
    return text.strip()


def draw(frame: Frame, *, narrow: bool) -> Graphic:
    """The picture and its boxes: from left to right, or on a phone a demand under the other."""
    return (draw_rows if narrow else draw_wide)(rows_of(frame))


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Demands and what became of them; on a narrow canvas that stands under each."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, narrow=canvas.narrow)


CHART = Chart(
    id="demands",
    title="Who got what they asked for",
    shows=(
        "From each demand to what became of it and, where one answers it, to the clause. The "
        "colour says where who asked stands; a broken line ends without a clause."
    ),
    table="demands",
    unit="demands",
    prepare=prepare,
    layout=layout,
    describe=describe,
    columns={
        "title": "Demand", "camp": "Camp", "asked": "Who asked", "of": "Of whom",
        "date_words": "When", "answer": "What became of it", "clause": "Clause",
    },
)  # fmt: skip
