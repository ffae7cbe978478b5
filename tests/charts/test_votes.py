"""The votes beside each other: shares of all seats, parties, what is unknown."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.shared.tally import OUTCOMES
from components.charts.votes.data import BAR, CHART, HIGH, LOW, THIN, draw
from components.dossier import Dossier
from components.graphic.blocks import tall
from components.graphic.writers.plotly import mix
from components.theme import LIGHT
from components.view import View
from tests.charts.making import unreadable, views, with_tables


def test_each_vote_is_counted_and_followed_by_its_parties(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    votes = frame[frame["layer"] == "vote"].set_index("id")
    assert votes.index.tolist() == [
        "duma-353-0", "us-house-2000", "us-senate-2000", "us-senate-appeal-2000",
    ]  # fmt: skip
    assert votes["counts"].tolist() == [
        "353 for · 0 against · 97 unknown",
        "371 for · 1 against · 62 not voting · 1 vacant or not listed",
        "95 for · 0 against · 5 not voting",
        "90 for · 5 against · 5 not voting",
    ]
    house = frame[(frame["id"] == "us-house-2000") & (frame["layer"] == "bloc")]
    assert house["label"].tolist() == ["Republican", "Democrat", "Independent"]
    assert house["for"].tolist() == [187, 182, 2]
    assert votes.loc["us-house-2000", "for"] == house["for"].sum()


def test_unknown_stays_missing_and_outcomes_of_a_vote_add_up(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    votes = frame[frame["layer"] == "vote"]
    assert pd.isna(votes["abstained"].iloc[0])
    assert pd.isna(votes["not voting"].iloc[0])
    total = votes[list(OUTCOMES)].fillna(0).sum(axis=1)
    assert total.tolist() == votes["seats"].tolist() == [450, 435, 100, 100]


def test_a_small_dossier_counts_what_it_gives(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    assert frame["label"].tolist() == ["Duma", "House", "Republican", "Democratic"]
    assert frame["unknown"].fillna(-1).tolist() == [97, -1, -1, -1]
    assert frame["counts"].tolist()[1:] == [
        "371 for · 1 against · 63 not voting",
        "186 for · 1 against",
        "185 for · 0 against · 20 not voting",
    ]


def test_bars_are_shares_of_all_seats(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    sketch, _ = draw(frame, mode="light", width=640, narrow=False)
    bars = [g for g in sketch.grounds if g.y1 - g.y0 == BAR]
    whole = [g for g in bars if g.x0 == 0]
    assert [round(g.x1, 4) for g in whole] == [0.7844, 0.8529, 0.95, 0.9]
    assert [g.color for g in whole] == [LIGHT.both, *[LIGHT.international] * 3]
    thin = [g for g in sketch.grounds if g.y1 - g.y0 == THIN and g.x0 == 0]
    assert [round(g.x1, 4) for g in thin] == [
        0.4299, 0.4184, 0.0046, 0.52, 0.43, 0.48, 0.42,
    ]  # fmt: skip
    hollow = [n for n in sketch.lines if n.color == LIGHT.none and n.x0 == n.x1]
    assert {round(n.x0, 4) for n in hollow} == {0.7844, 1.0}
    # The last seat of the House had nobody in it: outlined more faintly, and named apart.
    faint = mix(LIGHT.none, LIGHT.paper, 0.5)
    empty = [n for n in sketch.lines if n.color == faint and n.x0 == n.x1]
    assert {round(n.x0, 4) for n in empty} == {round(434 / 435, 4), 1.0}


def test_half_is_marked_on_every_bar_and_named_once(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    for narrow in (False, True):
        sketch, _ = draw(frame, mode="light", width=330 if narrow else 640, narrow=narrow)
        assert len([n for n in sketch.lines if n.x0 == n.x1 == 0.5 and n.color == LIGHT.ink]) == 4
        assert [t.text for t in sketch.texts].count("half of all seats") == 1


def test_a_chosen_vote_is_ringed_and_the_others_fade(dossier: Dossier) -> None:
    view = View(event=("duma-353-0",))
    frame = CHART.prepare(dossier, view)
    sketch, _ = draw(frame, mode="light", width=640, narrow=False)
    ring = [n for n in sketch.lines if n.color == LIGHT.accent]
    assert len(ring) == 4
    assert min(n.x0 for n in ring) > LOW
    assert max(n.x1 for n in ring) < HIGH
    colors = [g.color for g in sketch.grounds if g.x0 == 0 and g.y1 - g.y0 == BAR]
    assert colors == [LIGHT.both, *[mix(LIGHT.international, LIGHT.paper, 0.55)] * 3]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_screen_offers_each_vote_once(dossier: Dossier, mode: Any, narrow: bool) -> None:
    frame = CHART.prepare(dossier, View(event=("duma-353-0",)))
    figure = CHART.screen(frame, View(), mode=mode, narrow=narrow)
    go.Figure(figure.to_dict())  # raises if Plotly knows no such property
    chosen = [tuple(c) for t in figure.data for c in (t.customdata or ())]
    votes = frame[frame["layer"] == "vote"]
    assert chosen == [(v, "vote") for v in votes["id"]]
    _, hits = draw(frame, mode=mode, width=640, narrow=narrow)
    assert min(h.y1 - h.y0 for h in hits) >= 24
    tips = next(t.hovertext for t in figure.data if t.customdata)
    assert "Johnson 2009" in tips[0]
    assert "†" in tips[0]


def test_print_holds_the_same_bars_and_words(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    for width in (360, 640, 960):
        sketch, _ = draw(frame, mode="light", width=width, narrow=width < 480)
        spec = CHART.print(frame, View(), width=width).to_json(validate=False, ensure_ascii=False)
        assert all(f'"{t.text}"' in spec for t in sketch.texts)
        assert all(f'"{g.color}"' in spec for g in sketch.grounds)
    assert "371 for" in vl_convert.vegalite_to_svg(spec)


@pytest.mark.parametrize("width", [330, 350, 360, 640, 800, 960, 1180])
def test_no_words_run_over_each_other(dossier: Dossier, width: int) -> None:
    for view in (View(), View(pressure=("outside",)), View(q="putin")):
        frame = CHART.prepare(dossier, view)
        # The screen wraps for its narrowest column and is then stretched.
        drawn = 330 if width < 500 else 640
        sketch, _ = draw(frame, mode="light", width=drawn, narrow=width < 500)
        texts = [t.text for t in sketch.texts]
        assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []


def test_describe_counts_every_vote_and_owns_up_to_gaps(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View()), View())
    assert words.startswith("4 votes")
    assert "353 for, 0 against, 97 unknown; 78 % of all 450 seats for" in words
    assert "Most is unknown of the vote in the State Duma: 97 seats" in words
    assert "No source read gives the parties for State Duma" in words
    assert "62 not voting, 1 vacant or not listed; 85 % of all 435 seats for" in words


def test_every_caveat_is_drawn_and_told(dossier: Dossier) -> None:
    """What holds of one package holds of the other: no side is shown without its caveat."""
    votes = dossier.votes.assign(caveat=[f"Doubt {i}." for i in range(len(dossier.votes))])
    frame = CHART.prepare(with_tables(dossier, votes=votes), View())
    words = CHART.describe(frame, View())
    shown = frame[frame["layer"] == "vote"]
    assert shown["caveat"].tolist() == ["Doubt 0.", "Doubt 1.", "Doubt 2.", "Doubt 3."]
    assert CHART.columns["caveat"] == "Caveat"
    for narrow, width in ((False, 640), (True, 330)):
        sketch, _ = draw(frame, mode="light", width=width, narrow=narrow)
        drawn = [t.text for t in sketch.texts]
        assert all(drawn.count(f"Doubt {i}.") == 1 for i in range(4))
    assert all(f"seats for. Doubt {i}. " in words for i in range(4))
    assert all(f"Doubt {i}." in tip for i, tip in enumerate(shown["tip"]))


def test_the_most_unknown_is_not_a_seat_that_nobody_held(dossier: Dossier) -> None:
    abroad = CHART.describe(CHART.prepare(dossier, View(q="congress")), View())
    assert "unknown" not in abroad


def test_filters_choose_votes_by_their_events(dossier: Dossier) -> None:
    abroad = CHART.prepare(dossier, View(pressure=("outside-only",)))
    assert "duma-353-0" not in set(abroad["id"])
    assert abroad["id"].nunique() == 3
    none = CHART.prepare(dossier, View(kind=("meeting",)))
    assert none.empty
    assert "Nothing is in view" in CHART.describe(none, View())
    assert CHART.screen(none, View()).layout.height == 120
    vl_convert.vegalite_to_svg(CHART.print(none, View(), width=360).to_dict(validate=False))


def test_text_in_the_data_cannot_become_markup(dossier: Dossier) -> None:
    votes = dossier.votes.copy()
    votes["chamber"] = "<b>Duma & Co</b>"
    frame = CHART.prepare(with_tables(dossier, votes=votes), View())
    shown = CHART.screen(frame, View()).to_json()
    assert "<b>Duma" not in shown.replace("\\u003c", "<")
    assert tall(2, 10) == 25


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_view_adds_up(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    votes = frame[frame["layer"] == "vote"]
    assert votes[list(OUTCOMES)].fillna(0).sum().sum() == votes["seats"].sum()
    assert CHART.describe(frame, view)
    for narrow in (False, True):
        figure = CHART.screen(frame, view, narrow=narrow)
        assert sum(len(t.customdata or ()) for t in figure.data) == len(votes)
    CHART.print(frame, view, width=360)
