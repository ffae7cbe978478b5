"""Figures of enforcement: unknown years, sums over years, parts of the country, contradictions."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.enforcement import CHART
from components.charts.enforcement.data import STEPS, law_of
from components.charts.enforcement.figures import (
    allowed,
    contradict,
    decimal,
    is_year,
    known_years,
    number_in,
    runs,
    signed,
    span,
    worded,
)
from components.charts.enforcement.lanes import Scale, bars, spans
from components.charts.enforcement.legend import unknown
from components.charts.enforcement.narrow import _period
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.view import View
from tests.charts.making import faults, unreadable, views, with_tables
from tests.charts.samples import FIGURES, cited, with_figures

Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def filled(dossier: Dossier) -> Dossier:
    return with_figures(dossier)


def figure(date: str, value: int, **other: Any) -> Row:
    kept = {"id": f"f-{date}-{value}", "step": "registered", "offence": "both", "unit": "cases",
            "bound": "exactly", "place": None, **other}  # fmt: skip
    return (kept["id"], date, kept["step"], kept["offence"], kept["unit"], value, kept["bound"],
            kept["place"])  # fmt: skip


def rows(made: Dossier, view: View | None = None, layer: str = "figure") -> pd.DataFrame:
    frame = CHART.prepare(made, view or View())
    return frame[frame["layer"] == layer]


@pytest.mark.parametrize(
    ("value", "bound", "words", "sign", "least", "most"),
    [
        (25, "exactly", "25", "25", 25, 25),
        (350, "at least", "at least 350", "≥350", 350, float("inf")),
        (3, "at most", "at most 3", "≤3", 0, 3),
        (30, "about", "about 30", "≈30", 27, 33),
        (0, "exactly", "0", "0", 0, 0),
    ],
)
def test_a_bound_is_said(
    value: float, bound: str, words: str, sign: str, least: float, most: float
) -> None:
    assert worded(value, bound) == words
    assert signed(value, bound) == sign
    assert allowed(value, bound) == pytest.approx((least, most))


def count(start: float, end: float, value: float, bound: str = "exactly", **other: str) -> Any:
    same = {"step": "registered", "offence": "both", "unit": "cases", "place": ""}
    return SimpleNamespace(start=start, end=end, value=value, bound=bound, **{**same, **other})


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (count(2004, 2005, 25), count(2004, 2005, 25), False),
        (count(2004, 2005, 25), count(2004, 2005, 23), True),
        (count(2004, 2005, 25), count(2004, 2005, 20, "at least"), False),
        (count(2004, 2005, 25), count(2004, 2005, 30, "at least"), True),
        (count(2004, 2005, 25), count(2004, 2005, 24, "about"), False),
        (count(2004, 2005, 25), count(2004, 2005, 20, "at most"), True),
        # A year within a sum: more than the sum cannot be, less is no contradiction.
        (count(2004, 2005, 25), count(2003.9, 2005.7, 23), True),
        (count(2004, 2005, 25), count(2003.9, 2007.8, 350, "at least"), False),
        (count(2004, 2005, 25), count(2003.9, 2007.8, 20, "at least"), False),
        # Sums that only overlap in time say nothing of each other.
        (count(2003, 2006, 50), count(2005, 2008, 9), False),
        # Figures for something else.
        (count(2004, 2005, 25), count(2004, 2005, 23, step="solved"), False),
        (count(2004, 2005, 25), count(2004, 2005, 23, offence="one"), False),
        (count(2004, 2005, 25), count(2004, 2005, 23, unit="people"), False),
        (count(2004, 2005, 25), count(2004, 2005, 23, place="a city"), False),
    ],
)
def test_what_cannot_both_be_right(a: Any, b: Any, found: bool) -> None:
    assert contradict(a, b) is contradict(b, a) is found


@given(*[st.tuples(st.integers(2000, 2010), st.integers(1, 5), st.integers(0, 50))] * 2)
def test_contradiction_goes_both_ways(a: tuple[int, ...], b: tuple[int, ...]) -> None:
    one, other = (count(start, start + long, value) for start, long, value in (a, b))
    assert contradict(one, other) == contradict(other, one)
    assert not contradict(one, one)


@pytest.mark.parametrize(
    ("value", "number"),
    [("23", 23), ("23 cases", 23), ("between 7 and 9", None), ("many", None), (None, None),
     (float("nan"), None), ("1,234", None), ("1234567", None)],
)  # fmt: skip
def test_only_one_number_is_a_figure(value: Any, number: int | None) -> None:
    assert number_in(value) == number


def test_years_with_decimals_begin_with_the_year() -> None:
    assert decimal(pd.Timestamp(2004, 1, 1)) == 2004.0
    assert decimal(pd.Timestamp(2003, 12, 1)) == pytest.approx(2003 + 334 / 365)
    assert decimal(pd.Timestamp(2004, 12, 31)) == pytest.approx(2004 + 365 / 366)
    assert runs([2010, 2004, 2005, 2007]) == [(2004, 2005), (2007, 2007), (2010, 2010)]
    assert runs([]) == []


def test_rows_stand_by_step_then_by_time_and_parts_of_the_country_last(filled: Dossier) -> None:
    found = rows(filled)
    assert found["id"].tolist() == [
        "to-2005", "to-2007", "2004", "2004-a", "2004-b", "2016", "2018", "2008-place",
        "2009-place", "2018-solved", "2018-people", "court", "people-2005", "people-2010",
        "people-2010-b",
    ]  # fmt: skip
    assert found["step"].drop_duplicates().tolist() == list(STEPS)
    assert set(found["kind"]) == {"enforcement"}
    assert found["place"].tolist()[7:9] == ["Moscow", "Moscow"]
    by = found.set_index("id")
    assert (by.loc["2004", "start"], by.loc["2004", "end"]) == (2004.0, 2005.0)
    assert by.loc["to-2005", "start"] == pytest.approx(2003 + 334 / 365)
    assert by.loc["to-2005", "end"] == pytest.approx(2005 + 273 / 365)
    assert by.loc["to-2007", "label"] == "at least 350"


def test_the_law_is_a_rule_and_no_row_of_the_table(filled: Dossier) -> None:
    laws = rows(filled, layer="law")
    assert laws["id"].isna().tolist() == [True]
    assert laws["label"].tolist() == ["Law 162-FZ signed"]
    law = law_of(filled)
    assert law is not None
    assert law.id == "law-signed"
    assert rows(filled, View(event=("law-signed",)), "law")["selected"].tolist() == [True]
    drafts = filled.provisions.assign(version="draft")
    without = with_tables(filled, provisions=drafts)
    assert law_of(without) is None
    undated = with_tables(filled, events=filled.events.assign(date_from=pd.NaT))
    assert law_of(undated) is None
    assert rows(without, layer="law").empty
    assert len(rows(without)) == len(FIGURES)


def test_contradictory_figures_are_both_there_and_name_each_other(filled: Dossier) -> None:
    by = rows(filled).set_index("id")
    doubted = by[by["doubt"] != ""]
    assert doubted.index.tolist() == ["to-2005", "2004", "people-2010", "people-2010-b"]
    assert by.loc["2004", "doubt"].endswith(": 23 cases, between December 2003 and September 2005")
    assert by.loc["to-2005", "doubt"].endswith(": 25 cases, 2004")
    assert by.loc["people-2010", "doubt"].endswith(": at most 11 people, 2010")
    assert all("† Sources differ." in tip for tip in doubted["tip"])
    assert not by.loc["2016", "tip"].count("†")


def test_a_tip_says_what_when_and_who(filled: Dossier) -> None:
    by = rows(filled).set_index("id")
    source = by.loc["2008-place", "says"]
    assert source
    assert by.loc["2008-place", "tip"] == (
        f"8 cases registered: both articles, Moscow only. 2008. Source: {source}."
    )
    assert by.loc["people-2005", "tip"].startswith(
        "At least 7 people convicted: both articles. Between December 2003 and September 2005."
    )
    one = with_figures(filled, [figure("2011", 1, unit="people", step="convicted")])
    assert rows(one)["tip"].tolist()[0].startswith("1 person convicted: both. 2011.")


def test_what_a_source_says_instead_is_drawn_beside_unless_a_row_says_it(filled: Dossier) -> None:
    source = filled.sources["id"].iloc[0]
    conflict = {"table": "enforcement", "column": "value", "source_id": source,
                "locator": "p. 9", "relation": "conflicts", "note": None}  # fmt: skip
    more = pd.DataFrame(
        [{**conflict, "row_id": "2018-solved", "value": "12 cases"},
         {**conflict, "row_id": "people-2010", "value": "29"},
         {**conflict, "row_id": "court", "value": "a few"},
         {**conflict, "row_id": "2018", "column": "unit", "value": "27"}],
        columns=filled.citations.columns,
    )  # fmt: skip
    made = with_tables(filled, citations=pd.concat([filled.citations, more], ignore_index=True))
    claims = rows(made, layer="claim")
    assert claims["id"].tolist() == ["2018-solved", "people-2010"]
    assert claims["value"].tolist() == [12.0, 29.0]
    assert all("(page 9)" in says for says in claims["says"])
    assert claims["doubt"].tolist()[0].endswith(": 18 cases, 2018")
    by = rows(made).set_index("id")
    assert all(by.loc[i, "doubt"] for i in ("2018-solved", "people-2010", "court", "2018"))
    frame = CHART.prepare(made, View())
    for narrow in (False, True):
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        hits = sketch.targets
        assert [h.id for h in hits].count("2018-solved") == 2
        assert [t.text for t in sketch.texts if t.italic and t.bold].count("12†") == 1
    # Where another row gives that very figure, it is not drawn twice.
    told = with_figures(made, [*FIGURES, figure("2018", 12, step="solved", offence="trafficking")])
    told = with_tables(told, citations=pd.concat([told.citations, more], ignore_index=True))
    assert rows(told, layer="claim")["id"].tolist() == ["people-2010"]


def test_years_without_a_figure_for_the_country_are_known_to_be_unknown(filled: Dossier) -> None:
    frame = CHART.prepare(filled, View())
    found = [SimpleNamespace(**r) for r in frame.to_dict("records")]
    assert span(found) == (2003, 2018)
    figures = [r for r in found if r.layer == "figure"]
    assert known_years(figures, 2003, 2018) == {2003, 2004, 2005, 2006, 2007, 2010, 2016, 2018}
    words = CHART.describe(frame)
    assert words.startswith("15 figures for 2003–2018. Registered: ")
    assert (
        "No figure for the whole country was found for 8 years of 16: 2008–2009, 2011–2015 and "
        "2017. Only within totals over several years: 2003 and 2005–2007." in words
    )
    assert "Sources contradict 4 figures, marked †." in words
    assert "Convicted: at least 7 people (both articles), between December 2003 and" in words


def test_unknown_years_are_tinted_and_hold_no_bar(filled: Dossier) -> None:
    frame = CHART.prepare(filled, View())
    sketch = CHART.layout(frame, COLUMN)
    tints = [g for g in sketch.rects if g.color == unknown() and g.x1 - g.x0 >= 1]
    assert [(g.x0, g.x1) for g in tints if g.y0 < 50] == [(2008, 2016), (2017, 2018)]
    assert len(tints) == 7
    said = [t.text for t in sketch.texts]
    assert said.count("no figure found") == 6
    assert said.count("?") == 1
    assert "0" not in said
    phone = CHART.layout(frame, APP_PHONE)
    assert [t.text for t in phone.texts].count("no figure found") == 7


def test_zero_is_a_figure_and_is_drawn(dossier: Dossier) -> None:
    made = with_figures(dossier, [figure("2005", 0), figure("2007", 4)])
    frame = CHART.prepare(made, View())
    for narrow in (False, True):
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        hits = sketch.targets
        assert "0" in [t.text for t in sketch.texts]
        assert len(hits) == 2
    assert "0 cases (both), 2005" in CHART.describe(frame)


def test_bars_of_one_year_stand_side_by_side_where_they_have_room() -> None:
    two = [count(2004, 2005, 25), count(2004, 2005, 23)]
    for row in two:
        row.doubt = "other"
    wide, tight = Scale(2003, 2008, 480), Scale(2003, 2018, 480)
    (line,) = bars(two, wide, size=13, wide=16)
    assert [item.words for item in line] == ["25†", "23†"]
    assert line[0].right <= line[1].left + 0.01
    assert wide.px(2004) <= line[0].left < line[1].right <= wide.px(2005) + 0.01
    assert [len(line) for line in bars(two, tight, size=13, wide=16)] == [1, 1]


def test_a_bound_is_in_words_where_years_around_leave_room() -> None:
    row, near = count(2010, 2011, 23, "about"), count(2011, 2012, 24)
    row.doubt = near.doubt = ""
    scale = Scale(2003, 2018, 480)
    assert [i.words for line in bars([row], scale, size=13, wide=16) for i in line] == ["about 23"]
    found = [i.words for line in bars([row, near], scale, size=13, wide=16) for i in line]
    assert found == ["≈23", "24"]


def test_spans_run_over_their_years_and_join_bars_that_leave_room() -> None:
    long, year = count(2003.5, 2006.0, 350, "at least"), count(2010, 2011, 9)
    long.doubt = year.doubt = ""
    scale = Scale(2003, 2018, 480)
    (line,) = spans([long], scale, size=13)
    assert (line[0].start, line[0].end) == (scale.px(2003.5), scale.px(2006.0))
    yearly = bars([year], scale, size=13, wide=16)
    assert spans([long], scale, size=13, beside=yearly) == []
    assert [item.row for item in yearly[0]] == [year, long]
    assert not is_year(long)
    assert is_year(year)


def test_open_periods_fade_at_the_edge(dossier: Dossier) -> None:
    made = with_figures(dossier, [figure("../2007-10", 350), figure("2010/..", 9)])
    frame = CHART.prepare(made, View())
    assert frame["start"].tolist()[:2] == [-float("inf"), 2010.0]
    assert span([SimpleNamespace(**r) for r in frame.to_dict("records")]) == (2003, 2010)
    words = [t.text for t in CHART.layout(frame, COLUMN).texts]
    assert {"350", "9"} <= set(words)
    assert CHART.describe(frame).startswith("2 figures for 2003–2010.")


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(), 15),
        (View(time=("2010", "2010")), 2),
        (View(time=("2003", "2005")), 7),
        (View(time=("2003", "2005"), sure="certainly"), 5),
        (View(time=("2019", None)), 0),
        # Only time is a filter of figures: the rest is about events.
        (View(pressure=("international",), actor=("putin",), q="no such words"), 15),
    ],
)
def test_figures_outside_the_period_fade_and_none_is_dropped(
    filled: Dossier, view: View, shown: int
) -> None:
    found = rows(filled, view)
    assert len(found) == 15
    assert int((~found["faded"].astype(bool)).sum()) == shown
    said = f"{shown} figure{'s' * (shown != 1)} of 15 in the chosen period."
    assert (said in CHART.describe(CHART.prepare(filled, view))) == (shown < 15)


def test_it_draws_time_and_the_chosen_event_of_a_view_and_no_more(filled: Dossier) -> None:
    view = View(time=("2003", "2005"), sure="certainly", actor=("putin",), event=("law-signed",))
    assert CHART.seen(view) == view  # whom one follows is lit up, and filters nothing


def test_without_a_figure_it_says_so_and_still_draws(dossier: Dossier) -> None:
    made = with_tables(dossier, enforcement=dossier.enforcement.iloc[:0])
    frame = CHART.prepare(made, View())
    assert frame.empty
    assert "Nothing is in view" in CHART.describe(frame)
    for narrow in (False, True):
        assert CHART.layout(frame, APP_PHONE if narrow else COLUMN).height == 120
    said = [t.text for t in CHART.layout(frame, STAGE).texts]
    assert " ".join(said) == "No figure of enforcement is in view."


def many(number: int) -> list[Row]:
    """As many figures as nobody has, of every step and in crowded years."""
    bounds = ("exactly", "at least", "at most", "about")
    return [
        figure(
            f"{2004 + k % 7}" if k % 5 else f"{2003 + k % 6}-03/{2006 + k % 9}-10",
            (k * 37) % 1200, id=f"f-{k}", step=STEPS[k % 5], bound=bounds[k % 4],
            unit="people" if k % 3 else "cases", place="Far region" if k % 11 == 0 else None,
            offence=f"offence {k % 4}",
        )
        for k in range(number)
    ]  # fmt: skip


LONG = [
    figure("2004", 123456, offence="Donaudampfschifffahrtsgesellschaftskapitänswitwen" * 3,
           place="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", bound="at least"),
    figure("2004", 123457, offence="many short words that fill more than the two lines there are "
           "for them beside a lane of the picture, and then some more of them", bound="about"),
    figure("2018-12-30/2018-12-31", 999999, bound="at most"),
]  # fmt: skip


@pytest.mark.parametrize("width", [350, 360, 640, 800, 960, 1180])
@pytest.mark.parametrize("sample", ["usual", "one", "many", "long"])
def test_no_words_run_over_each_other(dossier: Dossier, width: int, sample: str) -> None:
    figures = {"usual": FIGURES, "one": FIGURES[:1], "many": many(60), "long": LONG}[sample]
    made = with_figures(dossier, figures)
    for view in (View(), View(time=("2004", "2005"), event=("law-signed",))):
        frame = CHART.prepare(made, view)
        sketch = CHART.layout(frame, APP_PHONE if width < 500 else COLUMN)
        hits = sketch.targets
        assert len(hits) == len(figures)
        texts = [t.text for t in sketch.texts]
        # A phone's drawing is as wide as the phone, any other at least as wide as it was made.
        assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []
        assert faults(CHART.layout(frame, STAGE), STAGE, STAGE.width) == []


def test_the_stage_counts_what_has_no_room(dossier: Dossier) -> None:
    made = with_figures(dossier, many(60))
    sketch = CHART.layout(CHART.prepare(made, View()), STAGE)
    shown = len([m for m in sketch.marks if m.id])
    assert 5 <= shown < 60
    assert any(f"and {60 - shown} more figures" in t.text for t in sketch.texts)


def test_the_stage_draws_the_countrys_figures_and_both_of_a_contradiction(dossier: Dossier) -> None:
    two = [figure("2010", 31), figure("2010", 11, bound="at most"), figure("2009", 9, place="Town")]
    sketch = CHART.layout(CHART.prepare(with_figures(dossier, two), View()), STAGE)
    assert sorted(m.id for m in sketch.marks if m.id) == ["f-2010-11", "f-2010-31"]
    said = [t.text for t in sketch.texts]
    assert "31†" in said
    assert "and 1 more figure · † sources contradict each other" in said


def test_periods_break_behind_the_dash() -> None:
    assert _period("2004") == ["2004"]
    assert _period("Dec 2003–Oct 2007") == ["Dec 2003–", "Oct 2007"]


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_figures_in_any_view_are_all_drawn(dossier: Dossier, data: st.DataObject) -> None:
    years = st.integers(1999, 2024)
    made = data.draw(
        st.lists(
            st.tuples(years, st.integers(0, 9), st.sampled_from(STEPS), st.integers(0, 5000),
                      st.sampled_from(["exactly", "at least", "at most", "about"]),
                      st.sampled_from([None, "A town"])),
            min_size=1, max_size=14,
        )
    )  # fmt: skip
    figures = [
        figure(f"{year}" if not more else f"{year}-05/{year + more}-02", value, id=f"f-{k}",
               step=step, bound=bound, place=place)
        for k, (year, more, step, value, bound, place) in enumerate(made)
    ]  # fmt: skip
    filled = with_figures(dossier, figures)
    view = data.draw(views(filled))
    frame = CHART.prepare(filled, view)
    assert CHART.describe(frame)
    for width, narrow in ((350, True), (640, False)):
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        hits = sketch.targets
        assert sorted(h.id for h in hits) == sorted(f[0] for f in figures)
        texts = [t.text for t in sketch.texts]
        assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []
    assert faults(CHART.layout(frame, STAGE), STAGE, STAGE.width) == []


def test_the_samples_are_cited(filled: Dossier) -> None:
    ids = [row[0] for row in FIGURES]
    assert len(ids) == len(set(ids))
    assert set(cited(filled, "enforcement", ids)["row_id"]) >= set(ids)
