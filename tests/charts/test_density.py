"""Counts where marks would lie on one another: they add up, fit, and open to marks."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from components.charts.timeline import CHART
from components.charts.timeline.density import MANY, bins_of, is_dense, period_of
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.options import EmbedOptions
from components.embed.render import render
from components.graphic.layout.time_axis import Axis, day
from components.query.selection import select
from components.theme import LANES
from components.view import View
from tests.charts.making import CANVASES, pointed, unfit, with_tables

#: No chart of counts is taller, in pixels.
TALLEST = 1600


def event(n: int, first: date | None, days: int = 0, lane: str = "both") -> dict[str, Any]:
    return {
        "id": f"e{n}", "date": "2003", "title": f"Event {n}", "short": f"E{n}",
        "summary": "It happened.", "kind": "meeting", "stage": "drafting", "pressure": lane,
        "stance": "resists" if n % 5 == 0 else "advances", "landmark": n % 97 == 0,
        "annotation": None, "date_from": pd.Timestamp(first) if first else pd.NaT,
        "date_to": pd.Timestamp(first + timedelta(days)) if first and days >= 0 else pd.NaT,
        "date_words": str(first),
    }  # fmt: skip


def made(small: Dossier, rows: list[dict[str, Any]]) -> Dossier:
    empty = {name: getattr(small, name).iloc[:0] for name in ("roles", "pressures", "claims")}
    return with_tables(small, events=pd.DataFrame(rows), **empty)


@pytest.fixture
def months(small: Dossier) -> Dossier:
    """400 events: one a day from January 2003 on, in two lanes, and ten whose year is known."""
    start = date(2003, 1, 1)
    lanes = ("domestic", "international")
    rows = [event(n, start + timedelta(n), lane=lanes[n % 2]) for n in range(1, 391)]
    return made(small, rows + [event(n, start, 364, "none") for n in range(391, 401)])


def test_a_whole_dossier_is_counted_and_a_month_of_it_is_marks(months: Dossier) -> None:
    frame = CHART.prepare(months, View())
    bars = frame[(frame["layer"] == "count") & (frame["id"] == "2003-03..2003-03")]
    assert dict(zip(bars["pressure"], bars["n"], strict=True)) == {
        "domestic": 15, "international": 16,
    }  # fmt: skip
    assert set(bars["date_words"]) == {"March 2003"}
    wider = frame[frame["layer"] == "wider"]
    assert dict(zip(wider["pressure"], wider["n"], strict=True)) == {"none": 10}
    view, _ = View.parse("time=2003-03..2003-03", months)
    opened = CHART.prepare(months, view)
    assert not is_dense(opened)
    assert int((~opened["maybe"]).sum()) == 31


def test_words_say_what_is_counted(months: Dossier) -> None:
    frame = CHART.prepare(months, View())
    assert CHART.finding(frame) == "31 of 400 events fall in March 2003"
    assert CHART.describe(frame) == (
        "Timeline of 400 events, counted by period: pushed from outside 195, pushed from inside "
        "195 and no push coded 10. The largest count is 16, pushed from inside, May 2003. "
        "Landmarks: Event 97 (2003-04-08), Event 194 (2003-07-14), Event 291 (2003-10-19) and "
        "Event 388 (2004-01-24). Among them: 10 events of no closer date than a period and 80 "
        "events coded as against the law."
    )


def test_what_is_followed_is_the_full_part_of_its_count(months: Dossier) -> None:
    frame = CHART.prepare(months, View(event=("e40", "e42")))
    assert int(frame["lit"].sum()) == 2
    assert set(frame.loc[frame["selected"], "id"]) == {"e40", "e42"}


def test_an_embed_has_a_row_a_count_and_its_file_a_row_an_event(months: Dossier) -> None:
    ask = EmbedRequest(
        dossier=months.name, chart="timeline", view=View(), format="html", flags=EmbedOptions()
    )
    page = render(months, ask).body.decode()
    file = render(months, ask.replace(format="csv")).body.decode("utf-8-sig")
    assert "E40" not in page
    assert len(file.strip().split("\r\n")) == 401
    assert "e40,2003" in file


dates = st.dates(date(1, 1, 1), date(2999, 12, 31))
spans = st.tuples(dates, st.sampled_from([-1, 0, 0, 0, 20, 400]), st.sampled_from([*LANES]))
close = st.tuples(
    st.dates(date(2003, 1, 1), date(2004, 6, 30)), st.sampled_from([0, 0, 5]),
    st.sampled_from([*LANES]),
)  # fmt: skip


@given(st.data())
# Hundreds of rows take minutes to shrink.
@settings(max_examples=20, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_counts_add_up_to_the_rows_and_fit_on_every_canvas(small: Dossier, data: Any) -> None:
    some = data.draw(st.lists(spans | close, min_size=1, max_size=12))
    times = data.draw(st.sampled_from([1, 9, 40, 120]))
    rows = [
        event(k * len(some) + i, min(at + timedelta(k % 50), date(2999, 12, 31)), days, lane)
        for k in range(times)
        for i, (at, days, lane) in enumerate(some)
    ]
    dossier = made(small, rows)
    view = View(
        time=data.draw(st.sampled_from([(None, None), ("2003-02-10", "2003"), ("1", None)]))
    )
    events = select(dossier, view).events
    frame = CHART.prepare(dossier, view)
    if not is_dense(frame):
        assert len(frame) == len(events) <= MANY
        assert all(CHART.layout(frame, c).height <= TALLEST for c in CANVASES if not c.narrow)
        return
    assert frame["n"].sum() == len(events)
    for lane in LANES:
        held = frame[frame["lane"] == lane]
        assert held["n"].sum() == (events["pressure"] == lane).sum()
        assert sum(len(ids.split(" ")) for ids in held["event_id"]) == held["n"].sum()
    drawn = [CHART.layout(frame, c) for c in CANVASES]
    assert all(g.height <= TALLEST for g in drawn)
    assert not unfit(CHART, frame)
    ids = [{p.id for p in pointed(g) if p.kind == "count"} for g in drawn]
    assert all(one == ids[0] for one in ids)
    for period in ids[0]:
        asked, dropped = View.parse(f"time={period}", dossier)
        assert not dropped
        assert asked.time == tuple(str(period).split(".."))


@pytest.mark.parametrize(
    ("first", "last", "period", "words"),
    [
        (date(2003, 3, 1), date(2003, 4, 1), "2003-03..2003-03", "March 2003"),
        (date(2003, 1, 1), date(2003, 4, 1), "2003-01..2003-03", "January to March 2003"),
        (date(2003, 1, 1), date(2004, 1, 1), "2003..2003", "2003"),
        (date(2000, 1, 1), date(2010, 1, 1), "2000..2009", "2000 to 2009"),
        (date(2003, 2, 10), date(2003, 3, 1), "2003-02-10..2003-02-28", "10 to 28 February 2003"),
        (date(2003, 12, 1), date(2004, 2, 1), "2003-12..2004-01", "December 2003 to January 2004"),
        (date(988, 1, 1), date(989, 1, 1), "0988..0988", "988"),
    ],
)
def test_a_period_as_a_view_writes_it_and_in_words(
    first: date, last: date, period: str, words: str
) -> None:
    assert period_of(day(first), day(last)) == (period, words)


@given(dates, st.integers(1, 400_000))
def test_periods_lie_side_by_side_from_end_to_end(low: date, days: int) -> None:
    first = day(low)
    last = min(first + days, day(date(9998, 1, 1)))
    bins = bins_of(Axis(first - days / 40, last + days / 40))
    assert bins.edges == sorted(set(bins.edges))
    assert len(bins.steps) == len(bins.edges) - 1 <= 66
    assert bins.edges[0] <= first + 1
    assert bins.edges[-1] >= last - 1
