"""Provisions by theme and version: cards, gaps, what became of a theme."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.law import CHART
from components.charts.law.cards import FIRST, LEAST
from components.charts.law.data import VERSIONS, fate
from components.charts.law.stage import brief
from components.charts.law.words import headline
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.graphic.ink import Inks
from components.view import View
from tests.charts.making import unreadable, views, with_tables


def provision(version: str, year: int = 2003, **more: Any) -> dict[str, Any]:
    return {"drawn_as": version, "year": year, "removes": False, "disputed": False, **more}


@pytest.mark.parametrize(
    ("cards", "words"),
    [
        ([provision("draft"), provision("later", 2006)], "not found in the law, but in 2006"),
        ([provision("draft"), provision("presidential bill")], "not found in the law"),
        (
            [provision("draft"), provision("enacted")],
            "not in what was read of the bill, but in the law",
        ),
        ([provision("later", 2006), provision("later", 2004)], "found only in 2004"),
        (
            [provision("enacted"), provision("later", 2005)],
            "in the law; not in what was read before it",
        ),
        (
            [provision("enacted", removes=True), provision("later", 2006)],
            "an older rule repealed in 2003, another in 2006",
        ),
        ([provision("enacted", removes=True)], "an older rule repealed in 2003"),
        (
            [provision(v, disputed=v == "enacted") for v in VERSIONS],
            "what the law kept is disputed †",
        ),
        ([provision(v) for v in VERSIONS], ""),
        ([provision("presidential bill"), provision("enacted")], ""),
    ],
)
def test_the_fate_of_a_theme_is_read_off_its_versions(
    cards: list[dict[str, Any]], words: str
) -> None:
    assert fate(cards) == words


def test_the_headline_says_what_the_law_lost_and_what_came_back(dossier: Dossier) -> None:
    lost = "not found in the law"
    assert headline(dossier) == (f"Drafted, {lost}, found later: victim protection and treaty duty")
    later = dossier.provisions["version"] == "later"
    back = later & (dossier.provisions["theme"] == "treaty duty")
    for left, words in (
        (~back, ": victim protection and treaty duty; found later: victim protection"),
        (~later, ": victim protection and treaty duty"),
    ):
        some = with_tables(dossier, provisions=dossier.provisions[left])
        assert headline(some) == f"Drafted, and {lost}{words}"


@pytest.mark.parametrize("held", [("draft", "enacted"), ("enacted", "later")])
def test_nothing_is_missed_of_a_version_of_which_nothing_was_read(
    dossier: Dossier, held: tuple[str, str]
) -> None:
    """Such a version has no column, and no theme is said to lack in it."""
    first, last = held
    rules = dossier.provisions.assign(version=last)
    rules.loc[rules.index[0], "version"] = first
    some = with_tables(dossier, provisions=rules)
    frame = CHART.prepare(some, View())
    assert tuple(frame.loc[frame["layer"] == "version", "version"]) == held
    assert not frame["label"].fillna("").str.contains("bill").any()
    assert "bill" not in CHART.describe(frame).partition(". ")[0]
    for canvas in (COLUMN, APP_PHONE, STAGE):
        assert not any("Bill" in text.text for text in CHART.layout(frame, canvas).texts)


def test_a_small_dossier_row_by_row(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    cards = frame[frame["layer"] == "provision"]
    assert cards["id"].tolist() == ["crime", "shelter"]
    assert cards["first"].tolist() == [True, False]
    assert cards["law"].tolist() == ["Law, 127.1", "Draft"]
    fates = frame[frame["layer"] == "fate"]
    assert dict(zip(fates["theme"], fates["label"], strict=True)) == {
        "crime": "in the law; not in what was read before it",
        "victim protection": "not found in the law",
    }
    heads = frame[frame["layer"] == "version"]
    assert heads["label"].tolist() == ["October 2003", "December 2003"]


def test_the_real_themes_tell_their_story(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    assert (frame["layer"] == "provision").sum() == len(dossier.provisions)
    fates = frame[frame["layer"] == "fate"]
    told = dict(zip(fates["theme"], fates["label"], strict=True))
    assert told["confiscation"] == "an older rule repealed in 2003, another in 2006"
    assert told["witness protection"] == "found only in 2004"
    assert told["victim protection"] == "not found in the law, but in 2004"
    heads = frame[frame["layer"] == "version"]
    assert heads["label"].tolist() == [
        "February–March 2003", "October 2003", "December 2003", "2004–2012",
    ]  # fmt: skip


def test_firsts_and_doubts_are_marked(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    sketch = CHART.layout(frame, COLUMN)
    firsts = int(frame["first"].fillna(False).astype(bool).sum())
    assert firsts == 4
    assert len(sketch.marks) == firsts
    assert [t.text for t in sketch.texts].count(FIRST) == firsts
    disputed = frame[(frame["layer"] == "provision") & frame["disputed"].astype("boolean")]
    # The law itself, which a source would call 163-FZ and no first, is one of them.
    assert "law-trafficking" in set(disputed["id"])
    daggers = [t for t in sketch.texts if t.text.endswith("†") and not t.italic]
    assert len(daggers) == len(disputed)
    assert all("†" in tip for tip in disputed["tip"])


def test_a_gap_is_said_to_be_one_only_if_the_whole_dossier_has_nothing(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(kind=("law",)))
    sketch = CHART.layout(frame, COLUMN)
    texts = [t.text for t in sketch.texts]
    # Draft and bill of the crime theme are there, but no laws.
    assert "1 outside the filters" in texts
    assert "2 outside the filters" in texts
    whole = CHART.layout(CHART.prepare(dossier, View()), COLUMN)
    dashes = [t.text for t in whole.texts].count("– none read")
    assert dashes == texts.count("– none read") == 3 + 2 + 2 + 2 + 1
    assert not any("outside" in t.text for t in whole.texts)


def test_a_chosen_event_rings_its_cards_and_fades_the_rest(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(event=("confiscation-2006",)))
    assert frame.loc[frame["selected"].fillna(False).astype(bool), "id"].tolist() == ["later-104-1"]
    sketch = CHART.layout(frame, COLUMN)
    assert len([n for n in sketch.lines if n.color == Inks.accent]) == 4
    assert [t.color for t in sketch.texts if t.text == "Confiscation returns"] == [Inks.ink]
    assert [t.color for t in sketch.texts if t.text == "Oversight"] != [Inks.ink]


@pytest.mark.parametrize("narrow", [False, True])
def test_each_provision_is_a_card_that_a_finger_hits(dossier: Dossier, narrow: bool) -> None:
    frame = CHART.prepare(dossier, View())
    sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
    hits = sketch.targets
    assert sorted(h.id for h in hits) == sorted(dossier.provisions["id"])
    assert len(sketch.rects) == 2 * len(hits), "a ground and an edge for each"
    assert min(h.y1 - h.y0 for h in hits) >= LEAST >= 24
    boxes = sorted((h.x0, h.y0, h.y1) for h in hits)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(boxes)), (
        "no card lies over another"
    )


@pytest.mark.parametrize("width", [332, 350, 360, 640, 800, 960, 1180])
def test_no_words_run_over_each_other(dossier: Dossier, width: int) -> None:
    narrow = width < 500
    for view in (View(), View(kind=("law",)), View(time=("2003-10", "2004-04"))):
        frame = CHART.prepare(dossier, view)
        drawn = 332 if narrow else 640
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        hits = sketch.targets
        texts = [t.text for t in sketch.texts]
        assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []
        for box, text in zip(sketch.boxes(drawn), sketch.texts, strict=True):
            inside = [h for h in hits if h.y0 <= text.y <= h.y1 and h.x0 <= box[0] <= h.x1]
            assert all(box[2] <= h.x1 + 1 for h in inside), f"{text.text!r} leaves its card"


def test_describe_counts_the_cards(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View()))
    by = dossier.provisions["version"].value_counts()
    assert words.startswith(f"{len(dossier.provisions)} provisions under 8 themes: ")
    assert f"{by['draft']} in the draft" in words
    assert f"{by['enacted']} in the law as enacted" in words
    assert "confiscation: an older rule repealed in 2003, another in 2006" in words
    assert "Victim protection: not found in the law, but in 2004;" in words
    assert "Sources disagree on 14 of them." in words
    # Counts and gaps come with what was read.
    assert "Of the draft only articles 1 to 7 were read" in words
    assert "the counts do not compare" in words
    assert "new in the law" not in words


def test_out_of_view_it_says_so_and_still_draws(dossier: Dossier) -> None:
    empty = with_tables(dossier, provisions=dossier.provisions.iloc[:0])
    for made, view in ((empty, View()), (dossier, View(q="no such words"))):
        frame = CHART.prepare(made, view)
        assert frame.empty
        assert "Nothing is in view" in CHART.describe(frame)


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_view_shows_or_counts_every_provision_of_its_themes(
    dossier: Dossier, data: st.DataObject
) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    shown = int((frame["layer"] == "provision").sum())
    themes = set(frame["theme"].dropna())
    whole = dossier.provisions["theme"].isin(themes).sum()
    assert shown + frame["hidden"].fillna(0).sum() == whole
    assert CHART.describe(frame)
    for canvas in (COLUMN, APP_PHONE):
        assert len(CHART.layout(frame, canvas).targets) == shown


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("Oct 2003", "Oct 2003"),
        ("Feb–Mar 2003", "2003"),
        ("2004–2012", "2004–12"),
        ("Sept 2003", "Sept 2003"),
        ("", ""),
    ],
)
def test_a_date_on_the_wall_never_says_another(when: str, said: str) -> None:
    assert brief(when) == said
