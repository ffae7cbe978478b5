"""Ranges of a weighing: how far the answer hangs on each judgement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.sensitivity import CHART
from components.charts.sensitivity.layout import BAR
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.graphic.ink import Inks
from components.view import View
from tests.analysis.weighings import clues_of, full, rivals, weighings
from tests.charts.making import CANVASES, unfit

#: 0.8·0.5 : 0.2·0.8 = 5 : 2
OWN = (("c1", "31"), ("c2", "23"))


def test_ranges_by_hand(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 2), View(weigh=OWN))
    assert frame["id"].tolist() == ["", "c1", "c2"]
    assert frame["layer"].tolist() == ["prior", "clue", "clue"]
    assert frame["low"].tolist() == pytest.approx([1 / 5, 5 / 13, 1 / 2])
    assert frame["high"].tolist() == pytest.approx([25 / 26, 4850 / 6450, 4 / 5])
    assert frame["without"].tolist() == pytest.approx([5 / 7, 5 / 13, 4 / 5])
    assert frame["reach"].tolist() == ["20.0–96.2 %", "38.5–75.2 %", "50.0–80.0 %"]
    assert set(frame["stands"]) == {"71.4 %"}


def test_describe_names_what_matters_most(dossier: Dossier) -> None:
    view = View(weigh=OWN)
    assert CHART.describe(CHART.prepare(rivals(dossier, 2), view)) == (
        "Among these two answers “A” stands at 71.4 % after 2 clues. Other starting odds alone "
        "would put it anywhere in 20.0–96.2 %. The clues that matter most: Clue c1 (38.5–75.2 %) "
        "and Clue c2 (50.0–80.0 %). Leaving out one clue carries it across even odds."
    )


def test_on_how_many_answers_it_depends_is_in_every_picture(dossier: Dossier) -> None:
    made, view = rivals(dossier, 7), View(weigh=(("c1", "3111111"),))
    frame, these = CHART.prepare(made, view), "Among these seven answers"
    for canvas in CANVASES:
        g = CHART.layout(frame, canvas)
        assert g.texts[1].text == these
    assert these in CHART.describe(frame)
    assert frame["tip"].str.contains(these.lower()).all()
    assert [name for name in CHART.columns.values() if "among these answers" in name] == [
        "Moves the answer between, among these answers", "Without it, among these answers",
        "As weighed, among these answers",
    ]  # fmt: skip


def test_ranges_meet_where_the_answer_stands(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 2), View(weigh=OWN))
    g = CHART.layout(frame, COLUMN)
    bars = [(r.x0, r.x1) for r in g.rects if r.y1 - r.y0 == BAR]
    assert bars[::2] == [pytest.approx((low, 5 / 7)) for low in frame["low"]]
    assert bars[1::2] == [pytest.approx((5 / 7, high)) for high in frame["high"]]
    # The key's ring, then one a row.
    assert [m.x for m in g.marks[1:]] == pytest.approx(frame["without"].tolist())
    assert [n.x0 for n in g.lines if n.dash == "dot"] == pytest.approx([5 / 7])
    assert [(h.id, h.kind) for h in g.targets] == [("", "prior"), ("c1", "claim"), ("c2", "claim")]


def test_nothing_weighed_is_said(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 6), View())
    assert frame["id"].tolist() == [""]
    # A tenth, or tenfold, beside five others: 0.1 : 5 and 10 : 5.
    assert frame["reach"].tolist() == ["2.0–66.7 %"]
    assert CHART.describe(frame) == (
        "Nothing is weighed yet. Among these six answers each leading one stands at 16.7 %. Other "
        "starting odds alone would put it anywhere in 2.0–66.7 %."
    )
    g = CHART.layout(frame, COLUMN)
    assert g.texts[0].text == "Nothing is weighed yet."


def test_one_explanation_has_no_rival(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    assert frame.empty
    assert CHART.describe(frame)


def test_clues_of_a_chosen_event_are_ringed(dossier: Dossier) -> None:
    view = View(
        weigh=full(dossier, (("us-threat-of-demotion", "242210"),)), event=("firestone-call",)
    )
    g = CHART.layout(CHART.prepare(dossier, view), COLUMN)
    assert len([n for n in g.lines if n.color == Inks.accent]) == 4


@pytest.mark.parametrize("levels", ["400000", "012344", "444444"])
def test_every_clue_at_its_extreme_still_fits(dossier: Dossier, levels: str) -> None:
    claims = list(dossier.claims["id"])
    frame = CHART.prepare(dossier, View(weigh=full(dossier, tuple((c, levels) for c in claims))))
    assert len(frame) == len(claims) + 1
    assert unfit(CHART, frame) == []
    for canvas, most, end in ((APP_PHONE, 12, ": see the table."), (STAGE, 7, ".")):
        g = CHART.layout(frame, canvas)
        assert len(g.targets) == most + 1
        assert min(t.y1 - t.y0 for t in g.targets) >= 24
        rest = f"{len(claims) - most} more clues move it less{end}"
        assert rest in [t.text for t in g.texts]


@settings(max_examples=25)
@given(data=st.data())
def test_any_weighing_shows_every_judgement_once(dossier: Dossier, data: st.DataObject) -> None:
    view = View(weigh=data.draw(weighings(dossier, most=16)))
    frame = CHART.prepare(dossier, view)
    assert sorted(frame["id"]) == sorted(["", *clues_of(view.weigh)])
    assert (frame["low"] <= frame["base"] + 1e-12).all()
    assert (frame["base"] <= frame["high"] + 1e-12).all()
    assert CHART.describe(frame)
    assert unfit(CHART, frame) == []
