"""A weighing made of the dossier's own coding."""

from typing import get_args

import pytest

from components.analysis.coded_weighing import (
    ASSUMED,
    alone,
    coded,
    foremost,
    leaving_out,
    mover,
    share,
    strongest,
)
from components.analysis.weighing import SCALE, judgements
from components.dossier import Dossier
from components.dossier.evidence_tables import Claim
from tests.analysis.weighings import rivals
from tests.charts.making import with_tables


def told(dossier: Dossier, *rows: tuple[str, str, str, str | None]) -> Dossier:
    """Two answers and clues of these answers, directions, tests and repeats."""
    made = rivals(dossier, 2, len(rows))
    answers, directions, tests, repeats = zip(*rows, strict=True)
    claims = made.claims.assign(
        explanation_id=answers, direction=directions, test=tests, repeats=repeats
    )
    return with_tables(made, claims=claims)


def test_every_kind_of_clue_has_its_worth() -> None:
    fields = Claim.model_fields
    tests, directions = (get_args(fields[name].annotation) for name in ("test", "direction"))
    assert set(ASSUMED) == {(test, side) for test in tests for side in directions}


def test_for_lifts_its_answer_and_against_lowers_it() -> None:
    for (_, side), (own, others) in ASSUMED.items():
        assert (SCALE[own][1] > SCALE[others][1]) is (side == "for")


def test_a_straw_and_a_hoop_for_one_answer(dossier: Dossier) -> None:
    made = told(dossier, ("a", "for", "straw in the wind", None), ("a", "for", "hoop", None))
    ours = coded(made)
    assert ours == (("c1", "32"), ("c2", "42"))
    odds = 0.8 / 0.5 * 0.97 / 0.5
    assert share(made, ours, "a") == pytest.approx(odds / (1 + odds))
    assert mover(made) == strongest(made, ours, "a") == "c2"
    assert leaving_out(ours, "c2") == alone(ours, "c1") == (("c1", "32"),)


def test_a_failed_hoop_weighs_more_than_straws_for_it(dossier: Dossier) -> None:
    made = told(
        dossier, ("a", "for", "straw in the wind", None), ("a", "for", "straw in the wind", None),
        ("a", "against", "hoop", None),
    )  # fmt: skip
    assert foremost(made, coded(made)) == "b"
    odds = (0.8 / 0.5) ** 2 * 0.03 / 0.5
    assert share(made, coded(made), "a") == pytest.approx(odds / (1 + odds))
    assert mover(made) == "c3"


def test_a_clue_cut_from_an_earlier_one_counts_half(dossier: Dossier) -> None:
    made = told(dossier, ("a", "for", "hoop", None), ("a", "for", "hoop", "c1"))
    assert [c.linked for c in judgements(coded(made))] == [False, True]
    odds = (0.97 / 0.5) ** 1.5
    assert share(made, coded(made), "a") == pytest.approx(odds / (1 + odds))


def test_without_rivals_or_clues_nothing_moves(dossier: Dossier) -> None:
    assert mover(with_tables(dossier, claims=dossier.claims.iloc[:0])) == ""
    assert mover(rivals(dossier, 1)) == ""
