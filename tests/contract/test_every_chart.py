"""What every chart promises, whatever it shows: one test a promise, each run over all charts."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.charts.chart import Frame
from components.dossier import Dossier
from components.dossier.defaults import outcomes
from components.embed.render import data_of
from components.graphic.canvas import (
    APP_PHONE,
    COLUMN,
    PHONE,
    STAGE,
    WIDE,
    Canvas,
)
from components.graphic.graphic import Graphic
from components.graphic.ink import Ink
from components.query.selection import select
from components.theme import LIGHT, TOKENS
from components.view import View
from components.wording.counting import spelled
from tests.analysis.weighings import weighings
from tests.charts.making import CANVASES, SHOWN, choices, faults, pointed, to_plotly, unfit, views

WEIGHED = "weigh=norm-civilised.422222~us-lowest-tier.142222~act-seats.224122x"
QUERIES = (
    "", "pressure=outside", "pressure=inside", "time=2003-10..2004-04", "time=2000..2003-09",
    "event=duma-353-0", "actor=firestone~putin", "kind=law~vote~bill", "stance=resists",
    "q=nothing-holds-this", "event=firestone-call~marathon-meeting&actor=firestone~paleev",
    "event=ratification-duma-vote", "outcome=witness-law", WEIGHED,
    f"{WEIGHED}&rival=us-grants.022222",
)  # fmt: skip

every_chart = pytest.mark.parametrize("name", CHARTS)


@lru_cache(maxsize=1024)
def frame_of(dossier: Dossier, name: str, view: View) -> Frame:
    return CHARTS[name].prepare(dossier, view)


@lru_cache(maxsize=4096)
def graphic_of(dossier: Dossier, name: str, view: View, canvas: Canvas) -> Graphic:
    return CHARTS[name].layout(frame_of(dossier, name, view), canvas)


@lru_cache(maxsize=32)
def asked(dossier: Dossier, name: str) -> tuple[View, ...]:
    """The Views above, and those that the story shows of a chart."""
    scenes = dossier.scenes.loc[dossier.scenes["chart"] == name, "view"].fillna("")
    found = [View.parse(query, dossier) for query in dict.fromkeys((*QUERIES, *scenes))]
    assert not [dropped for _, dropped in found if dropped]
    return tuple(view for view, _ in found)


def viewed(dossier: Dossier, name: str) -> tuple[View, ...]:
    """The same as far as the chart draws what they say."""
    return tuple(dict.fromkeys(map(CHARTS[name].seen, asked(dossier, name))))


def sampled(dossier: Dossier) -> st.SearchStrategy[View]:
    """Any View, with a weighing, another beside it, and an outcome."""
    said = {
        "weigh": weighings(dossier, most=16),
        "rival": st.just(()) | weighings(dossier),
        "outcome": st.sampled_from(list(outcomes(dossier))),
    }
    both = st.tuples(views(dossier), st.fixed_dictionaries(said))
    return both.map(lambda drawn: drawn[0].replace(**drawn[1]))


def rows_of(dossier: Dossier) -> dict[str, set[str]]:
    """Ids of every table; a measure's are its series and year."""
    found = {table: set(frame["id"]) for table, frame in dossier.tables.items() if "id" in frame}
    measures = dossier.measures
    return {**found, "measures": set(measures["series"] + "/" + measures["year"].astype(str))}


def ids(g: Graphic) -> set[str]:
    """Rows that can be chosen, of a mark of several all of them; a period is none."""
    rows = (part for part in pointed(g) if part.kind != "period")
    return {one for part in rows for one in str(part.id).split() or [""]}


@every_chart
def test_it_names_a_table_columns_and_fields_that_exist(dossier: Dossier, name: str) -> None:
    chart = CHARTS[name]
    assert chart.id == name
    assert chart.table in dossier.tables
    assert set(chart.reads) - {"filters"} <= {field.name for field in fields(View)}
    for view in viewed(dossier, name):
        frame = frame_of(dossier, name, view)
        assert {"id", "label", "tip", *chart.columns} <= set(frame.columns)


@every_chart
def test_what_is_pointed_at_is_a_row_of_the_dossier_and_of_the_table(
    dossier: Dossier, name: str
) -> None:
    rows = rows_of(dossier)
    # Before any clue there is nothing but the prior; and an act may be chosen as its event.
    kinds = {"prior": {""}, "enforcement": rows["enforcement"], "event": rows["pressures"]}
    for view in viewed(dossier, name):
        frame, table = frame_of(dossier, name, view), data_of(dossier, name, view)
        told = {*table.ids, *frame.get("event_id", ())}
        tips = set(frame["tip"])
        for canvas in CANVASES:
            for part in pointed(graphic_of(dossier, name, view, canvas)):
                if part.kind == "period":
                    assert View.parse(f"time={part.id}", dossier)[0].params() == {"time": part.id}
                    continue
                known = rows.get(f"{part.kind}s", set()) | kinds.get(part.kind, set())
                assert {*str(part.id).split()} <= known or part.id in known
                assert part.id in told
                assert part.tip in tips


#: On a phone a row stands for all acts between two sides, and actors are words.
FEWER_ON_A_PHONE = {"pressure"}


@every_chart
def test_every_width_points_at_the_same(dossier: Dossier, name: str) -> None:
    for view in viewed(dossier, name):
        column, wide, phone, stage = (
            graphic_of(dossier, name, view, canvas) for canvas in (COLUMN, WIDE, PHONE, STAGE)
        )
        assert ids(wide) == ids(column)
        assert ids(phone) <= ids(column)
        assert ids(phone) == ids(column) or name in FEWER_ON_A_PHONE
        assert bool(ids(stage)) == bool(ids(column))


@every_chart
def test_every_mode_draws_the_same_in_colours_of_the_theme(dossier: Dossier, name: str) -> None:
    tokens = {field.name for field in fields(LIGHT)}
    for canvas in (COLUMN, APP_PHONE):
        g = graphic_of(dossier, name, View(), canvas)
        layers = (g.rects, g.lines, g.curves, g.dots, g.marks, g.texts)
        inks = {part.color for layer in layers for part in layer}
        assert all(isinstance(ink, Ink) and ink.token in tokens for ink in inks)
        for mode in TOKENS:
            figure = to_plotly(g, mode=mode)
            go.Figure(figure.to_dict())  # raises if Plotly knows no such property
            assert set(choices(figure)) == {(part.id, part.kind) for part in pointed(g)}


@every_chart
def test_a_layout_is_its_frame_and_nothing_else(dossier: Dossier, name: str) -> None:
    chart = CHARTS[name]
    frame = chart.prepare(dossier, View())
    before = frame.copy(deep=True)
    first = [chart.layout(frame, canvas) for canvas in CANVASES]
    again = [chart.layout(frame, canvas) for canvas in reversed(CANVASES)]
    assert first == again[::-1]
    pd.testing.assert_frame_equal(frame, before)


@every_chart
def test_nothing_in_view_is_drawn_and_said(dossier: Dossier, name: str) -> None:
    chart = CHARTS[name]
    empty = frame_of(dossier, name, View()).iloc[:0]
    said = chart.describe(empty)
    assert re.match(r"(Nothing|No \w+|There are no) ", said), f"say 'No … in view.', not {said!r}"
    for canvas in CANVASES:
        g = chart.layout(empty, canvas)
        assert g.height > 0
        assert not pointed(g)
        assert faults(g, canvas, canvas.width) == []
        go.Figure(to_plotly(g, mode="dark").to_dict())
    assert max(t.size for t in chart.layout(empty, STAGE).texts) >= 16


def count_of(dossier: Dossier, name: str, view: View) -> int:
    """What the words must count: rows of the chart's own table, or what stands for them."""
    frame = frame_of(dossier, name, view)
    match name:
        case "pressure":  # of which a norm's are told beside
            norms = dossier.actors.loc[dossier.actors["kind"] == "norm", "id"]
            return int((~select(dossier, view.filters).pressures["from_actor"].isin(norms)).sum())
        case "seats":
            return int(frame["seats"].sum())
        case "world":
            return int(frame["value"].max())
    return len(set(frame["id"]) & rows_of(dossier)[CHARTS[name].table])


@every_chart
def test_the_words_name_the_count(dossier: Dossier, name: str) -> None:
    for view in viewed(dossier, name):
        words, count = (
            CHARTS[name].describe(frame_of(dossier, name, view)),
            count_of(dossier, name, view),
        )
        assert words.endswith(".")
        if count:
            named = {*re.findall(r"\d+", words), *words.split()}
            assert named & {str(count), spelled(count)}, words
        else:
            assert words.startswith("No"), words


@every_chart
def test_the_finding_is_a_headline_of_figures_that_are_in_view(dossier: Dossier, name: str) -> None:
    chart = CHARTS[name]
    empty = chart.finding(frame_of(dossier, name, View()).iloc[:0])
    assert re.match(r"(Nothing|No \w+) ", empty), empty
    for view in viewed(dossier, name):
        frame = frame_of(dossier, name, view)
        words = chart.finding(frame)
        assert words, view
        assert len(words) <= 140, words
        assert words == words.strip()
        assert not words.endswith("."), words
        assert not re.search(r"\b(nan|None) ", words.removeprefix("None of")), words
        if not count_of(dossier, name, view):
            assert re.match(r"(Nothing|No) ", words), words


@every_chart
def test_a_view_without_what_is_not_drawn_is_the_same_picture(dossier: Dossier, name: str) -> None:
    chart = CHARTS[name]
    # Where nothing is left out there is nothing to compare.
    for view in (v for v in asked(dossier, name) if chart.seen(v) != v):
        seen, whole = (chart.prepare(dossier, v) for v in (chart.seen(view), view))
        assert chart.layout(seen, COLUMN) == chart.layout(whole, COLUMN), view
        assert chart.describe(seen) == chart.describe(whole)


@every_chart
def test_all_of_it_can_be_read(dossier: Dossier, name: str) -> None:
    for view in viewed(dossier, name):
        for canvas, width in SHOWN:
            assert faults(graphic_of(dossier, name, view, canvas), canvas, width) == [], view


@every_chart
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_view_can_be_read(dossier: Dossier, name: str, data: st.DataObject) -> None:
    view, chart = data.draw(sampled(dossier)), CHARTS[name]
    assert unfit(chart, chart.prepare(dossier, view)) == []
