"""Two weighings beside each other: what each clue weighs in either."""

from math import log10

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.waterfall import CHART
from components.charts.waterfall.compare import BAR
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.graphic.ink import Inks
from components.view import View
from tests.analysis.weighings import clues_of, full, rivals, weighings
from tests.charts.making import unfit

TWO = View(weigh=(("c1", "31"), ("c2", "33"), ("c3", "31")),
           rival=(("c1", "13"), ("c3", "31"), ("c4", "40x")))  # fmt: skip


def test_both_shifts_by_hand_the_widest_gap_first(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 2, 4), TWO)
    assert frame["id"].tolist() == ["c1", "c1", "c4", "c4", "c2", "c2", "c3", "c3"]
    assert frame["layer"].tolist() == ["own", "rival"] * 4
    # 0.8 : 0.2, of which each explanation has half for or against it; a repeated 0.97 : 0.03.
    one, half = 5 * log10(4), 2.5 * log10(97 / 3)
    assert frame["moved"].tolist() == pytest.approx([one, -one, 0, half, 0, 0, one, one])
    assert frame["log_odds"].tolist()[::2] == pytest.approx([2 * one, half, 0, 0])
    assert frame["judged"].tolist()[:4] == [
        "likely", "unlikely", "not weighed",
        "all but certain, repeats an earlier clue and counts half",
    ]  # fmt: skip
    assert frame["movement"].tolist()[:4] == ["+3.0 dB", "−3.0 dB", "", "+3.8 dB"]


def test_alt_text_says_where_the_two_part_and_where_not(dossier: Dossier) -> None:
    made = rivals(dossier, 2, 4)
    assert CHART.describe(CHART.prepare(made, TWO)) == (
        "Two weighings part on 2 of 4 judgements, among these two answers. Furthest apart: Clue "
        "c1, under A, +3.0 dB in this weighing, −3.0 dB in the other. Then: Clue c4, under A, "
        "not weighed in this weighing, +3.8 dB in the other. They weigh 2 judgements alike."
    )
    same = TWO.replace(rival=TWO.weigh)
    frame = CHART.prepare(made, same)
    assert CHART.describe(frame) == "The two weighings weigh 3 judgements alike."
    g = CHART.layout(frame, COLUMN)
    assert g.texts[0].text == "The two weigh every clue alike."
    assert g.targets == []


def test_priors_that_differ_are_a_judgement_too(dossier: Dossier) -> None:
    view = View(weigh=(("c1", "31"),), rival=(("", "42"), ("c1", "31")))
    frame = CHART.prepare(rivals(dossier, 2), view)
    assert frame["label"].tolist()[:2] == ["Before any clue"] * 2
    assert frame["judged"].tolist()[:2] == ["as plausible as the others", "far more plausible"]
    assert frame["moved"].tolist()[:2] == pytest.approx([0, 5])
    assert {t.kind for t in CHART.layout(frame, COLUMN).targets} == {"prior"}


def test_the_bars_stand_on_the_line_of_none(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 2, 4), TWO)
    g = CHART.layout(frame, COLUMN)
    one = 5 * log10(4)
    solid = [(r.x0, r.x1) for r in g.rects if r.y1 - r.y0 == pytest.approx(BAR)]
    assert solid == [pytest.approx((0, one))]
    hollow = {round(n.x0, 6) for n in g.lines if n.width == 1.6} - {0}
    assert hollow == {round(-one, 6), round(2.5 * log10(97 / 3), 6)}
    assert [(h.id, h.kind) for h in g.targets] == [("c1", "claim")] * 2 + [("c4", "claim")] * 2
    assert "2 judgements on which the two agree." in [t.text for t in g.texts]


def test_of_many_the_widest_are_drawn_and_the_rest_counted(dossier: Dossier) -> None:
    claims = list(dossier.claims["id"])
    own = full(dossier, tuple((claim, "012344") for claim in claims))
    rival = full(dossier, (("us-grants", "402222"),))
    view = View(weigh=own, rival=rival, event=("firestone-call",))
    frame = CHART.prepare(dossier, view)
    assert len(frame) == 2 * len(claims)
    for canvas, most, end in ((APP_PHONE, 12, ": see the table."), (STAGE, 5, ".")):
        g = CHART.layout(frame, canvas)
        assert len(g.targets) == 2 * most
        assert g.targets[0].id == "us-grants"
        rest = f"{len(claims) - most} more clues, less far apart{end}"
        assert rest in [t.text for t in g.texts]
    g = CHART.layout(frame, COLUMN)
    ringed = [n for n in g.lines if n.color == Inks.accent]
    drawn = {h.id for h in g.targets} & set(frame.loc[frame["selected"], "id"])
    assert len(ringed) == 4 * len(drawn)


@settings(max_examples=25)
@given(data=st.data())
def test_any_two_weighings_can_be_read(dossier: Dossier, data: st.DataObject) -> None:
    own, rival = data.draw(weighings(dossier)), data.draw(weighings(dossier, most=16))
    view = View(weigh=own, rival=rival)
    frame = CHART.prepare(dossier, view)
    if rival and (frame["layer"] == "own").any():
        assert set(frame["id"]) - {""} == {*clues_of(own), *clues_of(rival)}
        assert frame["log_odds"].is_monotonic_decreasing
    assert CHART.describe(frame)
    assert unfit(CHART, frame) == []
