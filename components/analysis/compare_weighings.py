"""Two weighings beside each other: where they part, clue by clue."""

from __future__ import annotations

import numpy as np
import pandas as pd

from components.analysis.weighing import (
    DECIBEL,
    NEUTRAL,
    PRIOR,
    SCALE,
    Judgement,
    Vector,
    Weighing,
    judgements,
    prior_levels,
)
from components.dossier import Dossier


def compare(dossier: Dossier, one: Weighing, other: Weighing) -> pd.DataFrame:
    """Two weighings clue by clue.

    Returns
    -------
    pandas.DataFrame
        One row a clue and explanation: ``claim_id``, ``explanation_id``, ``one``, ``other``
        (words; "not weighed" where it is not) and ``gap`` (decibels between the two
        likelihoods), the clues of the widest gap first. A clue not weighed is neutral.
    """
    ids, rows = list(dossier.explanations["id"]), []
    a, b = ({c.claim: c for c in judgements(w)} for w in (one, other))
    for claim, left, right in _sides(dossier, one, other):
        for i, explanation in enumerate(ids):
            words = [SCALE[w[claim].levels[i]][0] if claim in w else "not weighed" for w in (a, b)]
            rows.append((claim, explanation, *words, abs(left[i] - right[i])))
    frame = pd.DataFrame(rows, columns=["claim_id", "explanation_id", "one", "other", "gap"])
    widest = frame.groupby("claim_id", sort=False)["gap"].transform("max")
    order = widest.sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def apart(dossier: Dossier, one: Weighing, other: Weighing) -> pd.DataFrame:
    """Two weighings clue by clue, each at the explanation on which they part most.

    Returns
    -------
    pandas.DataFrame
        One row a clue, and one for the priors if they differ; the widest gap first:
        ``claim_id`` ("" for the priors), ``explanation_id``, ``one`` and ``other`` (decibels by
        which it speaks for that explanation, against the mean of all) and ``gap`` between them.
    """
    many = len(dossier.explanations)
    sides = _sides(dossier, one, other)
    first, second = (
        _centred(np.log([PRIOR[n][1] for n in prior_levels(w, many)])) * DECIBEL
        for w in (one, other)
    )
    if prior_levels(one, many) != prior_levels(other, many):
        sides.insert(0, ("", first, second))
    rows = []
    for claim, left, right in sides:
        place = int(np.abs(left - right).round(9).argmax())
        gap = abs(left[place] - right[place])
        rows.append((claim, dossier.explanations["id"].iloc[place], left[place], right[place], gap))
    frame = pd.DataFrame(rows, columns=["claim_id", "explanation_id", "one", "other", "gap"])
    return frame.sort_values("gap", ascending=False, kind="stable", ignore_index=True)


def _sides(dossier: Dossier, one: Weighing, other: Weighing) -> list[tuple[str, Vector, Vector]]:
    """Clues of either weighing, with the decibels of both; a clue not weighed is neutral."""
    a, b = ({c.claim: c for c in judgements(w)} for w in (one, other))
    neutral = (NEUTRAL,) * len(dossier.explanations)
    found = []
    for claim in [c for c in dossier.claims["id"] if c in a or c in b]:
        # Only what a clue says of one explanation against another counts, so centre it first.
        left, right = (
            _centred(w.get(claim, Judgement(claim, neutral)).weight) * DECIBEL for w in (a, b)
        )
        found.append((claim, left, right))
    return found


def _centred(weights: Vector) -> Vector:
    return weights - weights.mean()
