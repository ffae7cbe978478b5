"""Weighings made for a test, and dossiers with as many explanations as it needs."""

import pandas as pd
from hypothesis import strategies as st

from components.dossier import Dossier
from components.weigh import Judgement, Weighing, judgements, write
from tests.charts.making import with_tables


def rivals(dossier: Dossier, explanations: int, clues: int = 2) -> Dossier:
    """A dossier of ``explanations`` a, b, … and ``clues`` c1, c2, …"""
    first, claim = dossier.explanations.iloc[0], dossier.claims.iloc[0]
    letters = [chr(ord("a") + k) for k in range(explanations)]
    numbers = [f"c{k + 1}" for k in range(clues)]
    said = pd.DataFrame([first] * explanations).assign(
        id=letters, title=[f"Mainly {k}" for k in letters], short=[k.upper() for k in letters]
    )
    found = pd.DataFrame([claim] * clues).assign(
        id=numbers, short=[f"Clue {k}" for k in numbers], explanation_id="a"
    )
    return with_tables(
        dossier,
        explanations=said.reset_index(drop=True),
        claims=found.reset_index(drop=True),
    )


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
