"""Ranges of a weighing: how far the answer hangs on each judgement."""

from typing import Any

import plotly.graph_objects as go
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.sensitivity.data import BAR, CHART, draw
from components.dossier import Dossier
from components.theme import LIGHT
from components.view import View
from tests.analysis.weighings import clues_of, full, rivals, weighings
from tests.charts.making import unreadable

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
    assert CHART.describe(CHART.prepare(rivals(dossier, 2), view), view) == (
        "Among these two answers “A” stands at 71.4 % after 2 clues. Other starting odds alone "
        "would put it anywhere in 20.0–96.2 %. The clues that matter most: Clue c1 (38.5–75.2 %) "
        "and Clue c2 (50.0–80.0 %). Leaving out one clue carries it across even odds."
    )


def test_on_how_many_answers_it_depends_is_in_every_picture(dossier: Dossier) -> None:
    made, view = rivals(dossier, 7), View(weigh=(("c1", "3111111"),))
    frame, these = CHART.prepare(made, view), "Among these seven answers"
    for narrow in (False, True):
        sketch, _ = draw(frame, mode="light", narrow=narrow)
        assert sketch.texts[1].text == these
    assert these in CHART.print(frame, view).to_json(validate=False, ensure_ascii=False)
    assert any(t.text.startswith(these) for t in CHART.stage(frame, view).texts)
    assert these in CHART.describe(frame, view)
    assert frame["tip"].str.contains(these.lower()).all()
    assert [name for name in CHART.columns.values() if "among these answers" in name] == [
        "Moves the answer between, among these answers", "Without it, among these answers",
        "As weighed, among these answers",
    ]  # fmt: skip


def test_ranges_meet_where_the_answer_stands(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 2), View(weigh=OWN))
    sketch, hits = draw(frame, mode="light", narrow=False)
    bars = [(g.x0, g.x1) for g in sketch.grounds if g.y1 - g.y0 == BAR]
    assert bars[::2] == [pytest.approx((low, 5 / 7)) for low in frame["low"]]
    assert bars[1::2] == [pytest.approx((5 / 7, high)) for high in frame["high"]]
    # The key's ring, then one a row.
    assert [m.x for m in sketch.marks[1:]] == pytest.approx(frame["without"].tolist())
    assert [n.x0 for n in sketch.lines if n.dash == "dot"] == pytest.approx([5 / 7])
    assert [(h.id, h.kind) for h in hits] == [("", "prior"), ("c1", "claim"), ("c2", "claim")]


def test_nothing_weighed_is_said(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 6), View())
    assert frame["id"].tolist() == [""]
    # A tenth, or tenfold, beside five others: 0.1 : 5 and 10 : 5.
    assert frame["reach"].tolist() == ["2.0–66.7 %"]
    assert CHART.describe(frame, View()) == (
        "Nothing is weighed yet. Among these six answers each leading one stands at 16.7 %. Other "
        "starting odds alone would put it anywhere in 2.0–66.7 %."
    )
    sketch, _ = draw(frame, mode="light", narrow=False)
    assert sketch.texts[0].text == "Nothing is weighed yet."


def test_one_explanation_has_no_rival(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    assert frame.empty
    assert CHART.describe(frame, View())
    assert CHART.screen(frame, View()).layout.height == 120
    vl_convert.vegalite_to_svg(CHART.print(frame, View()).to_dict(validate=False))


def test_clues_of_a_chosen_event_are_ringed(dossier: Dossier) -> None:
    view = View(
        weigh=full(dossier, (("us-threat-of-demotion", "242210"),)), event=("firestone-call",)
    )
    sketch, _ = draw(CHART.prepare(dossier, view), mode="light", narrow=False)
    assert len([n for n in sketch.lines if n.color == LIGHT.accent]) == 4


@pytest.mark.parametrize("levels", ["400000", "012344", "444444"])
@pytest.mark.parametrize("width", [332, 640, 1180])
def test_every_clue_at_its_extreme_still_fits(dossier: Dossier, levels: str, width: int) -> None:
    view = View(weigh=full(dossier, tuple((claim, levels) for claim in dossier.claims["id"])))
    frame = CHART.prepare(dossier, view)
    assert len(frame) == len(dossier.claims) + 1
    sketch, hits = draw(frame, mode="light", narrow=width < 480)
    assert len(hits) == 13
    rest = f"{len(dossier.claims) - 12} more clues move it less: see the table."
    assert any(t.text == rest for t in sketch.texts)
    assert min(h.y1 - h.y0 for h in hits) >= 24
    texts = [t.text for t in sketch.texts]
    assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []


@settings(max_examples=25)
@given(data=st.data())
def test_any_weighing_shows_every_judgement_once(dossier: Dossier, data: st.DataObject) -> None:
    view = View(weigh=data.draw(weighings(dossier, most=16)))
    frame = CHART.prepare(dossier, view)
    assert sorted(frame["id"]) == sorted(["", *clues_of(view.weigh)])
    assert (frame["low"] <= frame["base"] + 1e-12).all()
    assert (frame["base"] <= frame["high"] + 1e-12).all()
    assert CHART.describe(frame, view)
    for width in (332, 640, 1180):
        sketch, _ = draw(frame, mode="light", narrow=width < 480)
        texts = [t.text for t in sketch.texts]
        assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_screen_and_print_hold_the_same_words(dossier: Dossier, mode: Any, narrow: bool) -> None:
    weigh = full(dossier, (("us-grants", "242210"), ("norm-civilised", "012344x")))
    view = View(weigh=weigh)
    frame = CHART.prepare(dossier, view)
    figure = CHART.screen(frame, view, mode=mode, narrow=narrow)
    go.Figure(figure.to_dict())
    chosen = {tuple(c) for t in figure.data for c in (t.customdata or ())}
    assert chosen == {("", "prior"), ("us-grants", "claim"), ("norm-civilised", "claim")}
    chart = CHART.print(frame, view, mode=mode, width=360 if narrow else 640)
    spec = chart.to_json(validate=False, ensure_ascii=False)
    sketch, _ = draw(frame, mode=mode, narrow=narrow)
    assert all(f'"{t.text}"' in spec for t in sketch.texts)
