"""Terms of imprisonment: ranges, unknown ends, and the claim against the statute."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.terms import CHART
from components.charts.terms.data import words_of, years_in
from components.charts.terms.layout import STEPS, WIDE
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.graphic.ink import Inks
from components.view import View
from tests.charts.making import views, with_tables


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 10, "3 to 10 years"), (None, 5, "up to 5 years"),
        (float("nan"), 7.5, "up to 7.5 years"),
        (8, None, "from 8 years"), (None, float("nan"), "term not found"),
    ],
)  # fmt: skip
def test_terms_in_words(low: Any, high: Any, words: str) -> None:
    assert words_of(low, high) == words


@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("10", 10.0), ("up to 7.5 years", 7.5), ("a much weaker bill", None), ("2003", None),
        (None, None), (float("nan"), None), ("0", None),
    ],
)  # fmt: skip
def test_only_a_number_of_years_is_a_claim(value: Any, years: float | None) -> None:
    assert years_in(value) == years


@given(st.text())
def test_any_value_gives_possible_years_or_none(value: str) -> None:
    found = years_in(value)
    assert found is None or 0 < found <= 25


def test_provisions_stand_by_version_article_and_part(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    terms = frame[frame["layer"] == "term"]
    assert terms["id"].tolist() == [
        "bill-fifteen-years",
        "law-127-1-part-1", "law-127-1-part-2", "law-127-1-part-3",
        "law-127-2-part-1", "law-127-2-part-2", "law-127-2-part-3",
        "later-127-1-part-1", "later-127-1-part-2", "later-127-1-part-3",
        "later-127-2-part-1", "later-127-2-part-2", "later-127-2-part-3",
    ]  # fmt: skip
    assert terms["term"].tolist()[:5] == [
        "up to 15 years", "up to 5 years", "3 to 10 years", "8 to 15 years", "term not found",
    ]  # fmt: skip
    assert terms["label"].tolist()[1] == "Trafficking, basic offence"
    assert terms["label"].tolist()[7] == "Trafficking, basic offence, 2011"
    assert terms["min_years"].isna().sum() == 7


def test_the_book_is_set_against_the_statute_and_a_qualification_is_not(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    claims = frame[frame["layer"] == "claim"]
    assert claims["id"].tolist() == ["law-127-1-part-3"]
    assert set(claims["max_years"]) == {10.0}
    assert set(claims["claimant"]) == {"Johnson 2009"}
    assert set(claims["label"]) == {"What the book says: up to 10 years"}
    sketch = CHART.layout(frame, COLUMN)
    marks = [n for n in sketch.lines if n.x0 == n.x1 == 10 and n.width == 3]
    assert len(marks) == 1
    line = [n for n in sketch.lines if n.dash == "dot"]
    assert [(n.x0, n.x1) for n in line] == [(10, 10)]
    assert line[0].y1 <= max(n.y1 for n in marks)


def test_a_statute_that_says_ten_leaves_no_claim(dossier: Dossier) -> None:
    provisions = dossier.provisions.copy()
    provisions["max_years"] = 10.0
    frame = CHART.prepare(with_tables(dossier, provisions=provisions), View())
    assert (frame["layer"] == "claim").sum() == 0
    sketch = CHART.layout(frame, COLUMN)
    assert not any("book" in t.text for t in sketch.texts)


def test_a_small_dossier_draws_its_one_term_without_a_start(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    assert frame["id"].tolist() == ["crime"]
    assert frame["max_years"].tolist() == [7.5]
    assert pd.isna(frame["min_years"].iloc[0])
    sketch = CHART.layout(frame, COLUMN)
    bars = [g for g in sketch.rects if g.y1 - g.y0 == WIDE.bar]
    assert len(bars) == STEPS
    assert {g.x1 for g in bars} == {7.5}
    assert bars[-1].color == Inks.domestic
    assert bars[0].color != Inks.domestic


def test_known_ranges_are_solid_and_unfound_terms_have_no_bar(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    for narrow in (False, True):
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        hits = sketch.targets
        solid = [(g.x0, g.x1) for g in sketch.rects if g.y1 - g.y0 == WIDE.bar and g.x0 >= 3]
        assert sorted(s for s in solid if s in ((3, 10), (8, 15))) == [
            *[(3, 10)] * 3, *[(8, 15)] * 3,
        ]  # fmt: skip
        gone = next(h for h in hits if h.id == "law-127-2-part-1")
        assert not any(
            gone.y0 <= g.y0 and g.y1 <= gone.y1 for g in sketch.rects if g.y1 - g.y0 == WIDE.bar
        )
        assert [t.text for t in sketch.texts].count("term not found") == 3


def test_chosen_rows_share_one_ring(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(event=("law-signed",)))
    sketch = CHART.layout(frame, COLUMN)
    assert len([n for n in sketch.lines if n.color == Inks.accent]) == 4


def test_describe_gives_the_tops_the_claim_and_the_gaps(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View()))
    assert words.startswith("13 provisions on terms of imprisonment, 10 of them drawn")
    assert "Law as enacted: up to 15 years" in words
    assert "Johnson 2009 says up to 10 years, against 15 in 1 provision." in words
    assert "No term was found for the other 3." in words
    assert "4 of the bars have no known start" in words


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_view_offers_what_it_counts(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    count = int((frame["layer"] == "term").sum())
    claims = frame[frame["layer"] == "claim"]
    assert set(claims["id"]) <= set(frame.loc[frame["layer"] == "term", "id"])
    assert CHART.describe(frame)
    for canvas in (COLUMN, APP_PHONE):
        assert len(CHART.layout(frame, canvas).targets) == count


def test_the_stage_fills_its_room_though_some_rows_are_chosen(dossier: Dossier) -> None:
    for view in (View(), View(event=("law-signed",))):
        s = CHART.layout(CHART.prepare(dossier, view), STAGE)
        assert len(s.targets) == 10
        assert "and 3 more rules, of no known term or no room" in [t.text for t in s.texts]
    assert "The bill: Up to 15 years †" in [t.text for t in s.texts]
