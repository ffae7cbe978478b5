"""Actors over time: who is drawn, where, and that all of it can be read."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.activity import CHART
from components.charts.activity.data import MOST
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, PHONE, STAGE, Canvas
from components.graphic.metrics import shortened, width_of
from components.query.following import lit
from components.query.selection import select
from components.view import View
from tests.charts.making import unreadable, views, with_tables
from tests.charts.test_timeline import event

VIEWS = {
    "all": View(),
    "crowded": View(time=("2003-10", "2004-04")),
    "outside": View(pressure=("outside",)),
    "one actor": View(actor=("firestone",)),
    "chosen": View(event=("duma-353-0",)),
}


@pytest.fixture
def made(small: Dossier) -> Dossier:
    rows = [
        event("vote", None, "2003-12-08", landmark=True, title="The vote"),
        event("call", "2003-12-01", "2003-12-01", title="The call"),
        event("law", "2005-12-08", "2005-12-08", title="The law"),
    ]
    roles = pd.DataFrame(
        [("vote", "duma", "decider"), ("call", "duma", "target"), ("law", "duma", "decider")],
        columns=["event_id", "actor_id", "role"],
    )
    return with_tables(small, events=pd.DataFrame(rows), roles=roles)


def test_a_name_of_any_length_leaves_room_for_the_lines(made: Dossier) -> None:
    long = with_tables(made, actors=made.actors.assign(short="W" * 400))
    frame = CHART.prepare(long, View())
    for canvas, room in ((COLUMN, 240), (PHONE, 334), (STAGE, 240)):
        names = [t.text for t in CHART.layout(frame, canvas).texts]
        cut = [name for name in names if name.startswith("WW")]
        assert len(cut) == 2
        assert all(name.endswith("…") and width_of(name, 12.5) <= room for name in cut)
    assert shortened("A long name", 10, 40) == "A long…"
    assert shortened("A name", 10, 40) == "A name"


def dots(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["layer"] == "dot"]


def test_a_dot_is_an_event_and_dots_on_one_another_are_one(made: Dossier) -> None:
    frame = CHART.prepare(made, View())
    drawn = dots(frame)
    # The envoy presses in the call (the pressures of the small dossier) and has no role.
    assert drawn["id"].tolist() == ["duma", "duma", "envoy"]
    assert drawn["group"].tolist() == ["Ruritania’s state"] * 2 + ["Foreign states and bodies"]
    assert drawn["n"].tolist() == [2, 1, 1]
    assert drawn["total"].tolist() == [3, 3, 1]
    assert drawn["x"].tolist() == [(12387.5 + 12395.0) / 2, 13125.5, 12387.5]
    # The vote has no first day, but the call in the same dot has one.
    assert drawn["sure"].tolist() == [True, True, True]
    assert drawn["unnamed"].tolist() == [False, False, True]
    assert drawn["tip"].tolist()[2] == (
        "An envoy\nThe call. By 8 December 2003. Source: Doe 2009 (paragraph 1)."
    )
    assert drawn["event_id"].tolist() == ["call vote", "law", "call"]
    head, *lines = drawn["tip"].tolist()[0].split("\n")
    assert (head, len(lines)) == ("State Duma, 2 events", 2)
    assert [line.partition(".")[0] for line in lines] == ["The call", "The vote"]
    assert frame.loc[frame["layer"] == "landmark", ["id", "label"]].values.tolist() == [
        ["vote", "Vote †"]
    ]


def test_description_counts_what_is_drawn(made: Dossier) -> None:
    assert CHART.describe(CHART.prepare(made, View())) == (
        "2 actors over time: Ruritania’s state 1 and Foreign states and bodies 1. With most "
        "events: Duma (3 events) and Envoy (1 event). Of events dated within two months, the first "
        "is one of Duma and Envoy (by 8 Dec 2003). All that Duma took part in is dated by 8 Dec "
        "2003."
    )


def test_the_first_and_the_last_are_events_and_not_the_middle_of_a_dot(made: Dossier) -> None:
    """Two events share a dot: it stands between them, the line and the words begin at the first."""
    days = {
        "early": "2000-10-06",
        "soon": "2000-10-28",
        "other": "2000-10-11",
        "late": "2006-01-01",
    }
    roles = [("early", "duma"), ("soon", "duma"), ("other", "envoy"), ("late", "duma")]
    frame = CHART.prepare(
        with_tables(
            made,
            events=pd.DataFrame([event(i, d, d, title=i) for i, d in days.items()]),
            roles=pd.DataFrame([(*r, "lead") for r in roles], columns=list(made.roles)),
            pressures=made.pressures.iloc[:0],
        ),
        View(),
    )
    duma = dots(frame)[dots(frame)["id"] == "duma"]
    assert duma["n"].tolist() == [2, 1]
    assert duma["x"].tolist()[0] == 11247.5  # after the envoy's only event
    assert duma[["first", "begun"]].iloc[0].tolist() == [11236.5, 11236.0]
    assert dots(frame).set_index("id").loc["envoy", "begun"] == 11241.0
    words = CHART.describe(frame)
    assert "the first is one of Duma (" in words


def test_the_first_of_the_real_dossier_is_the_first_of_its_dates(dossier: Dossier) -> None:
    frame = dots(CHART.prepare(dossier, View()))
    chosen = select(dossier, View())
    days = dict(zip(chosen.events["id"], zip(chosen.events["date_from"], chosen.events["date_to"],
                                             strict=True), strict=True))  # fmt: skip
    took = [*zip(chosen.roles["actor_id"], chosen.roles["event_id"], strict=True)]
    for end in ("from_actor", "to_actor"):
        took += zip(chosen.pressures[end], chosen.pressures["event_id"], strict=True)
    firsts: dict[str, pd.Timestamp] = {}
    for actor, event_id in took:
        low, high = days[event_id]
        if actor in set(frame["id"]) and (high - low).days < 62:
            firsts[actor] = min(low, firsts.get(actor, low))
    earliest = min(firsts.values())
    short = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    words = CHART.describe(CHART.prepare(dossier, View()))
    told = words.partition("the first is one of ")[2]
    assert [a for a, day in firsts.items() if day == earliest and short[a] in told]
    # Of the seminar in Washington no more than the month is known, and no day is said.
    assert earliest == pd.Timestamp("1997-04-01")
    assert told.startswith("Russian government and State Department (Apr 1997).")


def test_actors_of_few_events_give_way_and_are_counted(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    shown = dots(frame).drop_duplicates("id")
    every = select(dossier, View()).actors
    assert len(shown) <= MOST < len(every)
    least = frame["least"].iloc[0]
    assert shown["total"].min() == least
    assert (frame["left_out"] == len(every) - len(shown)).all()
    words = f"{len(every) - len(shown)} more actors with a single event are not drawn."
    assert least == 2
    assert CHART.describe(frame).endswith(words)
    for canvas in (COLUMN, PHONE):
        assert words in [t.text for t in CHART.layout(frame, canvas).texts]


def test_all_who_met_an_actor_are_drawn_where_only_they_are_shown(dossier: Dossier) -> None:
    view = VIEWS["one actor"].replace(only="actor")
    frame = dots(CHART.prepare(dossier, view))
    assert set(frame["id"]) == set(select(dossier, view).actors["id"])


def test_an_actor_that_is_followed_stands_out(dossier: Dossier) -> None:
    view = VIEWS["one actor"]
    frame = dots(CHART.prepare(dossier, view))
    assert set(frame.loc[frame["chosen"], "id"]) == {"firestone"}
    bright = frame[~frame["faded"]]
    assert set(frame.loc[frame["id"] == "firestone", "x"]) <= set(bright["x"])
    # Beside his own dots those of others in the same events.
    his = lit(dossier, view)
    assert all(his & set(ids.split()) for ids in bright["event_id"])
    assert frame["faded"].any()
    s = CHART.layout(CHART.prepare(dossier, view), COLUMN)
    assert "Firestone" in [t.text for t in s.texts if t.bold]


def test_the_dots_of_a_chosen_event_have_a_halo(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, VIEWS["chosen"])
    marks = [m for m in CHART.layout(frame, COLUMN).marks if m.halo]
    assert all(m.kind == "event" and "duma-353-0" in str(m.id).split() for m in marks)
    shown = dots(frame)
    halo = set(shown.loc[shown["selected"].astype(bool), "id"])
    assert len(halo) == len(marks)
    roles, pressures = dossier.roles, dossier.pressures
    roles = roles[roles["event_id"] == "duma-353-0"]
    pressures = pressures[pressures["event_id"] == "duma-353-0"]
    took = {*roles["actor_id"], *pressures["from_actor"], *pressures["to_actor"]}
    assert halo == took & set(frame["id"])
    assert "duma" in halo


@pytest.mark.parametrize("canvas", [COLUMN, PHONE, APP_PHONE, STAGE])
def test_a_name_answers_for_its_actor_and_a_dot_for_its_events(
    dossier: Dossier, canvas: Canvas
) -> None:
    frame = CHART.prepare(dossier, View(actor=("firestone",) if canvas.stage else ()))
    g = CHART.layout(frame, canvas)
    named = {m.id: m for m in g.marks if m.kind == "actor" and m.id}
    labels = {t.of: t.text for t in g.texts if t.of and not t.text.isdigit()}
    assert labels.keys() == named.keys()
    short = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    assert labels == {i: short[i] for i in named}  # whole, on a phone too
    assert {line.of for line in g.lines if line.of} == named.keys()
    events = set(dossier.events["id"])
    assert all(set(str(m.id).split()) <= events for m in g.marks if m.kind == "event" and m.id)
    tip = named["firestone"].tip.split("\n")
    assert (tip[0], tip[-1].startswith("In view: 6 events, perhaps ")) == (
        "Thomas Firestone",
        True,
    ), tip


def test_unnamed_actors_are_in_italics(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    unnamed = set(frame.loc[frame["unnamed"], "label"])
    assert "Unnamed deputy" in unnamed
    for canvas in (COLUMN, PHONE):
        texts = CHART.layout(frame, canvas).texts
        assert {t.text for t in texts if t.italic} == unnamed


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_nothing_written_overlaps_or_is_cut_off(dossier: Dossier, view: View) -> None:
    frame = CHART.prepare(dossier, view)
    for canvas, widths in ((COLUMN, (640, 760, 960, 1180)), (PHONE, (350, 360))):
        s = CHART.layout(frame, canvas)
        for width in widths:
            texts = [t.text for t in s.texts]
            assert unreadable(s.boxes(width), texts, width=width, height=s.height) == []


def test_an_empty_view_says_so(dossier: Dossier) -> None:
    assert CHART.describe(CHART.prepare(dossier, View(q="no such words"))) == "No actor is in view."


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_any_view_can_be_drawn_and_counted(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    drawn = dots(frame)
    if len(frame):
        actors = drawn.drop_duplicates("id")
        left = frame["left_out"].iloc[0]
        assert len(actors) + left == len(select(dossier, view).actors)
        held = drawn.groupby("id")["n"].sum().to_dict()
        assert held == dict(zip(actors["id"], actors["total"], strict=True))
        assert CHART.describe(frame).startswith(f"{len(actors)} actor")
    for canvas, width in ((COLUMN, 640), (PHONE, 350)):
        s = CHART.layout(frame, canvas)
        texts = [t.text for t in s.texts]
        assert unreadable(s.boxes(width), texts, width=width, height=s.height) == []


def test_an_act_is_a_dot_though_its_event_is_coded_otherwise(small: Dossier) -> None:
    made = with_tables(small, events=small.events.assign(pressure="none"))
    dots = CHART.prepare(made, View(pressure=("outside",)))
    dots = dots[dots["layer"] == "dot"]
    assert sorted(dots["id"]) == ["duma", "envoy"]
    assert set(dots["titles"].str.split(" \\(").str[0]) == {"The call, twice"}
    assert set(dots["left_out"]) == {0}
    assert CHART.prepare(made, View(pressure=("inside",))).empty
