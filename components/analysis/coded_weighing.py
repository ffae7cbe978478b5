"""A weighing made of a dossier's own coding, as an example that a reader can react to.

The coding says of a clue only which way it speaks and what kind of test it can serve as.
``ASSUMED`` puts that into the words of a weighing, after what each kind of test is held to tell
(Van Evera 1997; Collier 2011): passing a hoop tells little and failing it much, a smoking gun the
other way round. How much exactly is an assumption, and shown as one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from components.analysis.weighing import (
    NEUTRAL,
    Judgement,
    Weighing,
    judgements,
    leader,
    posterior,
    write,
)
from components.dossier import Dossier
from components.query.repeats import repeated

#: Kind of test and direction -> how expected the clue is under its own answer, and under each of
#: the others, as indices into ``SCALE``. For and against mirror each other.
ASSUMED: dict[tuple[str, str], tuple[int, int]] = {
    ("straw in the wind", "for"): (3, 2),
    ("straw in the wind", "against"): (2, 3),
    ("hoop", "for"): (4, 2),
    ("hoop", "against"): (0, 2),
    ("smoking gun", "for"): (2, 0),
    ("smoking gun", "against"): (2, 4),
    ("doubly decisive", "for"): (4, 0),
    ("doubly decisive", "against"): (0, 4),
}


@lru_cache(maxsize=8)
def coded(dossier: Dossier) -> Weighing:
    """Every clue as it is coded, in the dossier's order, from an even start.

    A clue that is cut from the sentence or episode of an earlier one is marked as repeating it.
    """
    answers, before = list(dossier.explanations["id"]), list[str]()
    found = list[Judgement]()
    for claim in dossier.claims.itertuples():
        own, others = ASSUMED[claim.test, claim.direction]
        levels = tuple(own if a == claim.explanation_id else others for a in answers)
        linked = bool(repeated(dossier, claim.id, before))
        found.append(Judgement(str(claim.id), levels, linked))
        before.append(str(claim.id))
    return write((NEUTRAL,) * len(answers), tuple(found))


def leaving_out(weighing: Weighing, claim: str) -> Weighing:
    """The same weighing without one clue."""
    return tuple(part for part in weighing if part[0] != claim)


def alone(weighing: Weighing, claim: str) -> Weighing:
    """What a weighing says of one clue, and nothing else."""
    return tuple(part for part in weighing if part[0] == claim)


def share(dossier: Dossier, weighing: Weighing, explanation: str) -> float:
    """Probability that a weighing gives one explanation."""
    table = posterior(dossier, weighing).set_index("id")["posterior"]
    return float(table[explanation])


def strongest(dossier: Dossier, weighing: Weighing, explanation: str) -> str:
    """The clue that moves an explanation furthest: left out, its probability changes the most.

    Returns
    -------
    str
        Id of the claim; of several the first weighed, "" where nothing is weighed.
    """
    base = share(dossier, weighing, explanation)
    moves = {
        c.claim: round(abs(base - share(dossier, leaving_out(weighing, c.claim), explanation)), 12)
        for c in judgements(weighing)
    }
    return max(moves, key=moves.__getitem__) if moves else ""


def ranked(dossier: Dossier, weighing: Weighing) -> list[Any]:
    """Rows of ``posterior``, the most probable first."""
    table = posterior(dossier, weighing)
    return list(table.sort_values("posterior", ascending=False, kind="stable").itertuples())


def foremost(dossier: Dossier, weighing: Weighing) -> str:
    """The leader; where several share the first place, the first of them."""
    return leader(dossier, weighing) or str(ranked(dossier, weighing)[0].id)


@lru_cache(maxsize=8)
def mover(dossier: Dossier) -> str:
    """The clue that moves the foremost answer of the coding most; "" where nothing is coded."""
    if len(dossier.explanations) < 2 or dossier.claims.empty:
        return ""
    return strongest(dossier, coded(dossier), foremost(dossier, coded(dossier)))
