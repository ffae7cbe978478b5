"""Any date that the grammar of a View or the check of a dossier accepts is drawn, everywhere."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date
from typing import Any

import orjson
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.dossier.dates import bounds, words
from components.embed import parse, render
from components.graphic.graphic import Graphic
from components.graphic.writers.plotly import figure
from components.view import View
from components.view.view import view_words
from components.wording.periods import range_words
from tests.charts.making import CANVASES, drawings, unfit, unfit_of, with_tables

#: Drawn on a scale of their events' dates, which each date alone may break; the rest are drawn
#: of the same examples, fewer of them.
ON_A_SCALE = ("timeline", "activity")
THE_REST = tuple(name for name in CHARTS if name not in ON_A_SCALE)

every_chart = pytest.mark.parametrize("name", CHARTS)
scaled = pytest.mark.parametrize("name", ON_A_SCALE)
calm = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
few = settings(calm, max_examples=5)

#: Addresses of periods as people mistype them, and the ends of the calendar.
PERIODS = (
    "1000..", "..9999", "0001..9999", "0001..", "..0001", "9999..", "0001", "9999-12-31",
    "0203-10..2004", "1200..", "..2800", "0999-12..1000-01", "2003-10-08", "0001-01-01..0001-01-02",
)  # fmt: skip
#: Dates in EDTF that the check accepts and no event of the dossier has.
DATES = (
    "0044", "0500", "1000", "1003", "2999", "0001", "9999", "0001-01-01", "9999-12-31", "../0001",
    "9999/..", "0001/9999", "0203-10-14",
)  # fmt: skip


@st.composite
def periods(draw: st.DrawFn) -> str:
    """Any end of a period: a year, a month or a day of the calendar."""
    year, month = draw(st.integers(1, 9999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, monthrange(year, month)[1]))
    return f"{year:04d}-{month:02d}-{day:02d}"[: draw(st.sampled_from([4, 7, 10]))]


def spans() -> st.SearchStrategy[str]:
    """Any ``time`` of an address."""
    ends = st.tuples(st.just("") | periods(), st.just("") | periods())
    return ends.map("..".join)


def viewed(dossier: Dossier, time: str) -> View:
    view, _ = View.parse({"time": time}, dossier)
    return view


def numbers(g: Graphic) -> list[float]:
    parts: list[Any] = [*g.rects, *g.lines, *g.marks, *g.texts, *g.targets]
    return [v for part in parts for v in vars(part).values() if isinstance(v, float)]


@pytest.mark.parametrize("time", PERIODS)
@every_chart
def test_every_period_that_people_mistype_is_drawn(dossier: Dossier, name: str, time: str) -> None:
    view, dropped = View.parse({"time": time}, dossier)
    # A period of one end is kept, with a word on links that were cut.
    assert [d.reason.partition(" alone;")[0][:8] for d in dropped] == ["read as "] * (
        ".." not in time
    )
    chart = CHARTS[name]
    frame = chart.prepare(dossier, chart.seen(view))
    assert unfit(chart, frame) == []
    assert chart.describe(frame).endswith(".")


def in_bounds(dossier: Dossier, name: str, time: str) -> None:
    chart, view = CHARTS[name], viewed(dossier, time)
    frame = chart.prepare(dossier, chart.seen(view))
    drawn = drawings(chart, frame)
    assert unfit_of(drawn) == []
    assert all(abs(v) < 1e9 for g in drawn.values() for v in numbers(g))


@scaled
@calm
@given(time=spans())
def test_any_period_is_drawn(dossier: Dossier, name: str, time: str) -> None:
    in_bounds(dossier, name, time)


@few
@given(time=spans())
def test_any_period_is_drawn_by_the_rest(dossier: Dossier, time: str) -> None:
    for name in THE_REST:
        in_bounds(dossier, name, time)


@pytest.mark.parametrize("time", ["1000..", "0001..9999", "0203-10..2004"])
@pytest.mark.parametrize("name", ["timeline", "activity"])
def test_every_format_of_such_a_period_is_written(dossier: Dossier, name: str, time: str) -> None:
    chart, view = CHARTS[name], viewed(dossier, time)
    drawn = figure(chart.layout(chart.prepare(dossier, view), CANVASES[2]), mode="light")
    go.Figure(drawn)
    orjson.dumps(drawn, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS)
    for form in ("html", "svg", "json", "csv", "txt"):
        asked, dropped = parse(dossier, name, form, f"time={time}")
        assert not dropped
        body = render(dossier, asked).body
        assert body
        assert form != "json" or json.loads(body)["layer"]


@given(time=spans())
def test_any_period_is_said(dossier: Dossier, time: str) -> None:
    view = viewed(dossier, time)
    if view.time != (None, None):
        assert view_words(view, dossier)
        assert range_words(*view.time)


def with_dates(dossier: Dossier, dates: list[str]) -> Dossier:
    """The dossier with its first events on these dates, as a build derives them."""
    events = dossier.events.copy()
    for name in ("date_from", "date_to"):
        events[name] = events[name].astype("datetime64[us]")
    for row, edtf in zip(events.index, dates, strict=False):
        low, high = bounds(edtf)
        events.loc[row, "date"] = edtf
        events.loc[row, "date_words"] = words(edtf)
        events.loc[row, "date_from"] = moment(low)
        events.loc[row, "date_to"] = moment(high)
    return with_tables(dossier, events=events)


def moment(day: date | None) -> Any:
    return pd.NaT if day is None else pd.Timestamp(day.isoformat()).as_unit("us")


def drawn_with(made: Dossier, *names: str) -> None:
    for chart in map(CHARTS.__getitem__, names):
        frame = chart.prepare(made, View())
        assert unfit(chart, frame) == [], chart.id
        assert chart.describe(frame).endswith("."), chart.id


@pytest.mark.parametrize("edtf", DATES)
@scaled
def test_an_event_of_any_year_is_drawn(dossier: Dossier, name: str, edtf: str) -> None:
    drawn_with(with_dates(dossier, [edtf]), name)


@pytest.mark.parametrize("name", THE_REST)
def test_events_of_any_year_are_drawn_by_the_rest(dossier: Dossier, name: str) -> None:
    drawn_with(with_dates(dossier, list(DATES)), name)


dated = st.lists(periods(), min_size=1, max_size=12)


@scaled
@calm
@example(dates=["0001", "9999"])
@given(dates=dated)
def test_any_events_are_drawn(dossier: Dossier, name: str, dates: list[str]) -> None:
    drawn_with(with_dates(dossier, dates), name)


@few
@example(dates=["0001", "9999"])
@given(dates=dated)
def test_any_events_are_drawn_by_the_rest(dossier: Dossier, dates: list[str]) -> None:
    drawn_with(with_dates(dossier, dates), *THE_REST)
