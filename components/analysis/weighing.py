"""Weighing evidence: what a reader's judgements, clue by clue, make of the rival explanations.

A weighing says of each clue how expected it is under each explanation, in words that stand for
probabilities. Bayes' rule does the rest; the figures are kept as logarithms and shown as decibels
of log-odds, after Fairfield and Charman (2017). The probabilities are shared out among the
dossier's explanations as if one of them, and no other, were true: that is a condition of every
figure, and shown with it, for the list is not complete and not all of them exclude each other.

In a View a weighing is ``(claim id, digits)`` pairs: one digit an explanation, in the order of
their places, and an ``x`` where the clue repeats an earlier one. An empty id holds the prior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components.dossier import Dossier
from components.view import digits

Weighing = tuple[tuple[str, str], ...]
Vector = NDArray[np.float64]

#: How expected a clue is: digit -> words and probability. None is 0 or 1: no single clue, as a
#: reader judges it, can rule an explanation in or out for good.
SCALE: tuple[tuple[str, float], ...] = (
    ("all but ruled out", 0.03),
    ("unlikely", 0.2),
    ("as likely as not", 0.5),
    ("likely", 0.8),
    ("all but certain", 0.97),
)
NEUTRAL = digits.NEUTRAL

#: How plausible an explanation is to begin with: digit -> words and weight beside the others.
PRIOR: tuple[tuple[str, float], ...] = (
    ("far less plausible", 0.1),
    ("less plausible", 1 / 3),
    ("as plausible as the others", 1.0),
    ("more plausible", 3.0),
    ("far more plausible", 10.0),
)

#: Share of its weight that a clue keeps when it repeats an earlier one: two reports of one fact
#: are more than one report, and less than two facts.
LINKED = 0.5

#: Decibels in one unit of a natural logarithm.
DECIBEL = 10 / np.log(10)


@dataclass(frozen=True)
class Judgement:
    """What a reader says of one clue.

    Attributes
    ----------
    claim : str
        Id of the claim.
    levels : tuple of int
        Index into ``SCALE`` for each explanation, in the dossier's order.
    linked : bool
        Whether it repeats an earlier clue, and so counts ``LINKED`` of its weight.
    """

    claim: str
    levels: tuple[int, ...]
    linked: bool = False

    @property
    def weight(self) -> Vector:
        """Natural logarithm of the likelihoods, shape (explanations,)."""
        likelihood = np.log([SCALE[level][1] for level in self.levels])
        return likelihood * (LINKED if self.linked else 1.0)


def judgements(weighing: Weighing) -> tuple[Judgement, ...]:
    """The clues of a weighing, in the order in which they were weighed."""
    return tuple(
        Judgement(claim, tuple(int(d) for d in text.rstrip("x")), text.endswith("x"))
        for claim, text in weighing
        if claim
    )


def prior_levels(weighing: Weighing, explanations: int) -> tuple[int, ...]:
    """Index into ``PRIOR`` for each explanation; even where the weighing does not say."""
    said = dict(weighing).get("")
    return tuple(int(d) for d in said) if said else (NEUTRAL,) * explanations


def write(prior: tuple[int, ...], clues: tuple[Judgement, ...]) -> Weighing:
    """The weighing as a View holds it; an even prior and neutral clues keep their place."""
    head = () if set(prior) == {NEUTRAL} else (("", "".join(map(str, prior))),)
    return head + tuple(
        (c.claim, "".join(map(str, c.levels)) + ("x" if c.linked else "")) for c in clues
    )


def posterior(dossier: Dossier, weighing: Weighing) -> pd.DataFrame:
    """Prior and posterior of each explanation.

    Returns
    -------
    pandas.DataFrame
        One row an explanation, in the dossier's order: ``id``, ``short``, ``title``, ``prior``,
        ``posterior`` (each column sums to 1) and ``log_odds`` (decibels, against all the others).
    """
    start, clues = _start(dossier, weighing), judgements(weighing)
    end = _weighed(start, clues)
    frame = dossier.explanations[["id", "short", "title"]].reset_index(drop=True)
    return frame.assign(
        prior=_probabilities(start), posterior=_probabilities(end), log_odds=_decibels(end)
    )


def running(dossier: Dossier, weighing: Weighing) -> pd.DataFrame:
    """The posterior as the clues come in, and what each moved.

    Returns
    -------
    pandas.DataFrame
        One row a step and explanation: ``step`` (0 is the prior), ``claim_id`` ("" at step 0),
        ``explanation_id``, ``posterior``, ``log_odds`` and ``moved`` (decibels of log-odds).
    """
    state = _start(dossier, weighing)
    ids = list(dossier.explanations["id"])
    steps: list[tuple[str, Vector]] = [("", np.zeros_like(state))]
    steps += [(c.claim, c.weight) for c in judgements(weighing)]
    parts = []
    for step, (claim, weight) in enumerate(steps):
        before = _decibels(state)
        state = state + weight
        parts.append(
            pd.DataFrame(
                {
                    "step": step,
                    "claim_id": claim,
                    "explanation_id": ids,
                    "posterior": _probabilities(state),
                    "log_odds": _decibels(state),
                    "moved": _decibels(state) - before,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def pooled(weighings: Sequence[Weighing], explanations: int) -> Vector:
    """Posterior of a group, from an even prior.

    A clue counts with the mean of its logarithms over those who weighed it, so that a group of one
    mind says what each of its members says.

    Returns
    -------
    numpy.ndarray
        Probabilities, shape (explanations,); even if nobody weighed anything.
    """
    said: dict[str, list[Vector]] = {}
    for weighing in weighings:
        for clue in judgements(weighing):
            said.setdefault(clue.claim, []).append(clue.weight)
    means = (np.mean(weights, axis=0) for weights in said.values())
    return _probabilities(sum(means, np.zeros(explanations)))


def leader(dossier: Dossier, weighing: Weighing) -> str:
    """Id of the most probable explanation; "" where the first place is shared."""
    table = posterior(dossier, weighing)
    best = table["posterior"].max()
    first = table.loc[np.isclose(table["posterior"], best, rtol=0, atol=1e-12), "id"]
    return str(first.iloc[0]) if len(first) == 1 else ""


def sensitivity(dossier: Dossier, weighing: Weighing, explanation: str) -> pd.DataFrame:
    """How far one explanation's posterior hangs on each judgement.

    Each clue is left out, and its word for this explanation moved one step up and one down; the
    prior of this explanation is moved from "far less" to "far more plausible".

    Returns
    -------
    pandas.DataFrame
        Widest first: ``factor`` (claim id, "" for the prior), ``low``, ``high``, ``without``
        (posterior with the clue left out, or with an even prior) and ``base``.
    """
    place = list(dossier.explanations["id"]).index(explanation)
    prior = prior_levels(weighing, len(dossier.explanations))
    clues = judgements(weighing)

    def at(prior: tuple[int, ...], clues: tuple[Judgement, ...]) -> float:
        # Asked some two hundred times of a full weighing: without a frame each time.
        return float(_probabilities(_weighed(_logs(prior), clues))[place])

    base = at(prior, clues)
    rows = []
    ends = [at(_moved(prior, place, to), clues) for to in range(len(PRIOR))]
    even = at((NEUTRAL,) * len(prior), clues)
    rows.append(("", min(ends), max(ends), even))
    for i, clue in enumerate(clues):
        without = at(prior, clues[:i] + clues[i + 1 :])
        tried = [without, base]
        for step in (-1, 1):
            to = min(max(clue.levels[place] + step, 0), len(SCALE) - 1)
            other = Judgement(clue.claim, _moved(clue.levels, place, to), clue.linked)
            tried.append(at(prior, (*clues[:i], other, *clues[i + 1 :])))
        rows.append((clue.claim, min(tried), max(tried), without))
    frame = pd.DataFrame(rows, columns=["factor", "low", "high", "without"]).assign(base=base)
    width = (frame["high"] - frame["low"]).rename("width")
    return frame.loc[width.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def decibels(ratio: float) -> float:
    """A likelihood ratio in decibels: 10 is ten times, 3 about twice."""
    return 10 * log10(ratio)


def _start(dossier: Dossier, weighing: Weighing) -> Vector:
    return _logs(prior_levels(weighing, len(dossier.explanations)))


def _logs(prior: tuple[int, ...]) -> Vector:
    return np.log([PRIOR[level][1] for level in prior])


def _weighed(start: Vector, clues: tuple[Judgement, ...]) -> Vector:
    return start + sum((c.weight for c in clues), np.zeros_like(start))


def _probabilities(logs: Vector) -> Vector:
    weights: Vector = np.exp(logs - logs.max(initial=-np.inf))  # there may be none
    return weights / weights.sum()


def _decibels(logs: Vector) -> Vector:
    """Log-odds of each against all others; from the logarithms, so that they stay finite."""
    rest = np.array([np.logaddexp.reduce(np.delete(logs, i)) for i in range(len(logs))])
    return (logs - rest) * DECIBEL


def _moved(levels: tuple[int, ...], place: int, to: int) -> tuple[int, ...]:
    return (*levels[:place], to, *levels[place + 1 :])
