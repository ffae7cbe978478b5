"""The rows: a claim each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.evidence.proof_kinds import TESTS
from components.dossier import Dossier
from components.query.citations import conflicting, supporting, tip_of
from components.query.following import lit
from components.query.provenance import independent
from components.query.repeats import same_cut
from components.query.selection import select
from components.view import View
from components.wording.counting import listing

Row = dict[str, Any]

#: Before the names of the clues that say the same thing twice.
CUT = "Cut from the same sentence or episode as"

COLUMNS = [
    "id", "layer", "explanation_id", "explanation", "direction", "label", "statement", "claimant",
    "test", "assertion", "sources", "cut", "pressure", "disputed", "tip", "selected",
    "maybe",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a claim in view, by explanation, those for it first, the most telling test first.

    Returns
    -------
    pandas.DataFrame
        ``direction`` "for" or "against"; ``sources`` counts the independent sources that support
        the claim; ``cut`` names the clues of the same sentence or episode; ``pressure`` is that
        of its event, "none" without one; ``maybe`` says that this more likely lies before or after
        the period of the View.
    """
    selection, chosen = select(dossier, view.filters), lit(dossier, view)
    says, otherwise = supporting(dossier, "claims"), conflicting(dossier, "claims")
    backing = independent(dossier, "claims")
    pressure = dict(zip(dossier.events["id"], dossier.events["pressure"], strict=True))
    names = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
    order = list(names)
    short = dict(zip(dossier.claims["id"], dossier.claims["short"], strict=True))
    cut = {c: listing([short[o] for o in kin]) for c, kin in same_cut(dossier).items()}
    rows: list[Row] = [
        {"id": c.id, "layer": "claim", "explanation_id": c.explanation_id,
         "explanation": names[c.explanation_id], "direction": c.direction, "label": c.short,
         "statement": c.statement, "claimant": c.claimant, "test": c.test,
         "assertion": c.assertion, "sources": backing.get(str(c.id), 0),
         "cut": cut.get(str(c.id), ""), "pressure": pressure.get(c.event_id, "none"),
         "disputed": c.id in otherwise,
         "tip": tip_of(c.statement, f"{c.claimant}, {c.assertion}; {c.test}",
                       says.get(str(c.id), ""), otherwise.get(str(c.id), ""))
                + (f" {CUT} {cut[c.id]}." if c.id in cut else ""),
         "selected": c.event_id in chosen, "maybe": c.event_id in selection.unlikely}
        for c in selection.claims.itertuples()
    ]  # fmt: skip
    rows.sort(
        key=lambda r: (
            order.index(r["explanation_id"]),
            r["direction"] != "for",
            list(TESTS).index(r["test"]),
        )
    )
    return pd.DataFrame(rows, columns=COLUMNS)
