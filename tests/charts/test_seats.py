"""The seats of the Duma: places, counts, doubts, and the same dots in print."""

from math import dist, hypot, pi

import pandas as pd
import plotly.graph_objects as go
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.seats.data import CHART
from components.charts.seats.hemicycle import (
    EDGE,
    INNER,
    hemicycle,
    labels,
    majority_angle,
    notes_at,
)
from components.charts.shared.tally import doubts, outcomes
from components.dossier import Dossier
from components.graphic.metrics import box
from components.theme import TOKENS
from components.view import View
from tests.charts.making import unreadable, views, with_tables


def test_the_seats_add_up_and_the_unknown_are_counted_last(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    assert frame["layer"].tolist() == ["for", "against", "unknown"]
    assert frame["seats"].tolist() == [353, 0, 97]
    assert frame["first"].tolist() == [0, 353, 353]
    assert frame["label"].tolist() == ["353 for", "0 against", "97: no source read says"]
    assert frame["score"].iloc[0] == "353–0"
    assert frame["majority"].iloc[0] == 226


def test_a_known_zero_is_told_and_an_unknown_is_not_a_zero(dossier: Dossier) -> None:
    home = dossier.votes["country"] == "RU"
    votes = dossier.votes.copy()
    votes.loc[home, "abstain"] = 0
    votes.loc[home, "not_voting"] = 90
    frame = CHART.prepare(with_tables(dossier, votes=votes), View())
    assert dict(zip(frame["layer"], frame["seats"], strict=True)) == {
        "for": 353, "against": 0, "abstained": 0, "not voting": 90, "vacant or not listed": 7,
    }  # fmt: skip
    words = CHART.describe(frame, View())
    assert "0 against, 0 abstained, 90 not voting, 7 vacant or not listed. " in words
    assert "drawn hollow" not in words
    spec = CHART.print(frame, View(), width=640).to_json(validate=False)
    assert '"vacant or not listed"' in spec
    # The count of those that did not vote is the one that is missing: nobody knows who is left.
    votes.loc[home, "not_voting"] = None
    frame = CHART.prepare(with_tables(dossier, votes=votes), View())
    assert frame["layer"].tolist()[-1] == "unknown"
    assert "97 are drawn hollow, because no source read says" in CHART.describe(frame, View())


def test_outcomes_leave_out_what_no_source_gives() -> None:
    vote = pd.Series({"yes": 5, "no": 1, "abstain": None, "not_voting": None, "seats": 9})
    assert outcomes(vote) == {"for": 5, "against": 1, "unknown": 3}
    assert outcomes(vote.drop("seats")) == {"for": 5, "against": 1}
    vote["abstain"], vote["not_voting"] = 3, 0
    assert outcomes(vote) == {"for": 5, "against": 1, "abstained": 3, "not voting": 0}
    vote["seats"] = 11
    assert outcomes(vote)["vacant or not listed"] == 2
    assert "unknown" not in outcomes(vote)


def test_the_doubts_are_lines_of_their_sources(dossier: Dossier) -> None:
    lines = doubts(dossier, "votes", "duma-353-0")
    assert "† Date, by Johnson 2009: December 2003" in lines
    shared = [line for line in lines if "wider Criminal Code package" in line]
    assert len(shared) == 1, "sources that say the same share a line"
    assert ";" in shared[0]
    notes = CHART.prepare(dossier, View())["notes"].iloc[0].split("\n")
    caveat = dossier.votes.loc[dossier.votes["id"] == "duma-353-0", "caveat"].iloc[0]
    assert notes[0] == caveat
    assert "No source read gives the factions" in notes[1]
    assert tuple(notes[2:]) == lines


@given(seats=st.integers(1, 800))
def test_places_are_a_half_circle_filled_from_the_left(seats: int) -> None:
    places = hemicycle(seats)
    assert len(places) == len(set(places)) == seats
    for x, y in places:
        assert y >= 0
        assert INNER - 0.001 <= hypot(x, y) <= 1.001
    left = sum(x < -1e-9 for x, _ in places)
    right = sum(x > 1e-9 for x, _ in places)
    assert left == right
    assert 0 < majority_angle(seats) < pi


def test_the_majority_line_parts_half_from_half_and_strikes_no_seat() -> None:
    places = hemicycle(450)
    assert majority_angle(450) == pytest.approx(pi / 2)
    assert sum(x < 0 for x, _ in places[:225]) == 225
    assert min(abs(x) for x, _ in places) > 0.02
    nearest = min(dist(a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    assert nearest * 322 > 12.5, "dots of the screen do not touch"
    assert nearest * 160 > 6.6, "nor on a phone"


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_seat_is_one_dot_that_opens_the_vote(
    dossier: Dossier, mode: str, narrow: bool
) -> None:
    view = View(event=("duma-353-0",))
    frame = CHART.prepare(dossier, view)
    figure = CHART.screen(frame, view, mode=mode, narrow=narrow)
    go.Figure(figure.to_dict())  # raises if Plotly knows no such property
    dots = [t for t in figure.data if t.mode == "markers"]
    assert [len(t.x) for t in dots] == [353, 97]
    assert {tuple(c) for t in dots for c in t.customdata} == {("duma-353-0", "vote")}
    assert dots[1].marker.color == TOKENS[mode].paper, "the unknown are hollow"  # type: ignore[index]
    halo = [t for t in figure.data if t.mode == "lines"]
    assert [t.line.color for t in halo] == [TOKENS[mode].accent]  # type: ignore[index]
    unchosen = CHART.screen(CHART.prepare(dossier, View()), View(), narrow=narrow)
    assert [t.mode for t in unchosen.data] == ["markers", "markers"]


def test_print_draws_the_same_seats_and_words(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    wide = CHART.screen(frame, View())
    said = {a.text.replace("<b>", "").replace("</b>", "") for a in wide.layout.annotations}
    for width in (360, 640, 960):
        spec = CHART.print(frame, View(), width=width).to_dict(validate=False)
        paths = [r["d"] for r in spec["layer"][0]["data"]["values"]]
        assert [d.count("h0") for d in paths] == [353, 97, 97]
        texts = [r["t"] for r in spec["layer"][2]["data"]["values"]]
        assert {"353–0", "Majority: 226", "353", "97", "0", "of 450 seats"} <= set(texts) & said
        assert " ".join(texts).count("†") == str(frame["notes"].iloc[0]).count("†")
    assert len(vl_convert.vegalite_to_svg(spec)) < 40_000


@pytest.mark.parametrize("width", [360, 640, 960])
def test_no_words_of_the_print_run_over_each_other(dossier: Dossier, width: int) -> None:
    frame = CHART.prepare(dossier, View())
    spec = CHART.print(frame, View(), width=width).to_dict(validate=False)
    rows = spec["layer"][2]["data"]["values"]
    boxes = [box(r["t"], r["x"], r["y"], size=r["s"], align=r["a"]) for r in rows]
    for i, r in enumerate(rows):
        if r["s"] >= 40:  # figures have no descenders
            left, _, right, _ = boxes[i]
            boxes[i] = (left, r["y"] - 0.36 * r["s"], right, r["y"] + 0.36 * r["s"])
            inner = INNER * min(330, (width - 12) / 2 / EDGE)
            base = spec["layer"][0]["data"]["values"][0]["y"]
            assert hypot((right - left) / 2, base - boxes[i][1]) < inner, "the figure fits inside"
    assert unreadable(boxes, [r["t"] for r in rows], width=width, height=spec["height"]) == []


@pytest.mark.parametrize(("measure", "small"), [(332, True), (620, False)])
def test_no_words_of_the_screen_run_over_each_other(
    dossier: Dossier, measure: int, small: bool
) -> None:
    frame = CHART.prepare(dossier, View())
    radius = 160 if small else 300
    made = labels(frame, TOKENS["light"], small=small)
    boxes = [box(m["t"], m["x"] * radius, m["dy"], size=m["size"], align=m["align"]) for m in made]
    names = [m["t"] for m in made]
    notes, end = notes_at(frame, measure, 12 if small else 13)
    for y, lines, _ in notes:
        size = 12 if small else 13
        boxes.append(box("\n".join(lines), -radius, y + 0.65 * size * len(lines), size=size))
        names.append(lines[0])
    moved = [(a + radius, b, c + radius, d) for a, b, c, d in boxes]
    assert unreadable(moved, names, width=2 * radius + 24, height=end) == []


def test_out_of_view_it_says_so_and_still_draws(dossier: Dossier) -> None:
    view = View(kind=("meeting",))
    frame = CHART.prepare(dossier, view)
    assert frame.empty
    assert "Nothing is in view" in CHART.describe(frame, view)
    assert CHART.screen(frame, view).layout.height == 120
    vl_convert.vegalite_to_svg(CHART.print(frame, view, width=360).to_dict())


def test_describe_says_what_is_known_and_what_is_not(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View()), View())
    assert words.startswith("450 seats")
    assert "353 filled for, 0 against" in words
    assert "97 are drawn hollow" in words
    assert "majority of 226; the votes for are 127 more than that" in words


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_view_shows_all_seats_or_none(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    assert frame["seats"].sum() in (0, 450)
    assert CHART.describe(frame, view)
    CHART.screen(frame, view, narrow=True)
    CHART.print(frame, view, width=360)
