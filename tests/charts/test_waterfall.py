"""Steps of a weighing: what each clue moved the leading explanation."""

from math import log10

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.weighing import posterior
from components.charts.waterfall import CHART
from components.charts.waterfall.layout import BAR
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.graphic.ink import Inks
from components.view import View
from tests.analysis.weighings import clues_of, full, rivals, weighings
from tests.charts.making import CANVASES, unfit

OWN = (("c1", "31"), ("c2", "12x"))


def test_each_step_by_hand(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 2), View(weigh=OWN))
    # 0.8 : 0.2, then the root of 0.2 : 0.5
    moved = [0, 10 * log10(4), 5 * log10(0.4)]
    assert frame["id"].tolist() == ["", "c1", "c2"]
    assert frame["label"].tolist() == ["Before any clue", "Clue c1", "Clue c2"]
    assert frame["moved"].tolist() == pytest.approx(moved)
    assert frame["movement"].tolist() == ["", "+6.0 dB", "−2.0 dB"]
    assert frame["log_odds"].tolist() == pytest.approx([0, moved[1], moved[1] + moved[2]])
    assert frame["stands"].tolist() == ["50.0 %", "80.0 %", "71.7 %"]
    assert set(frame["leader"]) == {"A"}
    assert frame["judged"].tolist() == [
        "", "likely", "unlikely, repeats an earlier clue and counts half",
    ]  # fmt: skip


def test_describe_says_the_result_in_words(dossier: Dossier) -> None:
    view = View(weigh=OWN)
    assert CHART.describe(CHART.prepare(rivals(dossier, 2), view)) == (
        "Among these two answers “A” goes from 50.0 % to 71.7 % over 2 clues. The most for it: "
        "Clue c1 (+6.0 dB). The most against it: Clue c2 (−2.0 dB)."
    )


@pytest.mark.parametrize("rival", [(), (("c1", "0123432"),)])
def test_on_how_many_answers_it_depends_is_in_every_picture(
    dossier: Dossier, rival: tuple[tuple[str, str], ...]
) -> None:
    made, view = rivals(dossier, 7), View(weigh=(("c1", "3111111"),), rival=rival)
    frame, these = CHART.prepare(made, view), "Among these seven answers"
    for canvas in CANVASES:
        g = CHART.layout(frame, canvas)
        assert g.texts[1].text == these
    assert these.lower() in CHART.describe(frame).lower()
    assert rival or frame["tip"].str.contains(these.lower()).all()
    assert CHART.columns["stands"] == "Leads to, among these answers"


def test_a_clue_that_moves_nothing_is_said_to(dossier: Dossier) -> None:
    view = View(weigh=(("c1", "31"), ("c2", "44")))
    frame = CHART.prepare(rivals(dossier, 2), view)
    assert frame["movement"].tolist() == ["", "+6.0 dB", "0.0 dB"]
    assert CHART.describe(frame).endswith("1 clue moved it hardly or not at all.")


def test_a_shared_lead_is_said(dossier: Dossier) -> None:
    view = View(weigh=(("c1", "330"),))
    frame = CHART.prepare(rivals(dossier, 3), view)
    assert set(frame["shared"]) == {2}
    assert "It shares the first place with 1 more." in CHART.describe(frame)
    g = CHART.layout(frame, COLUMN)
    assert "shares the first place with 1 more" in [t.text for t in g.texts]


def test_steps_join_and_falls_are_hollow(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 2), View(weigh=OWN))
    g = CHART.layout(frame, COLUMN)
    up = 10 * log10(4)
    bars = [(r.x0, r.x1) for r in g.rects if r.y1 - r.y0 == BAR]
    assert bars == [pytest.approx((0, up))]
    sides = [(n.x0, n.x1) for n in g.lines if n.width == 1.6 and n.y0 == n.y1]
    assert sides[0] == pytest.approx((up + 5 * log10(0.4), up))
    joins = [n for n in g.lines if n.width == 1]
    assert [n.x0 for n in joins] == pytest.approx([0, up], abs=1e-9)
    assert [(h.id, h.kind) for h in g.targets] == [("", "prior"), ("c1", "claim"), ("c2", "claim")]


def test_nothing_weighed_is_said(dossier: Dossier) -> None:
    made = rivals(dossier, 6)
    frame = CHART.prepare(made, View())
    assert len(frame) == 1
    words = CHART.describe(frame)
    assert words == (
        "Nothing is weighed yet. Among these six answers none leads; the leading ones stand at "
        "16.7 %."
    )
    ahead = View(weigh=(("", "422222"),))
    assert CHART.describe(CHART.prepare(made, ahead)) == (
        "Nothing is weighed yet. Among these six answers “A” starts ahead, at 66.7 %."
    )
    g = CHART.layout(frame, COLUMN)
    assert g.texts[0].text == "Nothing is weighed yet."


def test_one_explanation_has_no_rival(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    assert frame.empty
    assert CHART.describe(frame)


def test_clues_of_a_chosen_event_are_ringed(dossier: Dossier) -> None:
    view = View(
        weigh=full(dossier, (("us-threat-of-demotion", "242210"), ("us-grants", "242210"))),
        event=("firestone-call",),
    )
    frame = CHART.prepare(dossier, view)
    assert frame["selected"].tolist() == [False, True, False]
    g = CHART.layout(frame, COLUMN)
    assert len([n for n in g.lines if n.color == Inks.accent]) == 4


def test_the_tip_says_what_who_and_how_it_was_judged(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(weigh=full(dossier, (("act-angel-letter", "242222"),))))
    share = 0.97 / (0.97 + 0.5 * (len(dossier.explanations) - 1))
    tip = frame["tip"].iloc[1]
    assert tip.startswith("The Angel Coalition claims a share")
    assert "(self-claimed). Source: " in tip
    assert (
        "Judged all but certain under Local activists: moves it by +2.9 dB, to "
        f"{100 * share:.1f} %, among these "
    ) in tip


def test_of_many_clues_the_rest_make_one_last_step(dossier: Dossier) -> None:
    made = rivals(dossier, 2, 15)
    weak, strong = (f"c{k}" for k in range(1, 4)), (f"c{k}" for k in range(4, 16))
    view = View(weigh=(*((c, "32") for c in weak), *((c, "14") for c in strong)))
    frame = CHART.prepare(made, view)
    assert len(frame) == 16  # the table has them all
    g = CHART.layout(frame, COLUMN)
    assert [h.id for h in g.targets] == ["", *(f"c{k}" for k in range(4, 16)), ""]
    texts = [t.text for t in g.texts]
    # 0.8 : 0.5 three times, for the leader b against it.
    assert f"{3 * 10 * log10(0.5 / 0.8):.1f} dB".replace("-", "−") in texts
    assert "3 more clues together" in texts
    shown = [t for t in texts if t.endswith(" %") and "→" not in t]
    assert shown == ["50.0 %", frame["stands"].iloc[-1]]


def extremes(dossier: Dossier, levels: str) -> View:
    return View(weigh=full(dossier, tuple((claim, levels) for claim in dossier.claims["id"])))


@pytest.mark.parametrize("levels", ["400000", "012344", "404040"])
def test_every_clue_at_its_extreme_still_fits(dossier: Dossier, levels: str) -> None:
    frame = CHART.prepare(dossier, extremes(dossier, levels))
    assert len(frame) == len(dossier.claims) + 1
    assert unfit(CHART, frame) == []
    # The prior, those that move most, and the others as one.
    for canvas, most in ((APP_PHONE, 12), (COLUMN, 12), (STAGE, 7)):
        steps = CHART.layout(frame, canvas).targets
        assert len(steps) == most + 2
        rest = f"{len(dossier.claims) - most} more clues together move it by "
        assert steps[-1].tip.startswith(rest)
        assert min(t.y1 - t.y0 for t in steps) >= 24


@settings(max_examples=25)
@given(data=st.data())
def test_any_weighing_ends_where_the_posterior_stands(
    dossier: Dossier, data: st.DataObject
) -> None:
    view = View(weigh=data.draw(weighings(dossier, most=16)))
    frame = CHART.prepare(dossier, view)
    assert frame["id"].tolist() == ["", *clues_of(view.weigh)]
    best = posterior(dossier, view.weigh)["posterior"].max()
    assert frame["posterior"].iloc[-1] == pytest.approx(best, abs=1e-12)
    assert CHART.describe(frame)
    assert unfit(CHART, frame) == []
    for canvas in CANVASES:
        g = CHART.layout(frame, canvas)
        assert all(g.low <= r.x0 <= r.x1 <= g.high for r in g.rects if r.x0 >= g.low)


def test_the_scale_names_even_odds_and_its_ends(dossier: Dossier) -> None:
    weigh = (("", "400000"), ("us-grants", "044440"), ("norm-civilised", "044440"))
    down = View(weigh=full(dossier, weigh))
    g = CHART.layout(CHART.prepare(dossier, down), APP_PHONE)
    low = [t.text for t in g.texts if t.y == max(t.y for t in g.texts)]
    assert low[0] == "even"
    assert low[1].startswith(("1 to 1", "−"))
    made = rivals(dossier, 6, 60)
    g = CHART.layout(CHART.prepare(made, extremes(made, "400000")), APP_PHONE)
    high = {t.text for t in g.texts if t.y == max(t.y for t in g.texts)}
    assert "even" in high
    assert "+1000 dB" in high
    assert not any(" to 1" in words for words in high)
