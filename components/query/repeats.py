"""Clues that were cut from one sentence or one episode, and so say the same thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from components.dossier import Dossier


@lru_cache(maxsize=8)
def same_cut(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """The other clues of each clue's sentence or episode.

    Returns
    -------
    mapping of str to tuple of str
        Claim id -> the claims that it is joined to by ``repeats``, over however many steps, in
        the dossier's order. Claims that stand alone are left out.
    """
    ids = [str(claim) for claim in dossier.claims["id"]]
    # Each claim bears the number of its family; where two are joined, one takes over the other.
    family = {claim: number for number, claim in enumerate(ids)}
    for claim, other in zip(ids, dossier.claims["repeats"], strict=True):
        if other in family:
            new, old = family[claim], family[other]
            family = {c: new if n == old else n for c, n in family.items()}
    kin = {c: tuple(o for o in ids if o != c and family[o] == family[c]) for c in ids}
    return {claim: others for claim, others in kin.items() if others}


def repeated(dossier: Dossier, claim: str, before: Iterable[str]) -> str:
    """The first of the clues ``before`` that is cut from the same sentence; "" if none is."""
    others = same_cut(dossier).get(claim, ())
    return next((clue for clue in before if clue in others), "")
