"""Weighings made for a test, and dossiers with as many explanations as it needs."""

from collections.abc import Mapping, Sequence

import pandas as pd
from hypothesis import strategies as st

from components.analysis.weighing import Judgement, Weighing, judgements, write
from components.dossier import Dossier
from tests.charts.making import with_tables


def rivals(
    dossier: Dossier, explanations: int, clues: int = 2, *, added: Sequence[int] = ()
) -> Dossier:
    """A dossier of ``explanations`` a, b, … and ``clues`` c1, c2, …

    ``added`` is the day of November on which each explanation came; all on the first by default.
    """
    first, claim = dossier.explanations.iloc[0], dossier.claims.iloc[0]
    letters = [chr(ord("a") + k) for k in range(explanations)]
    numbers = [f"c{k + 1}" for k in range(clues)]
    said = pd.DataFrame([first] * explanations).assign(
        id=letters, title=[f"Mainly {k}" for k in letters], short=[k.upper() for k in letters],
        place=range(1, explanations + 1),
        added=[f"2026-11-{day:02}" for day in added or [1] * explanations],
    )  # fmt: skip
    found = pd.DataFrame([claim] * clues).assign(
        id=numbers, short=[f"Clue {k}" for k in numbers], explanation_id="a", repeats=None
    )
    return with_tables(
        dossier,
        explanations=said.reset_index(drop=True),
        claims=found.reset_index(drop=True),
    )


def joined(dossier: Dossier, repeats: Mapping[str, str]) -> Dossier:
    """The dossier with ``repeats`` (claim -> the other) and no other joins."""
    claims = dossier.claims.assign(repeats=dossier.claims["id"].map(dict(repeats)))
    return with_tables(dossier, claims=claims)


def full(dossier: Dossier, weighing: Weighing) -> Weighing:
    """A weighing with a digit for every explanation of a dossier, neutral on those not said."""
    many = len(dossier.explanations)
    return tuple((c, d.rstrip("x").ljust(many, "2") + "x" * d.endswith("x")) for c, d in weighing)


def weighings(dossier: Dossier, *, most: int = 8) -> st.SearchStrategy[Weighing]:
    """Any weighing of a dossier, written as a View holds it."""
    many = len(dossier.explanations)
    levels = st.tuples(*[st.integers(0, 4)] * many)
    return st.builds(
        lambda prior, ids, said, links: write(
            prior, tuple(map(Judgement, ids, said[: len(ids)], links[: len(ids)]))
        ),
        levels,
        st.lists(st.sampled_from(list(dossier.claims["id"])), unique=True, max_size=most),
        st.lists(levels, min_size=most, max_size=most),
        st.lists(st.booleans(), min_size=most, max_size=most),
    )


def clues_of(weighing: Weighing) -> list[str]:
    """Ids of the clues weighed."""
    return [c.claim for c in judgements(weighing)]
