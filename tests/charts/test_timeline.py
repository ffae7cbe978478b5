"""The timeline: what is drawn, where, and that all of it can be read."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.timeline import CHART, narrow
from components.charts.timeline.data import axis_in
from components.charts.timeline.marks import placed_on
from components.charts.timeline.places import place
from components.dossier import Dossier
from components.graphic.canvas import APP_WIDE, COLUMN, PHONE, STAGE, Canvas
from components.graphic.layout.time_axis import WIDTH
from components.query.selection import select
from components.view import View
from tests.charts.making import unreadable, views, with_tables

VIEWS = {
    "all": View(),
    "crowded": View(time=("2003-10", "2004-04")),
    "two years": View(time=("2003", "2004")),
    "outside": View(pressure=("outside",)),
    "both": View(pressure=("both",)),
    "one actor": View(actor=("mizulina",), event=("committee-approves-draft",)),
    "chosen": View(event=("duma-353-0", "firestone-call")),
    "note without room": View(pressure=("outside",), stage=("drafting",)),
}

SMALL = replace(COLUMN, compact=True)


def placed(frame: pd.DataFrame, *, compact: bool = False) -> list[Any]:
    """Rows of a frame with their places in the wide design."""
    rows, axis = placed_on(frame, WIDTH)
    place(rows, axis.straight(), compact=compact)
    return rows


def event(name: str, low: str | None, high: str | None, **more: Any) -> dict[str, Any]:
    return {
        "id": name, "date": "2003", "title": f"The {name}", "short": name.title(),
        "summary": "It happened.", "kind": "meeting", "stage": "drafting", "pressure": "both",
        "stance": "advances", "landmark": False, "annotation": None,
        "date_from": pd.Timestamp(low) if low else pd.NaT,
        "date_to": pd.Timestamp(high) if high else pd.NaT, "date_words": "by 8 December 2003",
    } | more  # fmt: skip


@pytest.fixture
def made(small: Dossier) -> Dossier:
    rows = [
        event("vote", None, "2003-12-08", landmark=True, kind="vote", pressure="domestic"),
        event("call", "2003-10-01", "2003-10-31", annotation="Nobody heard it."),
        event("law", "2003-12-08", "2003-12-08", stance="resists", kind="law", pressure="none"),
        event("visit", "2004-03-01", None, pressure="international"),
    ]
    return with_tables(small, events=pd.DataFrame(rows))


def test_a_frame_holds_the_events_in_order_of_time_with_their_days(made: Dossier) -> None:
    frame = CHART.prepare(made, View())
    assert frame["id"].tolist() == ["call", "law", "vote", "visit"]
    # 1970-01-01 is 0; a day ends where the next begins.
    assert frame["x"].tolist() == [(12326 + 12357) / 2, 12394.5, 12395.0, 12478.0]
    assert frame["fades_left"].tolist() == [False, False, True, False]
    assert frame["fades_right"].tolist() == [False, False, False, True]
    assert frame["layer"].tolist() == ["event", "event", "landmark", "event"]
    # Of the small dossier's citations one conflicts with the date of the vote.
    assert frame["label"].tolist() == ["Call", "Law", "Vote †", "Visit"]
    assert frame.set_index("id").loc["vote", "tip"] == (
        "The vote. By 8 December 2003. "
        "Source: Doe 2009 (paragraph 1). † Sources differ. “Запись”, undated: 2003-11-21."
    )
    # All is named, the landmark with its date; a short period has room for the annotation.
    rows = placed(frame)
    assert [r.side for r in rows] == ["right", "right", "right", "left"]
    assert [r.note for r in rows] == ["Nobody heard it.", "", "", ""]
    assert [r.name for r in rows] == ["Call", "Law", "Vote †, by 8 Dec 2003", "Visit"]


def test_description_counts_what_is_drawn(made: Dossier) -> None:
    words = CHART.describe(CHART.prepare(made, View()))
    assert words == (
        "Timeline of 4 events: pushed from outside 1, pushed from both sides at once 1, pushed "
        "from inside 1 and no push coded 1. Of the 2 dated within two months, the first is dated "
        "by 8 Dec 2003, the last by 8 Dec 2003; 2 fall between October 2003 and December 2003. "
        "Landmarks: The vote (by 8 Dec 2003). Among them: 2 dates known on one side only, 1 event "
        "coded as against the law and 1 event on which sources differ."
    )


def test_what_may_lie_in_a_stretch_is_not_said_to_fall_in_it(made: Dossier) -> None:
    """Cut off by the period, a span of years would else stand in its middle as a date."""
    events = pd.concat([made.events, pd.DataFrame([event("treaty", "2000-11-15", "2003-12-08")])])
    frame = CHART.prepare(
        with_tables(made, events=events), View(time=("2003-10", "2003-12"))
    ).set_index("id")
    assert frame["dated"].to_dict() == {
        "vote": False, "call": True, "law": True, "treaty": False,
    }  # fmt: skip
    words = CHART.describe(frame.reset_index())
    assert "Timeline of 4 events" in words
    assert "2 fall between October 2003 and December 2003." in words
    alone = CHART.prepare(made, View(time=("1950", "1950"), sure="possibly"))
    assert "fall" not in CHART.describe(alone)


def test_what_holds_the_law_back_is_struck_through(made: Dossier) -> None:
    frame = CHART.prepare(made, View())
    for canvas in (COLUMN, PHONE):
        marks = {m.id: m for m in CHART.layout(frame, canvas).marks if m.id}
        assert [i for i, m in marks.items() if m.struck and m.hollow] == ["law"]


def test_the_small_design_has_the_signs_that_it_draws_in_its_key(made: Dossier) -> None:
    said = [t.text for t in CHART.layout(CHART.prepare(made, View()), SMALL).texts]
    assert "Struck through: against the law" in said
    assert "Sources differ" in said
    assert "Meeting" not in said


def test_the_wall_names_the_sign_of_each_kind_that_it_draws(made: Dossier) -> None:
    said = {t.text for t in CHART.layout(CHART.prepare(made, View()), STAGE).texts}
    assert {"Law", "Vote", "Meeting", "Against the law"} <= said
    assert not {"Treaty", "Campaign", "Bill"} & said


def test_open_ends_fade_in_three_steps_and_days_have_no_line(made: Dossier) -> None:
    frame = CHART.prepare(made, View())
    s = CHART.layout(frame, COLUMN)
    marks = {m.id: m for m in s.marks}
    spans = [line for line in s.lines if line.width == 2.5]

    def at(name: str) -> list[Any]:
        mark = marks[name]
        near = [n for n in spans if n.y0 == n.y1 == mark.y]
        return [n for n in near if min(abs(n.x0 - mark.x), abs(n.x1 - mark.x)) < 40]

    assert [len(at(name)) for name in ("call", "law", "vote", "visit")] == [1, 0, 3, 3]
    assert len({n.color for n in at("vote")}) == 3
    ends = sorted((n.x0, n.x1) for n in at("visit"))
    assert ends[0][0] == marks["visit"].x
    assert all(a[1] == pytest.approx(b[0]) for a, b in pairwise(ends))


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize("compact", [False, True])
def test_nothing_written_overlaps_or_is_cut_off(
    dossier: Dossier, view: View, compact: bool
) -> None:
    frame = CHART.prepare(dossier, view)
    wide = CHART.layout(frame, replace(COLUMN, compact=compact))
    for width in (640, 760, 960, 1180):
        boxes, texts = wide.boxes(width), [t.text for t in wide.texts]
        assert unreadable(boxes, texts, width=width, height=wide.height) == []
    tall = CHART.layout(frame, replace(PHONE, compact=compact))
    for width in (350, 360):
        boxes, texts = tall.boxes(width), [t.text for t in tall.texts]
        assert unreadable(boxes, texts, width=width, height=tall.height) == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_no_name_covers_a_mark(dossier: Dossier, view: View) -> None:
    frame = CHART.prepare(dossier, view)
    s = CHART.layout(frame, COLUMN)
    names = set(frame["label"])
    for width in (640, 1180):
        scale = width / (s.high - s.low)
        for text, (left, top, right, bottom) in zip(s.texts, s.boxes(width), strict=True):
            for m in s.marks if text.text in names else ():
                x = (m.x - s.low) * scale
                across = min(right, x + m.size / 2) - max(left, x - m.size / 2)
                down = min(bottom - 3, m.y + m.size / 2) - max(top + 3, m.y - m.size / 2)
                assert across < 1 or down < 1, (text.text, m.id)


@pytest.mark.parametrize(("canvas", "most"), [(APP_WIDE, 1000), (COLUMN, 1250)])
def test_the_whole_dossier_is_named_on_a_page(
    dossier: Dossier, canvas: Canvas, most: float
) -> None:
    frame = CHART.prepare(dossier, View())
    s = CHART.layout(frame, canvas)
    assert s.height <= most
    named = {t.of for t in s.texts if t.of in set(frame["id"])}
    assert named == set(frame["id"])
    assert not any(t.italic for t in s.texts if t.of)  # years leave no room to read notes


@pytest.mark.parametrize("canvas", [APP_WIDE, COLUMN, PHONE, STAGE])
def test_what_belongs_to_a_mark_says_so(dossier: Dossier, canvas: Canvas) -> None:
    frame = CHART.prepare(dossier, View())
    s = CHART.layout(frame, canvas)
    ids, names = {m.id for m in s.marks if m.id}, set(frame["label"])
    parts = {t.of for t in s.texts if t.of} | {line.of for line in s.lines if line.of}
    assert parts - {t.id for t in s.targets} <= ids
    assert all(t.of in ids for t in s.texts if t.text in names)
    if canvas != STAGE:  # which names the foremost only
        assert {t.of for t in s.texts} >= ids
    own = frame.loc[frame["fades_left"] | frame["fades_right"], "id"]
    assert canvas == PHONE or {n.of for n in s.lines} >= set(own)


def test_the_axis_says_where_its_scale_changes(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    bends = axis_in(frame).bends
    assert bends
    for canvas in (COLUMN, STAGE):
        s = CHART.layout(frame, canvas)
        dotted = [n.x0 for n in s.lines if n.dash == "dot" and not n.of]
        assert dotted == [at for _, at in bends]
    said = [t.text for t in CHART.layout(frame, COLUMN).texts]
    assert said.count("scale changes here") == len(bends)
    months = CHART.prepare(dossier, VIEWS["crowded"])
    assert axis_in(months).bends == ()
    assert "scale changes here" not in [t.text for t in CHART.layout(months, COLUMN).texts]


def test_the_stretch_in_which_most_happens_is_a_way_to_it(dossier: Dossier) -> None:
    s = CHART.layout(CHART.prepare(dossier, View()), COLUMN)
    (target,) = s.targets
    view, dropped = View.parse(f"time={target.id}", dossier)
    assert (target.kind, dropped) == ("period", ())
    (said,) = [t for t in s.texts if t.of == target.id]
    assert target.x0 <= said.x <= target.x1
    assert target.y1 - target.y0 >= 24
    within = CHART.prepare(dossier, view.replace(sure="certainly"))
    assert said.text.split(": ")[-1].startswith(f"{within['dated'].sum()} of ")


@pytest.mark.parametrize("one_day", [False, True])
def test_thousands_of_events_are_laid_out_at_once(dossier: Dossier, one_day: bool) -> None:
    many = pd.concat([dossier.events] * 23, ignore_index=True).iloc[:2000]
    many["id"] = [f"e{k}" for k in range(len(many))]
    if one_day:
        many["date_from"] = many["date_to"] = pd.Timestamp("2003-10-08")
    frame = CHART.prepare(with_tables(dossier, events=many), View())
    for canvas in (APP_WIDE, COLUMN, PHONE, STAGE):
        s = CHART.layout(frame, canvas)
        assert frame["n"].sum() == 2000
        assert s.height < 1600


def test_the_crowded_months_name_everything_and_say_what_a_reader_would_miss(
    dossier: Dossier,
) -> None:
    rows = placed(CHART.prepare(dossier, VIEWS["crowded"]))
    assert all(r.side for r in rows if r.layer == "event")
    assert 1 <= sum(r.note != "" for r in rows) <= 4


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2001, "January 2001 to February 2001: 8 of 10 events of known date"),
        (2006, "Jan 2006 to Feb 2006: 8 of 10 events of known date"),
    ],
)
def test_the_crowded_stretch_is_named_in_letters_that_have_room(
    small: Dossier, year: int, words: str
) -> None:
    days = ["1999-01-01", *[f"{year}-01-05", f"{year}-02-05"] * 4, "2012-12-31"]
    rows = [event(f"e{k}", day, day) for k, day in enumerate(days)]
    frame = CHART.prepare(with_tables(small, events=pd.DataFrame(rows)), View())
    s = CHART.layout(frame, COLUMN)
    assert [t.text for t in s.texts if t.text.endswith("of known date")] == [words]


def test_the_small_design_says_how_many_it_does_not_name(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    wide = CHART.layout(frame, SMALL)
    bare = sum(r.layer == "event" and not r.side for r in placed(frame, compact=True))
    assert f"{bare} events are drawn without their names." in [t.text for t in wide.texts]
    tall = CHART.layout(frame, replace(PHONE, compact=True))
    shown = ((frame["layer"] == "landmark") | (frame["annotation"] != "")).sum()
    assert len([m for m in tall.marks if m.id]) == shown
    assert f"{len(frame) - shown} more events are left out here." in [t.text for t in tall.texts]
    assert wide.height < CHART.layout(frame, COLUMN).height * 0.7


def test_on_a_phone_dates_stay_left_of_the_lanes_and_no_dagger_stands_alone(
    dossier: Dossier,
) -> None:
    frame = CHART.prepare(dossier, View())
    s = CHART.layout(frame, PHONE)
    dates = [(b, t) for b, t in zip(s.boxes(350), s.texts, strict=True) if t.x == 4 and t.y > 84]
    assert len(dates) >= len(frame)
    assert max(right for (_, _, right, _), _ in dates) < narrow.LANE - 12 / 2
    said = [t.text for t in s.texts]
    assert said[said.index("perhaps 27") + 1] == "Oct"
    assert said[said.index("Oct–8 Dec") - 1] == "perhaps 27"
    assert said[said.index("US †") - 1] == "Evangelicals press the"
    # Only the key explains the dagger alone.
    assert "†" not in [t.text for t in s.texts if t.x == narrow.LABELS]


def test_a_chosen_event_has_a_halo_and_its_name_and_the_rest_stands_back(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(event=("us-house", "firestone-article")))
    row = frame.set_index("id").loc["firestone-article"]
    assert next(r.side for r in placed(frame) if r.id == "firestone-article")
    assert not row["faded"]
    assert frame["faded"].sum() == len(frame) - 1
    for canvas in (COLUMN, PHONE):
        s = CHART.layout(frame, canvas)
        assert [m.id for m in s.marks if m.halo] == ["firestone-article"]
        assert "Firestone's article" in [t.text for t in s.texts if t.bold]


def test_an_empty_view_says_so(dossier: Dossier) -> None:
    assert CHART.describe(CHART.prepare(dossier, View(q="no such words"))) == "No event is in view."


def test_nothing_stands_back_for_an_event_that_is_filtered_out(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(kind=("law",), event=("firestone-call",)))
    assert not frame["faded"].any()


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_any_view_can_be_drawn_and_counted(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    assert len(frame) == len(select(dossier, view).events)
    words = CHART.describe(frame)
    if len(frame):
        assert words.startswith(f"Timeline of {len(frame)} event")
    for compact in (False, True):
        for canvas, width in ((COLUMN, 640), (PHONE, 350)):
            s = CHART.layout(frame, replace(canvas, compact=compact))
            texts = [t.text for t in s.texts]
            assert unreadable(s.boxes(width), texts, width=width, height=s.height) == []
            live = [m.id for m in s.marks if m.id]
            assert len(live) == len(set(live)) <= len(frame)
