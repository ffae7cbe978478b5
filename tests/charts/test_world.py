"""Russia's place among the countries of the world."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.shared.ranks import ordinal, rank
from components.charts.world import CHART
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.view import View
from tests.charts.making import views, with_tables


def made(dossier: Dossier) -> Dossier:
    figures = {
        "first-criminalisations": {2001: 2, 2002: 3, 2003: 5, 2004: 10},
        "protocol-ratifications": {2003: 4, 2004: 1, 2005: 0},
        "countries-in-table": {2004: 30},
    }
    rows: list[dict[str, Any]] = [
        {"series": s, "unit": "u", "year": y, "value": float(v), "label": "", "reason": None}
        for s, years in figures.items()
        for y, v in years.items()
    ]
    return with_tables(dossier, measures=pd.DataFrame(rows))


def test_totals_run_up_and_the_country_stands_on_its_year(dossier: Dossier) -> None:
    frame = CHART.prepare(made(dossier), View())
    years = frame[frame["layer"] == "year"]
    assert years["total"].tolist() == [2, 5, 10, 20, 4, 5, 5]
    own = frame[frame["layer"] == "home"].set_index("id")
    assert own.loc["law-signed", ["year", "before", "same", "after", "total"]].tolist() == [
        2003, 5, 5, 10, 10,
    ]  # fmt: skip
    deposit = own.loc["ratification-deposited"]
    assert deposit[["year", "before", "same", "after"]].tolist() == [2004, 4, 1, 0]
    assert own["when"].tolist() == ["December 2003", "May 2004"]
    assert own["whole"].fillna(-1).tolist() == [30, -1]
    assert own["label"].tolist()[0].endswith("10 later; 10 in the table have no such year")


def test_the_real_dossier(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    own = frame[frame["layer"] == "home"]
    assert own[["before", "same", "after"]].to_numpy().tolist() == [[15, 13, 101], [45, 32, 80]]
    words = CHART.describe(frame)
    assert "129 countries by the end of 2014" in words
    assert "157 states by the end of 2013" in words
    # Both scales: those that acted, and all that the table holds.
    assert "came 16th to 28th of 129, in a table of 180: 15 countries" in words
    assert "101 later; 51 in the table have no such year." in words
    assert "came 46th to 77th of 157: 45 states" in words
    for narrow in (False, True):
        drawn = [t.text for t in CHART.layout(frame, APP_PHONE if narrow else COLUMN).texts]
        assert "16th to 28th of 129, in a table of 180:" in " ".join(drawn)
    staged = [t.text for t in CHART.layout(frame, STAGE).texts]
    assert "16th to 28th of 129, in a table of 180" in " ".join(staged)
    assert "15 countries had done so by the end of 2002" in words
    assert "stops in December 2013" in words


@pytest.mark.parametrize(
    ("before", "same", "after", "whole", "words"),
    [
        (15, 13, 101, 180, "16th to 28th of 129, in a table of 180"),
        (0, 1, 2, None, "1st of 3"),
        (10, 3, 0, 20, "11th to 13th of 13, in a table of 20"),
        (20, 3, 88, None, "21st to 23rd of 111"),
    ],
)
def test_a_rank_names_all_that_were_ranked(
    before: int, same: int, after: int, whole: int | None, words: str
) -> None:
    assert rank(SimpleNamespace(before=before, same=same, after=after, whole=whole)) == words
    assert [ordinal(n) for n in (2, 12, 22, 111)] == ["2nd", "12th", "22nd", "111th"]


def test_without_the_countrys_event_the_world_is_still_drawn(dossier: Dossier) -> None:
    events = dossier.events[dossier.events["id"] != "law-signed"]
    frame = CHART.prepare(with_tables(dossier, events=events), View())
    assert frame.loc[frame["layer"] == "home", "id"].tolist() == ["ratification-deposited"]
    assert CHART.layout(frame, COLUMN).height > 0


def test_nothing_at_all(dossier: Dossier) -> None:
    empty = with_tables(dossier, measures=dossier.measures.iloc[:0], events=dossier.events.iloc[:0])
    frame = CHART.prepare(empty, View())
    assert "Nothing is in view" in CHART.describe(frame)


def test_years_outside_the_period_fade(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(time=("2003", "2004")))
    shown = frame[(frame["layer"] == "year") & ~frame["faded"].astype(bool)]
    assert shown["year"].tolist() == [2003, 2004, 2003, 2004]
    assert "In the chosen period: 2 of 20 years." in CHART.describe(frame)


@pytest.mark.parametrize("narrow", [False, True])
def test_every_year_and_step_is_one_mark(dossier: Dossier, narrow: bool) -> None:
    frame = CHART.prepare(dossier, View(event=("law-signed",)))
    picture = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
    marked = [(m.id, m.kind) for m in picture.marks]
    assert sorted(marked) == sorted(zip(frame["id"], frame["kind"], strict=True))
    assert [m.id for m in picture.marks if m.halo] == ["law-signed"]
    assert len(picture.rects) == (frame["layer"] == "year").sum() == 33


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_any_view_shows_every_year(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    assert (frame["layer"] == "year").sum() == 33
    assert CHART.describe(frame)
