"""Russia's tier by year, against the law."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.tier import CHART
from components.charts.tier.data import decimal
from components.charts.tier.words import spells, year_runs
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN
from components.view import View
from tests.charts.making import views, with_tables


def made(dossier: Dossier, *values: float, start: int = 2001) -> Dossier:
    names = {1.0: "Tier 1", 2.0: "Tier 2", 2.5: "Tier 2 Watch List", 3.0: "Tier 3"}
    rows: list[dict[str, Any]] = [
        {"series": "russia-tier", "unit": "tier", "year": start + i, "value": v,
         "label": names[v], "reason": "A reason." if i == 0 else None}
        for i, v in enumerate(values)
    ]  # fmt: skip
    return with_tables(dossier, measures=pd.DataFrame(rows))


def test_points_stand_on_the_day_of_the_report(dossier: Dossier) -> None:
    frame = CHART.prepare(made(dossier, 3.0, 3.0, 2.0), View())
    points = frame[frame["layer"] == "point"]
    assert points["id"].tolist() == [
        "russia-tier/2001", "russia-tier/2002", "russia-tier/2003",
    ]  # fmt: skip
    assert points["day"].tolist() == [date(2001, 7, 12), date(2002, 6, 5), date(2003, 6, 11)]
    assert points["value"].tolist() == [3.0, 3.0, 2.0]
    assert set(points["kind"]) == {"measure"}
    assert points["reason"].tolist() == ["A reason.", "", ""]
    assert points["tip"].str.contains("Tier 3. Reason given: A reason. 2001.").tolist() == [
        True, False, False,
    ]  # fmt: skip


def test_a_report_without_a_day_stands_in_mid_june_and_names_no_month(dossier: Dossier) -> None:
    frame = CHART.prepare(made(dossier, 2.5, 2.5, 2.0, start=2005), View())
    assert frame.loc[frame["layer"] == "point", "day"].tolist()[0] == date(2005, 6, 15)
    notes = frame.loc[frame["layer"] == "note", "label"].tolist()
    assert notes == ["2005: first report, Watch List", "2007: raised to Tier 2"]


def test_the_changes_say_how_far_from_the_law_they_came(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    assert frame.loc[frame["layer"] == "note", "label"].tolist() == [
        "July 2001: first report, Tier 3",
        "June 2003: raised to Tier 2, six months before the law",
        "June 2004: Tier 2 Watch List, six months after the law",
        "June 2013: back to Tier 3",
    ]
    # The list is part of Tier 2: nothing was lowered.
    words = CHART.describe(frame)
    assert "The Watch List is part of Tier 2 and was first used in 2004. June 2003: " in words
    assert "lowered" not in words
    laws = frame[frame["layer"] == "landmark"]
    assert laws["id"].tolist() == ["law-signed", "protocol-ratified"]
    assert laws["day"].tolist() == [date(2003, 12, 8), date(2004, 4, 26)]


def test_spells_are_runs_of_one_tier(dossier: Dossier) -> None:
    assert spells(CHART.prepare(dossier, View())) == [
        ("Tier 3", 2001, 2002), ("Tier 2", 2003, 2003), ("Tier 2 Watch List", 2004, 2012),
        ("Tier 3", 2013, 2025),
    ]  # fmt: skip


def test_years_in_a_row_are_one_run() -> None:
    assert year_runs([2004, 2005, 2006, 2013]) == ["2004–2006", "2013"]
    assert year_runs([]) == []


def test_years_outside_the_period_fade_and_none_is_dropped(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(time=("2003-10", "2004-04")))
    points = frame[frame["layer"] == "point"]
    assert len(points) == 25
    assert points.loc[~points["faded"].astype(bool), "year"].tolist() == [2003, 2004]
    assert "2 reports of 25 in the chosen period" in CHART.describe(frame)


def test_doubted_years_are_marked_and_say_why(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    doubted = frame[(frame["layer"] == "point") & (frame["doubt"] != "")]
    # Nine years on the Watch List, which is drawn as a half step; the fall of a rule; a year read
    # off the period that the report is on.
    assert doubted["year"].tolist() == [*range(2004, 2013), 2013, 2024]
    assert all("†" in tip for tip in doubted["tip"])
    for narrow in (False, True):
        picture = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        assert [t.text for t in picture.texts].count("†") == 11


def test_describe_counts_what_is_drawn(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View()))
    assert "25 yearly American reports, 2001 to 2025" in words
    assert "Tier 2 Watch List 2004–2012" in words
    assert "Marked † because sources qualify them: 2004–2013 and 2024." in words


def test_without_a_series_it_says_so_and_still_draws(dossier: Dossier) -> None:
    empty = with_tables(dossier, measures=dossier.measures.iloc[:0])
    frame = CHART.prepare(empty, View())
    assert "Nothing is in view" in CHART.describe(frame)
    assert CHART.layout(frame, COLUMN).height > 0


@pytest.mark.parametrize("narrow", [False, True])
def test_every_report_and_landmark_is_one_mark(dossier: Dossier, narrow: bool) -> None:
    frame = CHART.prepare(dossier, View(event=("tip-2003", "law-signed")))
    picture = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
    marked = [(m.id, m.kind) for m in picture.marks if m.id]
    wanted = frame[frame["layer"] != "note"]
    assert sorted(marked) == sorted(zip(wanted["id"], wanted["kind"], strict=True))
    assert {m.id for m in picture.marks if m.halo} == {"russia-tier/2003", "law-signed"}


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_any_view_shows_every_year(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    assert (frame["layer"] == "point").sum() == 25
    assert CHART.describe(frame)


def test_decimal_years() -> None:
    assert decimal(date(2003, 1, 1)) == 2003.0
    assert 2003.93 < decimal(date(2003, 12, 8)) < 2003.94
