"""The rows: the prior, then a step a clue; or those of two weighings laid beside each other."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.analysis.weighing import judgements, running
from components.charts.chart import Frame
from components.charts.shared.weighed import (
    NAMES,
    among,
    can_weigh,
    clues,
    judged,
    leading,
    percent,
    signed,
)
from components.charts.waterfall import compare
from components.dossier import Dossier
from components.view import View

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "step", "label", "weighing", "judged", "linked", "moved", "movement", "log_odds",
    "posterior", "stands", "leader", "shared", "answers", "tip", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row for the prior, then one a clue in the order of weighing, for the leader.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "prior" or "clue"; ``moved`` and ``log_odds`` are in decibels, ``posterior``
        is a probability, ``movement`` and ``stands`` say them in words; ``leader`` is the short
        name of the leading explanation, ``shared`` the number that share its place, ``answers``
        the number of all. The prior's ``id`` is empty. No rows if the dossier has no rival
        explanations. Where another weighing is laid beside, the rows are ``compare.prepare``'s.
    """
    if not can_weigh(dossier):
        return pd.DataFrame(columns=COLUMNS)
    if view.rival and len(both := compare.prepare(dossier, view, COLUMNS)):
        return both
    lead, told = leading(dossier, view.weigh), clues(dossier, view)
    place = list(dossier.explanations["id"]).index(lead.id)
    said = {c.claim: c for c in judgements(view.weigh)}
    count, table = len(dossier.explanations), running(dossier, view.weigh)
    rows, these = list[Row](), among(count).lower()
    for s in table[table["explanation_id"] == lead.id].itertuples():
        stands, clue = percent(s.posterior), said.get(s.claim_id)
        row: Row = {
            "id": s.claim_id, "layer": "clue" if clue else "prior", "step": s.step,
            "label": "Before any clue", "weighing": NAMES["own"], "judged": "", "linked": False,
            "moved": s.moved, "movement": "", "log_odds": s.log_odds,
            "posterior": s.posterior, "stands": stands,
            "leader": lead.short, "shared": len(lead.shared), "answers": count,
            "tip": f"Before any clue {lead.short} stands at {stands}, {these}.",
            "selected": False,
        }  # fmt: skip
        if clue:
            text, words = told[clue.claim], judged(clue, place)
            row |= {
                "label": text.short, "judged": words, "linked": clue.linked,
                "movement": f"{signed(s.moved)} dB", "selected": text.selected,
                "tip": f"{text.says} Judged {words} under {lead.short}: moves it by "
                       f"{signed(s.moved)} dB, to {stands}, {these}.",
            }  # fmt: skip
        rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS)


def compares(frame: Frame) -> bool:
    """Whether the rows are those of two weighings."""
    return bool(frame["layer"].isin(["own", "rival"]).any())
