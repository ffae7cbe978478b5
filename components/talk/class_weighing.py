"""What a class makes of the clues that it judged, by phone or by a show of hands. Pure functions.

Hands say of each explanation how many chose which word, not who chose which two: they count with
the class, and say nothing of how far its students lie apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, TypeAlias

import numpy as np

from components.analysis.coded_weighing import coded
from components.analysis.weighing import LINKED, NEUTRAL, SCALE, Vector, Weighing, pooled
from components.charts.shared.weighed import among
from components.dossier import Dossier
from components.query.repeats import repeated, same_cut
from components.talk.scenes import Scene
from components.view.digits import fill, widths

#: Scene -> vote -> how often each word was chosen, a list an explanation.
Raised: TypeAlias = Mapping[str, Mapping[int, Sequence[Sequence[int]]]]


def class_posterior(
    dossier: Dossier, scenes: tuple[Scene, ...], answers: Mapping[str, Mapping[str, str]],
    raised: Raised | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What the class makes of the clues, from an even prior, and how far its students lie apart.

    Parameters
    ----------
    scenes : tuple of Scene
        The room's list; clues count in its order.
    answers : mapping of str to mapping
        Student -> scene id -> answer.
    raised : mapping of str to mapping, optional
        Shows of hands; the last vote counts.

    Returns
    -------
    dict
        ``n`` (students who judged a clue; nobody else counts), ``hands`` (most that were raised on
        one), ``clues`` (judged by anyone), ``among`` (on what it all depends, in words) and
        ``rows``: one an explanation with ``id``, ``short``, ``prior``, ``pooled`` and ``spread``
        (least, quartiles and greatest posterior among the students; empty without any).
    """
    weighings, hands, order = _heard(dossier, scenes, answers, raised or {})
    count, group = len(dossier.explanations), _together(dossier, [*weighings, *hands], order)
    alone = (_linked(dossier, weighing, [c for c, _ in weighing]) for weighing in weighings)
    own = np.array([pooled([weighing], count) for weighing in alone]).reshape(-1, count)
    spread = np.quantile(own, [0, 0.25, 0.5, 0.75, 1], axis=0).T if weighings else [[]] * count
    rows = zip(dossier.explanations["id"], dossier.explanations["short"], strict=True)
    return {
        "n": len(weighings),
        "hands": max(Counter(c for ((c, _),) in hands).values(), default=0),
        "clues": len(order),
        "among": among(count),
        "rows": [
            {"id": str(id_), "short": str(short), "prior": round(1 / count, 4),
             "pooled": round(float(group[i]), 4), "spread": [round(float(v), 4) for v in spread[i]]}
            for i, (id_, short) in enumerate(rows)
        ],
    }  # fmt: skip


def after_clue(
    dossier: Dossier, scenes: Sequence[Scene], answers: Mapping[str, Mapping[str, str]],
    raised: Raised,
) -> dict[str, Any] | None:  # fmt: skip
    """How the last of the clues told so far moved what the class makes of them.

    Parameters
    ----------
    scenes : sequence of Scene
        Those whose answers the class may know, in the order of the list.

    Returns
    -------
    dict or None
        ``clues`` (how many count, the last among them), ``among`` and ``rows``: one an explanation
        with ``id``, ``short``, ``before`` and ``after`` (posteriors of the class), and ``coded``:
        what the dossier's own coding makes of the same clues. None if the last scene asks of no
        clue, or nobody judged it.
    """
    weighings, hands, order = _heard(dossier, scenes, answers, raised)
    if not order or scenes[-1].ask_claim != order[-1]:
        return None
    said = [*weighings, *hands]
    before, after, own = (
        _together(dossier, those, clues)
        for those, clues in ((said, order[:-1]), (said, order), ([_coded(dossier)], order))
    )
    rows = zip(dossier.explanations["id"], dossier.explanations["short"], strict=True)
    return {
        "clues": len(order),
        "among": among(len(dossier.explanations)),
        "rows": [
            {"id": str(id_), "short": str(short), "before": round(float(before[i]), 4),
             "after": round(float(after[i]), 4), "coded": round(float(own[i]), 4)}
            for i, (id_, short) in enumerate(rows)
        ],
    }  # fmt: skip


def rules(dossier: Dossier, scenes: Sequence[Scene]) -> dict[str, Any]:
    """What a page needs to weigh hands as ``after_clue`` does, with no server.

    Returns
    -------
    dict
        ``among``, ``scale`` (probability of each word), ``neutral`` (its place), ``linked`` (the
        weight of a clue that repeats another) and ``clues``: scene -> ``claim``, ``coded`` (a digit
        an explanation) and ``same`` (claims cut from the same sentence).
    """
    digits = dict(_coded(dossier))
    return {
        "among": among(len(dossier.explanations)),
        "scale": [share for _, share in SCALE], "neutral": NEUTRAL, "linked": LINKED,
        "clues": {
            s.id: {"claim": s.ask_claim, "coded": digits[s.ask_claim],
                   "same": same_cut(dossier).get(s.ask_claim, ())}
            for s in scenes if s.ask_claim
        },
    }  # fmt: skip


def _heard(
    dossier: Dossier, scenes: Sequence[Scene], answers: Mapping[str, Mapping[str, str]],
    raised: Raised,
) -> tuple[list[Weighing], list[Weighing], list[str]]:  # fmt: skip
    """What students judged, what hands did, a clue each, and the clues, in the list's order."""
    clues = {s.id: s.ask_claim for s in scenes if s.ask_claim}
    given = (_judged(dossier, clues, said) for said in answers.values())
    weighings = [weighing for weighing in given if weighing]
    hands: list[Weighing] = [
        ((claim, digits),)
        for scene, claim in clues.items()
        for digits in _ballots(raised.get(scene, {}))
    ]
    judged = {c for weighing in (*weighings, *hands) for c, _ in weighing}
    return weighings, hands, [claim for claim in clues.values() if claim in judged]


def _ballots(votes: Mapping[int, Sequence[Sequence[int]]]) -> list[str]:
    """As many answers as hands were raised in the last vote; short of a hand, one is neutral."""
    counts = votes[max(votes)] if votes else []
    rows = ([str(i) for i, n in enumerate(row) for _ in range(n)] for row in counts)
    return ["".join(one) for one in zip_longest(*rows, fillvalue=str(NEUTRAL))]


def _judged(dossier: Dossier, clues: Mapping[str, str], said: Mapping[str, str]) -> Weighing:
    """One student's answers as a weighing; what is no answer is left out."""
    given = ((claim, fill(said.get(scene, ""), widths(dossier))) for scene, claim in clues.items())
    return tuple((claim, digits) for claim, digits in given if digits)


def _coded(dossier: Dossier) -> Weighing:
    """How the dossier codes each clue, whatever comes before it."""
    return tuple((claim, digits.rstrip("x")) for claim, digits in coded(dossier))


def _together(dossier: Dossier, weighings: Sequence[Weighing], order: Sequence[str]) -> Vector:
    """Posterior of a group that hears clues in an order, and no others."""
    heard = [tuple(part for part in weighing if part[0] in order) for weighing in weighings]
    linked = [_linked(dossier, weighing, order) for weighing in heard]
    return pooled(linked, len(dossier.explanations))


def _linked(dossier: Dossier, weighing: Weighing, order: Sequence[str]) -> Weighing:
    """The weighing with each clue linked that repeats one before it in an order of clues."""
    again = {c for i, c in enumerate(order) if repeated(dossier, c, order[:i])}
    return tuple((claim, digits + "x" * (claim in again)) for claim, digits in weighing)
