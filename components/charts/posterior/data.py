"""The rows: an explanation and weighing each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.analysis.weighing import Weighing, judgements, posterior
from components.charts.chart import Frame
from components.charts.shared.weighed import NAMES, among, can_weigh, leading, percent
from components.dossier import Dossier
from components.view import View
from components.wording.counting import counted

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "label", "title", "weighing", "clues", "prior", "posterior", "even", "leads",
    "answers", "before", "after", "tip",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an explanation and weighing: the reader's own, then one laid beside it.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "own" or "rival"; ``prior`` and ``posterior`` are probabilities, ``before``
        and ``after`` the same in words; ``even`` says whether no explanation had a start on the
        others, ``leads`` whether this one leads alone; ``clues`` counts those weighed, ``answers``
        those among which the probabilities are shared out. Empty if the dossier has no rival
        explanations.
    """
    if not can_weigh(dossier):
        return pd.DataFrame(columns=COLUMNS)
    rows = _rows(dossier, view.weigh, "own")
    if view.rival:
        rows += _rows(dossier, view.rival, "rival")
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(dossier: Dossier, weighing: Weighing, layer: str) -> list[Row]:
    table, count = posterior(dossier, weighing), len(judgements(weighing))
    lead = leading(dossier, weighing)
    even = bool(table["prior"].max() - table["prior"].min() < 1e-12)
    rows: list[Row] = []
    for e in table.itertuples():
        before, after = percent(e.prior), percent(e.posterior)
        said = f"{after} after {counted(count, 'clue')}, {before} before" if count else (
            f"{before} before any clue"
        )  # fmt: skip
        said += f", {among(len(table)).lower()}"
        rows.append(
            {"id": e.id, "layer": layer, "label": e.short, "title": e.title,
             "weighing": NAMES[layer], "clues": count, "prior": e.prior, "posterior": e.posterior,
             "even": even, "leads": len(lead.shared) == 1 and e.id == lead.id,
             "answers": len(table), "before": before, "after": after,
             "tip": f"{e.title}. {NAMES[layer]}: {said}. A judgement, no measure."}
        )  # fmt: skip
    return rows
