"""The votes beside each other: shares of all seats, parties, what is unknown."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.votes import CHART
from components.charts.votes.layout import BAR, HIGH, LOW, THIN
from components.dossier import Dossier
from components.embed.table import table_of
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE, STAGE_LETTERS
from components.graphic.ink import Inks, mix
from components.query.vote_count import STATES
from components.view import View
from tests.charts.making import views, with_tables


def test_each_vote_is_counted_and_followed_by_its_parties(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    votes = frame[frame["layer"] == "vote"].set_index("id")
    assert votes.index.tolist() == [
        "us-house-2000", "us-senate-2000", "us-senate-appeal-2000", "duma-353-0",
    ]  # fmt: skip
    assert votes["counts"].tolist() == [
        "371 for · 1 against · 62 not voting · 1 vacant or not listed",
        "95 for · 0 against · 5 not voting",
        "90 for · 5 against · 5 not voting",
        "353 for · 0 against · 97 unknown",
    ]
    house = frame[(frame["id"] == "us-house-2000") & (frame["layer"] == "bloc")]
    assert house["label"].tolist() == ["Republican", "Democrat", "Independent"]
    assert house["for"].tolist() == [187, 182, 2]
    assert votes.loc["us-house-2000", "for"] == house["for"].sum()


def test_unknown_stays_missing_and_outcomes_of_a_vote_add_up(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    votes = frame[frame["layer"] == "vote"]
    assert pd.isna(votes["abstained"].iloc[-1])
    assert pd.isna(votes["not voting"].iloc[-1])
    total = votes[list(STATES)].fillna(0).sum(axis=1)
    assert total.tolist() == votes["seats"].tolist() == [435, 100, 100, 450]


def test_a_small_dossier_counts_what_it_gives(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    assert frame["label"].tolist() == ["House", "Republican", "Democratic", "Duma"]
    assert frame["unknown"].fillna(-1).tolist() == [-1, -1, -1, 97]
    assert frame["counts"].tolist()[:-1] == [
        "371 for · 1 against · 63 not voting",
        "186 for · 1 against",
        "185 for · 0 against · 20 not voting",
    ]


def test_bars_are_shares_of_all_seats(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    sketch = CHART.layout(frame, COLUMN)
    bars = [g for g in sketch.rects if g.y1 - g.y0 == BAR]
    whole = [g for g in bars if g.x0 == 0]
    assert [round(g.x1, 4) for g in whole] == [0.8529, 0.95, 0.9, 0.7844]
    assert [g.color for g in whole] == [*[Inks.international] * 3, Inks.both]
    thin = [g for g in sketch.rects if g.y1 - g.y0 == THIN and g.x0 == 0]
    assert [round(g.x1, 4) for g in thin] == [
        0.4299, 0.4184, 0.0046, 0.52, 0.43, 0.48, 0.42,
    ]  # fmt: skip
    hollow = [n for n in sketch.lines if n.color == Inks.none and n.x0 == n.x1]
    assert {round(n.x0, 4) for n in hollow} == {0.7844, 1.0}
    # The last seat of the House had nobody in it: outlined more faintly, and named apart.
    faint = mix(Inks.none, 0.5)
    empty = [n for n in sketch.lines if n.color == faint and n.x0 == n.x1]
    assert {round(n.x0, 4) for n in empty} == {round(434 / 435, 4), 1.0}


def test_half_is_marked_on_every_bar_and_named_once(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    for narrow in (False, True):
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        assert len([n for n in sketch.lines if n.x0 == n.x1 == 0.5 and n.color == Inks.ink]) == 4
        assert [t.text for t in sketch.texts].count("half of all seats") == 1


def test_a_chosen_vote_is_ringed_and_the_others_fade(dossier: Dossier) -> None:
    view = View(event=("duma-353-0",))
    frame = CHART.prepare(dossier, view)
    sketch = CHART.layout(frame, COLUMN)
    ring = [n for n in sketch.lines if n.color == Inks.accent]
    assert len(ring) == 4
    assert min(n.x0 for n in ring) > LOW
    assert max(n.x1 for n in ring) < HIGH
    colors = [g.color for g in sketch.rects if g.x0 == 0 and g.y1 - g.y0 == BAR]
    assert colors == [*[mix(Inks.international, 0.55)] * 3, Inks.both]


def test_describe_counts_every_vote_and_owns_up_to_gaps(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View()))
    assert words.startswith("4 votes")
    assert "353 for, 0 against, 97 unknown; 78 % of all 450 seats for" in words
    assert "Most is unknown of the vote in the State Duma: 97 seats" in words
    assert "No source read gives the parties for State Duma" in words
    assert "62 not voting, 1 vacant or not listed; 85 % of all 435 seats for" in words


def test_that_no_vote_has_parties_is_said_once(dossier: Dossier) -> None:
    bare = with_tables(dossier, ballots=dossier.ballots.head(0))
    frame = CHART.prepare(bare, View())
    for canvas in (COLUMN, APP_PHONE):
        drawn = [t.text for t in CHART.layout(frame, canvas).texts if "the parties" in t.text]
        assert drawn == ["No source read gives the parties of any of these votes."]
    assert CHART.describe(frame).count("the parties") == 1
    one = CHART.prepare(bare, View(event=("duma-353-0",))).tail(1)
    assert [t.text for t in CHART.layout(one, COLUMN).texts if "the parties" in t.text] == [
        "No source read gives the parties."
    ]


def test_votes_of_one_chamber_are_told_apart_where_some_lack_parties(dossier: Dossier) -> None:
    ballots = dossier.ballots[dossier.ballots["vote_id"] == "us-senate-2000"]
    words = CHART.describe(CHART.prepare(with_tables(dossier, ballots=ballots), View()))
    label = dossier.votes.set_index("id").loc["us-senate-appeal-2000", "chamber"]
    said = words.partition("the parties for ")[2]
    assert f"{label} (" in said
    assert said.count("(") == 1


def test_every_caveat_is_drawn_and_told(dossier: Dossier) -> None:
    """What holds of one package holds of the other: no side is shown without its caveat."""
    votes = dossier.votes.assign(caveat=[f"Doubt {i}." for i in range(len(dossier.votes))])
    frame = CHART.prepare(with_tables(dossier, votes=votes), View())
    words = CHART.describe(frame)
    shown = frame[frame["layer"] == "vote"]
    assert shown["caveat"].tolist() == ["Doubt 1.", "Doubt 2.", "Doubt 3.", "Doubt 0."]
    assert CHART.columns["caveat"] == "Caveat"
    for canvas in (COLUMN, APP_PHONE):
        sketch = CHART.layout(frame, canvas)
        drawn = [t.text for t in sketch.texts]
        assert all(drawn.count(f"Doubt {i}.") == 1 for i in range(4))
    assert all(f"seats for. Doubt {i}. " in words for i in range(4))
    assert all(c in tip for c, tip in zip(shown["caveat"], shown["tip"], strict=True))


def test_the_most_unknown_is_not_a_seat_that_nobody_held(dossier: Dossier) -> None:
    abroad = CHART.describe(CHART.prepare(dossier, View(q="congress")))
    assert "unknown" not in abroad


def test_filters_choose_votes_by_their_events(dossier: Dossier) -> None:
    abroad = CHART.prepare(dossier, View(pressure=("outside-only",)))
    assert "duma-353-0" not in set(abroad["id"])
    assert abroad["id"].nunique() == 3
    none = CHART.prepare(dossier, View(kind=("meeting",)))
    assert none.empty
    assert "Nothing is in view" in CHART.describe(none)


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_view_adds_up(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    votes = frame[frame["layer"] == "vote"]
    assert votes[list(STATES)].fillna(0).sum().sum() == votes["seats"].sum()
    assert CHART.describe(frame)
    for canvas in (COLUMN, APP_PHONE):
        assert len(CHART.layout(frame, canvas).targets) == len(votes)


def test_the_stage_says_what_each_vote_was_on_and_what_its_colours_mean(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    s = CHART.layout(frame, STAGE)
    said = [t.text for t in s.texts]
    assert any(text.startswith("Whether the chair’s ruling") for text in said)
    for vote in dossier.votes.itertuples():
        assert f"{vote.yes} for" in said
        assert f"{vote.no} against" in said
    counts = frame.loc[frame["layer"] == "vote", "counts"]
    assert len(s.marks) == counts.str.split(" · ").str.len().sum()
    assert min(t.size for t in s.texts) == STAGE_LETTERS


def test_the_stage_keeps_the_chosen_vote_and_counts_what_has_no_room(dossier: Dossier) -> None:
    last = dossier.votes.iloc[-1]
    more = [last.to_dict() | {"id": f"more-{k}"} for k in range(2)]
    chosen = last.to_dict() | {"id": "chosen", "event_id": "law-signed"}
    votes = pd.concat([dossier.votes, pd.DataFrame([*more, chosen])], ignore_index=True)
    made = with_tables(dossier, votes=votes)
    s = CHART.layout(CHART.prepare(made, View(event=("law-signed",))), STAGE)
    assert [t.id for t in s.targets] == ["us-house-2000", "chosen", "duma-353-0"]
    left = next(t for t in s.texts if t.text == "and 4 more votes")
    assert max(t.y1 for t in s.targets) < left.y - left.size / 2
    assert left.y + left.size / 2 < STAGE.height


def lost(dossier: Dossier, **said: object) -> Dossier:
    """The vote of the House as one that was lost, and the two of the Senate as they were."""
    votes = dossier.votes.astype({"needed": object})
    house = votes["id"] == "us-house-2000"
    for name, value in {"result": "rejected", **said}.items():
        votes.loc[house, name] = value
    return with_tables(dossier, votes=votes)


def test_a_vote_that_was_lost_looks_so_and_says_so(dossier: Dossier) -> None:
    made = lost(dossier, needed="400")
    frame = CHART.prepare(made, View())
    head = frame.iloc[0]
    assert (head["verdict"], head["failed"], head["needed"]) == ("rejected, 400 needed", True, 400)
    assert set(frame.loc[frame["id"] != head["id"], "verdict"]) == {"passed"}
    assert "371 for, 1 against, 62 not voting" in CHART.describe(frame)
    assert "rejected, 400 needed" in CHART.describe(frame)
    assert "Rejected, 400 needed." in head["tip"]
    assert CHART.finding(frame) == "One of four votes failed"
    for canvas in (COLUMN, APP_PHONE, STAGE):
        s = CHART.layout(frame, canvas)
        struck = [n for n in s.lines if (n.x0, n.x1) == (0, 1) and n.color == Inks.ink]
        assert len(struck) == 1
        assert any("ejected, 400 needed" in t.text for t in s.texts)
    s = CHART.layout(frame, COLUMN)
    assert "400 needed" in [t.text for t in s.texts]
    at = {round(n.x0, 4) for n in s.lines if n.x0 == n.x1 and n.color == Inks.ink}
    assert at == {0.5, round(400 / 435, 4)}
    assert table_of(made, CHART, frame).heads[3] == "Outcome"


def test_no_line_is_drawn_that_the_outcome_denies(dossier: Dossier) -> None:
    """More than half voted for it and it was lost: what was needed is not known."""
    s = CHART.layout(CHART.prepare(lost(dossier), View(event=("tvpa-house-vote",))), COLUMN)
    assert len([n for n in s.lines if n.x0 == n.x1 == 0.5 and n.y1 - n.y0 == BAR]) == 3


def test_where_fewer_than_half_have_passed_something_the_half_is_not_marked(
    dossier: Dossier,
) -> None:
    """The State Duma once passed a bill with 100 of its 450 votes: a half is not what it takes."""
    vote = dossier.votes[dossier.votes["seats"].eq(450)].iloc[0].to_dict()
    votes = [
        vote | {"id": "few", "yes": 100},
        vote | {"id": "lost", "yes": 50, "result": "rejected"},
    ]
    made = with_tables(dossier, votes=pd.concat([dossier.votes, pd.DataFrame(votes)]))
    frame = CHART.prepare(made, View())
    assert set(frame.loc[frame["half"], "label"]).isdisjoint({vote["chamber"]})
    s = CHART.layout(frame, COLUMN)
    assert len([n for n in s.lines if n.x0 == n.x1 == 0.5 and n.y1 - n.y0 == BAR]) == 3


def test_a_chamber_of_unknown_size_is_drawn_by_the_votes_counted(dossier: Dossier) -> None:
    votes = dossier.votes.copy()
    votes.loc[votes["id"] == "us-senate-2000", "seats"] = pd.NA
    frame = CHART.prepare(with_tables(dossier, votes=votes), View())
    bare = frame[frame["id"] == "us-senate-2000"].iloc[0]
    assert bare["seats"] == bare["for"] + bare["against"] + bare["not voting"]
    assert bare["caveat"].startswith("No source read gives the seats")
    assert not bare["half"]
    words = CHART.describe(frame)
    assert f"% of all {bare['seats']} votes counted for" in words
    s = CHART.layout(frame, COLUMN)
    assert max(rect.x1 for rect in s.rects) <= 1


def test_parties_stand_in_the_table_as_they_are_drawn(dossier: Dossier) -> None:
    table = table_of(dossier, CHART, CHART.prepare(dossier, View()))
    assert len(table.rows) == len(dossier.votes) + len(dossier.ballots)
    republicans = next(row for row in table.rows if row[table.header] == "Republican")
    assert {"187", "1", "34"} <= set(republicans)


def test_what_no_vote_has_is_no_column(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    heads = table_of(dossier, CHART, frame).heads
    assert not {"Outcome", "Absent", "Vacant"} & set(heads)
    votes = dossier.votes.assign(absent=[3, None, None, None])
    made = with_tables(dossier, votes=votes.astype({"absent": "Int64"}))
    assert "Absent" in table_of(made, CHART, CHART.prepare(made, View())).heads
