"""The arithmetic of a weighing: by hand, against published examples, and in general."""

from math import isclose, log10

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from components.analysis import weighing
from components.analysis.compare_weighings import compare
from components.analysis.weighing import (
    LINKED,
    NEUTRAL,
    PRIOR,
    SCALE,
    Judgement,
    Weighing,
    decibels,
    judgements,
    leader,
    posterior,
    prior_levels,
    running,
    sensitivity,
    write,
)
from components.dossier import Dossier
from components.view import View
from tests.analysis.weighings import full, rivals, weighings


def after(dossier: Dossier, weighing: Weighing) -> list[float]:
    """Posteriors in the dossier's order."""
    return posterior(dossier, weighing)["posterior"].tolist()


# By hand. On the scale "likely" is 0.8, "unlikely" 0.2, "as likely as not" 0.5, the ends 0.03
# and 0.97.


@pytest.mark.parametrize(
    ("explanations", "weighing", "expected"),
    [
        # Nothing weighed: even.
        (4, (), [0.25, 0.25, 0.25, 0.25]),
        # 0.8 : 0.2
        (2, (("c1", "31"),), [0.8, 0.2]),
        # 0.97 : 0.03
        (2, (("c1", "40"),), [0.97, 0.03]),
        # 0.8² : 0.2² = 16 : 1
        (2, (("c1", "31"), ("c2", "31")), [16 / 17, 1 / 17]),
        # and back: 0.8·0.2 : 0.2·0.8
        (2, (("c1", "31"), ("c2", "13")), [0.5, 0.5]),
        # 8 : 5 : 2
        (3, (("c1", "321"),), [8 / 15, 5 / 15, 2 / 15]),
        # 97·8 : 50·5 : 3·2 = 776 : 250 : 6
        (3, (("c1", "420"), ("c2", "321")), [776 / 1032, 250 / 1032, 6 / 1032]),
        # A clue that repeats an earlier one counts the root of its ratio: √4 = 2 to 1.
        (2, (("c1", "31x"),), [2 / 3, 1 / 3]),
        # 4 · 2 = 8 to 1
        (2, (("c1", "31"), ("c2", "31x")), [8 / 9, 1 / 9]),
        # A prior of 10 : 1 : 1 and no clue
        (3, (("", "422"),), [10 / 12, 1 / 12, 1 / 12]),
        # 1/10 : 1/3 : 3, thirtyfold: 3 : 10 : 90
        (3, (("", "013"),), [3 / 103, 10 / 103, 90 / 103]),
        # 3 : 1 and a clue of 1 : 4 against it
        (2, (("", "32"), ("c1", "13")), [3 / 7, 4 / 7]),
    ],
)
def test_by_hand(
    dossier: Dossier, explanations: int, weighing: Weighing, expected: list[float]
) -> None:
    assert after(rivals(dossier, explanations), weighing) == pytest.approx(expected, abs=1e-15)


def test_a_table_of_the_whole_by_hand(dossier: Dossier) -> None:
    table = posterior(rivals(dossier, 3), (("", "322"), ("c1", "132")))
    assert table["id"].tolist() == ["a", "b", "c"]
    assert table["short"].tolist() == ["A", "B", "C"]
    assert table["prior"].tolist() == pytest.approx([3 / 5, 1 / 5, 1 / 5], abs=1e-15)
    # 3·0.2 : 0.8 : 0.5 = 6 : 8 : 5
    assert table["posterior"].tolist() == pytest.approx([6 / 19, 8 / 19, 5 / 19], abs=1e-15)
    odds = [6 / 13, 8 / 11, 5 / 14]
    assert table["log_odds"].tolist() == pytest.approx([10 * log10(o) for o in odds], abs=1e-12)


def test_each_step_by_hand(dossier: Dossier) -> None:
    table = running(rivals(dossier, 2), (("c1", "31"), ("c2", "04x")))
    assert table["step"].tolist() == [0, 0, 1, 1, 2, 2]
    assert table["claim_id"].tolist() == ["", "", "c1", "c1", "c2", "c2"]
    half = (0.03 / 0.97) ** 0.5
    odds = [1.0, 4.0, 4.0 * half]
    own = table[table["explanation_id"] == "a"]
    assert own["posterior"].tolist() == pytest.approx([o / (1 + o) for o in odds], abs=1e-14)
    assert own["log_odds"].tolist() == pytest.approx([10 * log10(o) for o in odds], abs=1e-12)
    assert own["moved"].tolist() == pytest.approx([0, 10 * log10(4), 10 * log10(half)], abs=1e-12)
    other = table[table["explanation_id"] == "b"]
    assert other["moved"].tolist() == pytest.approx((-own["moved"]).tolist(), abs=1e-12)


@pytest.mark.parametrize(
    ("ratio", "expected"), [(1, 0), (10, 10), (100, 20), (0.1, -10), (2, 3.0103), (4, 6.0206)]
)
def test_decibels(ratio: float, expected: float) -> None:
    assert decibels(ratio) == pytest.approx(expected, abs=5e-5)


def test_the_leader_must_lead_alone(dossier: Dossier) -> None:
    made = rivals(dossier, 3)
    assert leader(made, ()) == ""
    assert leader(made, (("c1", "332"),)) == ""
    assert leader(made, (("c1", "322"),)) == "a"
    assert leader(made, (("c1", "322"), ("c2", "232"))) == ""


# Published examples of Bayesian process tracing.


def test_a_straw_in_the_wind_as_declared_by_blair_coppock_and_humphreys(
    dossier: Dossier,
) -> None:
    """DeclareDesign's DesignLibrary, process_tracing_designer and its vignette.

    Did natural resources cause the civil war? Prior 0.5. The straw, that the army takes over the
    resources, has probability 0.8 if they did and 0.2 if not. Both words stand on our scale. By
    the vignette's formula the posterior is 0.5·0.8 / (0.5·0.8 + 0.5·0.2) = 0.8, and 0.2 where the
    straw is sought and not found.
    """
    made = rivals(dossier, 2)
    assert [SCALE[3][1], SCALE[1][1]] == [0.8, 0.2]
    assert posterior(made, ())["prior"].tolist() == [0.5, 0.5]
    assert after(made, (("c1", "31"),)) == pytest.approx([0.8, 0.2], abs=1e-15)
    assert after(made, (("c1", "13"),)) == pytest.approx([0.2, 0.8], abs=1e-15)


def test_the_mediator_of_humphreys_and_jacobs(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Humphreys and Jacobs, Integrated Inferences (Cambridge 2023), chapter 5, process tracing.

    Did an economic crisis bring the regime down? The prior that it did is 1/3; the clue is
    certain (φ_b = 1) if it did and has probability φ_d = 0.5 if not. Published posterior: from 1/3
    to 1/2. Our scale ends at 0.97, so their certainty is put in its place; the prior of 1/3 is
    one of three explanations, of which two say that the crisis did not.
    """
    scale = (*SCALE[:4], ("certain", 1.0))
    monkeypatch.setattr(weighing, "SCALE", scale)
    made = rivals(dossier, 3)
    table = posterior(made, (("c1", "422"),))
    assert table["prior"].iloc[0] == pytest.approx(1 / 3, abs=1e-15)
    assert table["posterior"].tolist() == pytest.approx([1 / 2, 1 / 4, 1 / 4], abs=1e-15)
    monkeypatch.undo()
    # On our own scale nothing is certain, and the answer stays a little lower.
    assert after(made, (("c1", "422"),))[0] == pytest.approx(0.97 / 1.97, abs=1e-15)


def test_the_three_hypotheses_of_jaynes(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jaynes, Probability Theory (Cambridge 2003), section 4.4, from whom the decibels are.

    Fairfield and Charman (2017) take their log-odds from it. One in three of machine A's widgets
    is bad, one in six of B's, 99 in 100 if a third thing, C, is the matter. Priors (eq. 4.31):
    1/11, 10/11 and one in a million, so -10, +10 and -60 dB. One bad widget moves A against B by
    10 log10 (1/3 : 1/6) = +3 dB.
    """
    c = 1e-6
    weights = [1 / 11 * (1 - c), 10 / 11 * (1 - c), c]
    monkeypatch.setattr(weighing, "PRIOR", tuple(("", w) for w in weights))
    monkeypatch.setattr(weighing, "SCALE", tuple(("", p) for p in (1 / 3, 1 / 6, 0.99)))
    made = rivals(dossier, 3, clues=20)
    start = running(made, (("", "012"),))
    assert start["log_odds"].round(4).tolist() == [-10.0, 10.0, -60.0]

    def bad(widgets: int) -> Weighing:
        clues = tuple((f"c{k + 1}", "012") for k in range(widgets))
        return (("", "012"), *clues)

    one = running(made, bad(1))
    moved = one[one["step"] == 1]["moved"].tolist()
    assert moved[0] == pytest.approx(3.0103, abs=1e-3)
    # Equation 4.39: C gains 10 log10 of 0.99 over the mean likelihood of A and B.
    rest = (1 / 11 * (1 / 3) + 10 / 11 * (1 / 6)) / 1
    assert moved[2] == pytest.approx(10 * log10(0.99 / rest), abs=1e-9)
    # After sixteen bad widgets in a row nobody believes in A or B any more.
    end = posterior(made, bad(16))
    mean = 1 / 11 * (1 / 3) ** 16 + 10 / 11 * (1 / 6) ** 16
    assert end["log_odds"].iloc[2] == pytest.approx(-60 + 10 * log10(0.99**16 / mean), abs=1e-4)
    assert leader(made, bad(16)) == "c"
    assert leader(made, bad(0)) == "b"


# In general.


@settings(max_examples=20)
@given(data=st.data())
def test_independent_clues_may_come_in_any_order(dossier: Dossier, data: st.DataObject) -> None:
    weighing = data.draw(weighings(dossier))
    clues = judgements(weighing)
    shuffled = data.draw(st.permutations(clues))
    again = write(prior_levels(weighing, len(dossier.explanations)), tuple(shuffled))
    assert after(dossier, again) == pytest.approx(after(dossier, weighing), abs=1e-12)


@settings(max_examples=20)
@given(data=st.data(), level=st.integers(0, len(SCALE) - 1), linked=st.booleans())
def test_a_clue_equally_likely_under_all_moves_nothing(
    dossier: Dossier, data: st.DataObject, level: int, linked: bool
) -> None:
    weighing = data.draw(weighings(dossier))
    free = [c for c in dossier.claims["id"] if c not in dict(weighing)]
    same = Judgement(free[0], (level,) * len(dossier.explanations), linked)
    prior = prior_levels(weighing, len(dossier.explanations))
    more = write(prior, (*judgements(weighing), same))
    assert after(dossier, more) == pytest.approx(after(dossier, weighing), abs=1e-12)
    steps = running(dossier, more)
    assert steps.loc[steps["claim_id"] == free[0], "moved"].abs().max() < 1e-9
    table = sensitivity(dossier, more, str(dossier.explanations["id"].iloc[0]))
    row = table[table["factor"] == free[0]].iloc[0]
    assert row["without"] == pytest.approx(row["base"], abs=1e-12)


@settings(max_examples=20)
@given(data=st.data())
def test_probabilities_sum_to_one_and_are_never_0_or_1(
    dossier: Dossier, data: st.DataObject
) -> None:
    weighing = data.draw(weighings(dossier))
    table = posterior(dossier, weighing)
    assert isclose(table["prior"].sum(), 1, abs_tol=1e-12)
    assert isclose(table["posterior"].sum(), 1, abs_tol=1e-12)
    assert table["posterior"].between(0, 1, inclusive="neither").all()
    steps = running(dossier, weighing)
    assert np.allclose(steps.groupby("step")["posterior"].sum(), 1, rtol=0, atol=1e-12)
    last = steps[steps["step"] == steps["step"].max()]
    assert last["posterior"].tolist() == pytest.approx(table["posterior"].tolist(), abs=1e-12)


@settings(max_examples=20)
@given(data=st.data())
def test_log_odds_are_the_probabilities_said_otherwise(
    dossier: Dossier, data: st.DataObject
) -> None:
    weighing = data.draw(weighings(dossier, most=3))
    table = posterior(dossier, weighing)
    share = table["posterior"]
    assume(share.max() < 1 - 1e-9)
    assert table["log_odds"].tolist() == pytest.approx(
        (10 * np.log10(share / (1 - share))).tolist(), abs=1e-5
    )


@settings(max_examples=20)
@given(data=st.data())
def test_what_clues_moved_adds_up(dossier: Dossier, data: st.DataObject) -> None:
    weighing = data.draw(weighings(dossier))
    steps = running(dossier, weighing)
    for _, part in steps.groupby("explanation_id"):
        first, last = part["log_odds"].iloc[0], part["log_odds"].iloc[-1]
        assert part["moved"].sum() == pytest.approx(last - first, abs=1e-9)


@pytest.mark.parametrize("levels", ["400000", "044444", "404040", "000000"])
@pytest.mark.parametrize("prior", ["404040", "040404"])
def test_log_odds_stay_finite_with_every_clue_at_its_extreme(
    dossier: Dossier, levels: str, prior: str
) -> None:
    weighing = full(dossier, (("", prior), *((claim, levels) for claim in dossier.claims["id"])))
    assert len(judgements(weighing)) == len(dossier.claims)
    table, steps = posterior(dossier, weighing), running(dossier, weighing)
    assert np.isfinite(table["log_odds"]).all()
    assert np.isfinite(steps[["log_odds", "moved"]]).all(axis=None)
    assert isclose(table["posterior"].sum(), 1, abs_tol=1e-12)
    assert table["posterior"].notna().all()


def test_sixty_extreme_clues_weigh_what_they_should(dossier: Dossier) -> None:
    made = rivals(dossier, 2, clues=60)
    weighing = tuple((f"c{k + 1}", "40") for k in range(60))
    expected = 60 * 10 * log10(0.97 / 0.03)
    assert posterior(made, weighing)["log_odds"].tolist() == pytest.approx(
        [expected, -expected], rel=1e-12
    )


@given(data=st.data())
def test_a_clue_that_repeats_an_earlier_one_counts_half(
    dossier: Dossier, data: st.DataObject
) -> None:
    many = len(dossier.explanations)
    levels = data.draw(st.tuples(*[st.integers(0, 4)] * many))
    once = Judgement("us-grants", levels)
    again = Judgement("us-grants", levels, linked=True)
    assert LINKED == 0.5
    assert again.weight.tolist() == pytest.approx((once.weight / 2).tolist(), abs=1e-15)
    # Two that repeat weigh what one that does not weighs.
    other = Judgement("norm-civilised", levels, linked=True)
    even = (NEUTRAL,) * many
    assert after(dossier, write(even, (again, other))) == pytest.approx(
        after(dossier, write(even, (once,))), abs=1e-12
    )


@settings(max_examples=20)
@given(data=st.data())
def test_a_weighing_survives_its_writing(dossier: Dossier, data: st.DataObject) -> None:
    weighing = data.draw(weighings(dossier))
    prior = prior_levels(weighing, len(dossier.explanations))
    assert write(prior, judgements(weighing)) == weighing
    view, dropped = View.parse(View(weigh=weighing).query(), dossier)
    assert (view.weigh, dropped) == (weighing, ())
    # Bit by bit, not only to the last shown digit.
    assert after(dossier, view.weigh) == after(dossier, weighing)


def test_no_word_of_either_scale_is_a_certainty() -> None:
    assert all(0 < p < 1 for _, p in SCALE)
    assert [p for _, p in SCALE] == sorted(p for _, p in SCALE)
    assert SCALE[NEUTRAL][1] == 0.5
    assert PRIOR[NEUTRAL][1] == 1
    # The words are as far from the middle on one side as on the other.
    assert [a + b for (_, a), (_, b) in zip(SCALE, SCALE[::-1], strict=True)] == [1.0] * 5
    assert [a * b for (_, a), (_, b) in zip(PRIOR, PRIOR[::-1], strict=True)] == pytest.approx(
        [1.0] * 5
    )


# Sensitivity and comparison.


def test_sensitivity_by_hand(dossier: Dossier) -> None:
    made = rivals(dossier, 2)
    table = sensitivity(made, (("c1", "31"), ("c2", "23")), "a").set_index("factor")
    # 0.8·0.5 : 0.2·0.8 = 5 : 2
    assert table["base"].tolist() == pytest.approx([5 / 7] * 3)
    # Without c1: 0.5 : 0.8. A word up: 97·50 : 20·80. A word down: 50·50 : 20·80.
    assert table.loc["c1", ["low", "high", "without"]].tolist() == pytest.approx(
        [5 / 13, 4850 / 6450, 5 / 13]
    )
    # Without c2: 0.8 : 0.2. A word up: 80·80 : 20·80. A word down: 80·20 : 20·80.
    assert table.loc["c2", ["low", "high", "without"]].tolist() == pytest.approx([0.5, 0.8, 0.8])
    # The prior at a tenth and at tenfold: 0.5 : 2 and 50 : 2; even as it stands.
    assert table.loc["", ["low", "high", "without"]].tolist() == pytest.approx(
        [1 / 5, 25 / 26, 5 / 7]
    )
    assert table.index.tolist() == ["", "c1", "c2"]


@settings(max_examples=20)
@given(data=st.data())
def test_sensitivity_reaches_round_the_answer(dossier: Dossier, data: st.DataObject) -> None:
    weighing = data.draw(weighings(dossier, most=4))
    explanation = data.draw(st.sampled_from(list(dossier.explanations["id"])))
    table = sensitivity(dossier, weighing, explanation)
    own = posterior(dossier, weighing).set_index("id")["posterior"][explanation]
    assert (table["base"] == own).all()
    slack = 1e-12
    assert (table["low"] <= table["base"] + slack).all()
    assert (table["high"] >= table["base"] - slack).all()
    assert table["without"].between(table["low"] - slack, table["high"] + slack).all() or (
        set(prior_levels(weighing, len(dossier.explanations))) != {NEUTRAL}
    )
    assert sorted(table["factor"]) == sorted(["", *(c.claim for c in judgements(weighing))])
    width = (table["high"] - table["low"]).tolist()
    assert width == sorted(width, reverse=True)


def test_comparison_by_hand(dossier: Dossier) -> None:
    table = compare(rivals(dossier, 2), (("c1", "31"),), (("c1", "13"), ("c2", "32")))
    assert table["claim_id"].tolist() == ["c1", "c1", "c2", "c2"]
    assert table["explanation_id"].tolist() == ["a", "b", "a", "b"]
    assert table["one"].tolist() == ["likely", "unlikely", "not weighed", "not weighed"]
    assert table["other"].tolist() == ["unlikely", "likely", "likely", "as likely as not"]
    # Each ratio is 4 from the middle of its clue: 2 up in one, 2 down in the other.
    assert table["gap"].tolist() == pytest.approx([10 * log10(4)] * 2 + [5 * log10(1.6)] * 2)


@settings(max_examples=20)
@given(data=st.data())
def test_comparison_is_the_same_from_either_side(dossier: Dossier, data: st.DataObject) -> None:
    one, other = data.draw(weighings(dossier)), data.draw(weighings(dossier))
    there, back = compare(dossier, one, other), compare(dossier, other, one)
    key = ["claim_id", "explanation_id"]
    a, b = there.sort_values(key), back.sort_values(key)
    assert a[key].to_numpy().tolist() == b[key].to_numpy().tolist()
    assert a["one"].tolist() == b["other"].tolist()
    assert a["gap"].tolist() == pytest.approx(b["gap"].tolist(), abs=1e-12)
    assert (compare(dossier, one, one)["gap"] == 0).all()
