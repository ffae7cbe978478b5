"""The rows: a judgement each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.analysis.weighing import sensitivity
from components.charts.chart import Frame
from components.charts.shared.weighed import (
    among,
    between,
    can_weigh,
    clues,
    leading,
    percent,
)
from components.dossier import Dossier
from components.view import View

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "label", "low", "high", "without", "base", "reach", "left_out", "stands",
    "leader", "shared", "answers", "tip", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a judgement on which the leader's probability hangs, the widest reach first.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "prior" or "clue"; ``low`` and ``high`` are the probabilities between which
        one word more or less moves the answer (for the prior: all its words), ``without`` the one
        without the clue (or with an even prior), ``base`` the one as it stands; ``reach``,
        ``left_out`` and ``stands`` say them in words; ``answers`` are those among which the
        probabilities are shared out. No rows without rival explanations.
    """
    if not can_weigh(dossier):
        return pd.DataFrame(columns=COLUMNS)
    lead, told = leading(dossier, view.weigh), clues(dossier, view)
    count = len(dossier.explanations)
    rows, these = list[Row](), among(count).lower()
    for s in sensitivity(dossier, view.weigh, lead.id).itertuples():
        reach = between(s.low, s.high)
        row: Row = {
            "id": s.factor, "layer": "clue" if s.factor else "prior", "label": "The starting odds",
            "low": s.low, "high": s.high, "without": s.without, "base": s.base, "reach": reach,
            "left_out": percent(s.without), "stands": percent(s.base), "leader": lead.short,
            "shared": len(lead.shared), "answers": count, "selected": False,
            "tip": f"From far less to far more plausible at the start, {lead.short} ends at "
                   f"{reach}; with all explanations even at the start, at {percent(s.without)}, "
                   f"{these}.",
        }  # fmt: skip
        if s.factor:
            text = told[s.factor]
            row |= {
                "label": text.short, "selected": text.selected,
                "tip": f"{text.says} Judged one word lower or higher, {lead.short} stands at "
                       f"{reach}; without the clue at {row['left_out']}, {these}.",
            }  # fmt: skip
        rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS)
