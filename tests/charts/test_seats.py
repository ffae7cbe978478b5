"""The seats of a chamber: places, counts, doubts, and a drawing that keeps its proportions."""

from itertools import pairwise
from math import dist, hypot, pi

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.seats import CHART
from components.charts.seats.hemicycle import INNER, MOST, angle, dots, grain, hemicycle, size
from components.charts.shared.seat_looks import look
from components.charts.shared.tally import doubts
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, PHONE, STAGE, WIDE, Canvas
from components.graphic.graphic import Graphic
from components.graphic.ink import Inks
from components.query.vote_count import STATES, outcomes
from components.theme import TOKENS
from components.view import View
from tests.charts.making import choices, to_plotly, unfit, views, with_tables


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
    words = CHART.describe(frame)
    assert "0 against, 0 abstained, 90 not voting, 7 vacant or not listed. " in words
    assert "drawn hollow" not in words
    assert "vacant or not listed" in [t.text for t in CHART.layout(frame, COLUMN).texts]
    # The count of those that did not vote is the one that is missing: nobody knows who is left.
    votes.loc[home, "not_voting"] = None
    frame = CHART.prepare(with_tables(dossier, votes=votes), View())
    assert frame["layer"].tolist()[-1] == "unknown"
    assert "97 are drawn hollow, because no source read says" in CHART.describe(frame)


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
    assert 0 < angle(seats, seats // 2 + 1) < pi


def test_the_majority_line_parts_half_from_half_and_strikes_no_seat() -> None:
    places = hemicycle(450)
    assert angle(450, 226) == pytest.approx(pi / 2)
    assert sum(x < 0 for x, _ in places[:225]) == 225
    assert min(abs(x) for x, _ in places) > 0.02


@pytest.mark.parametrize("canvas", [APP_PHONE, PHONE, COLUMN, WIDE, STAGE])
def test_every_seat_is_one_dot_that_opens_the_vote(dossier: Dossier, canvas: Canvas) -> None:
    held, unread = CHART.layout(CHART.prepare(dossier, View()), canvas).dots
    assert [len(held.places), len(unread.places)] == [353, 97]
    assert [held.id, held.kind, held.hollow] == ["duma-353-0", "vote", False]
    assert [unread.id, unread.kind, unread.hollow] == ["duma-353-0", "vote", True]
    places = held.places + unread.places
    nearest = min(dist(a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    assert nearest > held.size, "dots do not touch"


@pytest.mark.parametrize("total", [1, 450, 1000, 1001, 2980, 999_999_999])
def test_of_a_large_chamber_a_dot_is_several_seats_and_none_touches_the_next(total: int) -> None:
    part = total // 3
    drawn = [*dots(total, 0, part), *dots(total, part, total - part)]
    assert len(drawn) == len(set(drawn)) == round(total / grain(total)) <= MOST
    assert min((dist(a, b) for a, b in pairwise(drawn)), default=1) > 0.9 * size(total)
    assert grain(total) == {1001: 2, 2980: 5, 999_999_999: 1_000_000}.get(total, 1)


def test_a_vote_of_millions_is_drawn_in_dots_of_thousands(dossier: Dossier) -> None:
    made = key_vote(dossier, yes=600_000, no=300_000, seats=1_000_000)
    frame = CHART.prepare(made, View())
    assert CHART.heading(made).shows.startswith("One dot is 1,000 seats.")
    counts = [len(one.places) for one in CHART.layout(frame, COLUMN).dots]
    assert counts == [600, 300, 100]


def test_a_chosen_vote_has_an_arc_just_outside_its_seats(dossier: Dossier) -> None:
    assert CHART.layout(CHART.prepare(dossier, View()), COLUMN).curves == []
    s = CHART.layout(CHART.prepare(dossier, View(event=("duma-353-0",))), COLUMN)
    assert {c.color for c in s.curves} == {Inks.accent}
    reach = [hypot(*at(s, point)) for c in s.curves for point in c.through(20)]
    outer = max(hypot(*at(s, place)) for d in s.dots for place in d.places) + s.dots[0].size / 2
    assert outer < min(reach) < max(reach) < 1.001 * min(reach), "a round one"


def at(s: Graphic, place: tuple[float, float]) -> tuple[float, float]:
    """A place from the middle of the half circle's foot."""
    foot = max(y for d in s.dots for _, y in d.places)
    return place[0] - s.high / 2, foot - place[1]


@pytest.mark.parametrize("said", ["353–0", "283–16", "1205–1101"])
@pytest.mark.parametrize("canvas", [APP_PHONE, PHONE, COLUMN, WIDE, STAGE])
def test_the_score_keeps_clear_of_the_seats_and_of_its_words(
    dossier: Dossier, canvas: Canvas, said: str
) -> None:
    s = CHART.layout(CHART.prepare(dossier, View()).assign(score=said), canvas)
    by = {t.text: t for t in s.texts}
    score, below = by[said], by["of 450 seats"]
    # Figures are 0.72 of a size tall at most. Georgia's are wider than those of the letters that
    # ``boxes`` measures by, and the projector's are not.
    half = score.size * (0.296 if score.serif else 0.25) * len(said)
    top, foot = score.y - 0.36 * score.size, score.y + 0.36 * score.size
    inner = min(hypot(*at(s, place)) for d in s.dots for place in d.places) - s.dots[0].size / 2
    assert hypot(half, at(s, (0, top))[1]) < inner
    assert foot < below.y - 0.36 * below.size


@pytest.mark.parametrize("canvas", [APP_PHONE, COLUMN, WIDE])
def test_the_notes_stand_under_the_half_circle_from_edge_to_edge(
    dossier: Dossier, canvas: Canvas
) -> None:
    frame = CHART.prepare(dossier, View())
    s = CHART.layout(frame, canvas)
    said = [t.text for t in s.texts]
    assert " ".join(said).endswith(" ".join(frame["notes"].iloc[0].split()))
    notes = [t for t in s.texts if t.y > max(t.y for t in s.texts if t.text == "for") + 10]
    left = min(x for d in s.dots for x, _ in d.places)
    assert {round(t.x, 1) for t in notes} == {round(left, 1)}
    assert {t.color for t in notes if t.text.startswith("†")} == {Inks.muted}


def test_a_figure_keeps_the_half_circle_round(dossier: Dossier) -> None:
    made = to_plotly(CHART.layout(CHART.prepare(dossier, View()), COLUMN), mode="dark")
    assert made.layout.yaxis.scaleanchor == "x"
    dots = [t for t in made.data if t.mode == "markers"]
    assert [len(t.x) for t in dots] == [353, 97]
    assert set(choices(made)) == {("duma-353-0", "vote")}
    assert dots[1].marker.color == TOKENS["dark"].paper, "the unknown are hollow"


def test_on_the_wall_no_ring_is_drawn_and_the_hollow_are_seen(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(event=("duma-353-0",)))
    wall, column = (CHART.layout(frame, canvas) for canvas in (STAGE, COLUMN))
    assert (len(wall.curves), len(column.curves)) == (0, 2)
    (for_it,), ((_, whole), (paper, hole)) = (d.strokes(1) for d in wall.dots)
    assert for_it[1] == whole
    assert (paper, round(whole - hole, 2)) == (Inks.paper, 3.6)


def test_describe_says_what_is_known_and_what_is_not(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View()))
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
    assert CHART.describe(frame)
    assert (
        sum(len(one.places) for one in CHART.layout(frame, APP_PHONE).dots) == frame["seats"].sum()
    )


def key_vote(dossier: Dossier, **said: object) -> Dossier:
    """The dossier with other cells in the row of its vote on the law."""
    votes = dossier.votes.astype({"needed": object, "method": object})
    key = votes["id"] == "duma-353-0"
    for name, value in said.items():
        votes.loc[key, name] = value
    return with_tables(dossier, votes=votes)


def test_a_vote_that_was_lost_is_struck_through_and_says_what_was_needed(dossier: Dossier) -> None:
    made = key_vote(dossier, yes=270, no=100, result="rejected", needed="300")
    frame = CHART.prepare(made, View())
    assert CHART.heading(made).title == "Rejected, 300 needed: 270 for, 100 against, 80 unknown"
    share = key_vote(dossier, yes=270, no=100, needed="2/3 of votes")
    assert CHART.heading(share).title == "Passed, 247 needed: 270 for, 100 against, 80 unknown"
    assert "Needed: 2/3 of votes for and against." in CHART.prepare(share, View())["notes"].iloc[0]
    assert CHART.finding(frame) == (
        "270 for, 100 against, rejected, 300 needed, 80 of 450 seats unknown"
    )
    words = CHART.describe(frame)
    assert "The vote: rejected, 300 needed. " in words
    assert "votes needed, 300; the votes for are 30 fewer than that. " in words
    for canvas in (APP_PHONE, COLUMN, STAGE):
        s = CHART.layout(frame, canvas)
        said = [t.text for t in s.texts]
        assert {"Needed: 300", "of 450 seats: rejected, 300 needed"} <= set(said)
        assert len([n for n in s.lines if n.y0 == n.y1]) == 1, "the score is struck through"
    *ticks, _ = CHART.layout(frame, COLUMN).lines
    assert [n.x1 > n.x0 for n in ticks] == [True, True], "beyond the middle, beside the seats"


def test_no_majority_is_drawn_that_the_outcome_denies(dossier: Dossier) -> None:
    frame = CHART.prepare(key_vote(dossier, result="rejected"), View())
    assert not any("Majority" in t.text for t in CHART.layout(frame, COLUMN).texts)
    assert "A line marks" not in CHART.describe(frame)


def test_each_state_of_a_seat_has_a_pattern_and_words_of_its_own(dossier: Dossier) -> None:
    said = dict.fromkeys(("no", "abstain", "present", "excused", "absent", "vacant"), 20)
    frame = CHART.prepare(key_vote(dossier, yes=330, **said), View())
    assert frame["layer"].tolist() == [
        "for", "against", "abstained", "present, not voting", "absent with leave", "absent",
        "vacant",
    ]  # fmt: skip
    looks = {look(state, side) for state in STATES for side in ("none", "both")}
    assert len(looks) == len(STATES), "but for what is vacant, and for the two sides"
    for canvas in (APP_PHONE, COLUMN, STAGE):
        s = CHART.layout(frame, canvas)
        held = [d for d in s.dots if d.id]
        assert sum(len(d.places) for d in held) == frame["seats"].sum()
        words = " ".join(t.text for t in s.texts)
        assert all(f"20 {state}" in words for state in frame["layer"][2:])
    assert unfit(CHART, frame) == []


def test_a_vote_that_nobody_counted_is_told_without_figures(dossier: Dossier) -> None:
    made = key_vote(dossier, yes=None, no=None, method="voice")
    frame = CHART.prepare(made, View())
    assert frame["label"].tolist() == ["450: not counted"]
    assert frame["score"].tolist() == ["passed by voice"]
    assert CHART.finding(frame) == "passed by voice, 450 of 450 seats unknown"
    assert "450 are drawn hollow, because they were not counted (" in CHART.describe(frame)
    assert unfit(CHART, frame) == []


def test_bounds_of_what_is_unknown_are_told(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    open_ = "abstained; present, not voting; absent with leave; absent; vacant: 0 to 97 each"
    assert frame["open"].iloc[0] == open_
    assert f"no source read says anything of them ({open_}). " in CHART.describe(frame)
    assert f"97 of 450 seats: no source read says; {open_}." in frame["tip"].iloc[-1]
