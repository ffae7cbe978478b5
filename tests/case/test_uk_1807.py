"""The second dossier that ships: its votes, its conflicts, and what is said of it."""

import re
from collections.abc import Iterator

import pytest

from components.charts import CHARTS
from components.dossier import Dossier, load
from components.dossier.defaults import key_vote
from components.entity.facts import facts
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE, Canvas
from components.talk.files import handout, pptx_plots
from components.talk.scenes import authored
from components.talk.slides import slide
from components.ui import cache, hero
from components.view import View
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def uk() -> Dossier:
    """Never change its frames."""
    return load(ROOT / "data/uk-1807")


@pytest.fixture
def shown(uk: Dossier, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    """The pages show it, and forget it afterwards."""
    cache.forget()
    monkeypatch.setattr(cache, "dossier", lambda: uk)
    yield uk
    cache.forget()


def test_two_houses_voted_and_the_losses_are_told(uk: Dossier) -> None:
    votes = uk.votes.set_index("id")
    assert set(votes["chamber"]) == {"House of Commons", "House of Lords"}
    commons = votes.loc["commons-bill"]
    assert (commons["yes"], commons["no"], commons["seats"]) == (283, 16, 658)
    assert key_vote(uk) == "commons-bill"
    lost = votes[votes["result"].eq("rejected")]
    assert len(lost[lost["chamber"].eq("House of Commons")]) == 8
    assert (lost["yes"] < lost["no"]).all()
    assert votes.loc[votes["chamber"].eq("House of Lords"), "seats"].isna().all()
    assert votes.loc["commons-third", "method"] == "voice"


def test_the_lords_have_two_counts(uk: Dossier) -> None:
    lords = uk.votes.set_index("id").loc["lords-bill"]
    assert (lords["yes"], lords["no"]) == (100, 34)
    of = uk.citations[uk.citations["row_id"].eq("lords-bill")]
    against = of[of["relation"].eq("conflicts") & of["column"].eq("no")]
    assert set(against["value"]) == {"36"}
    assert set(against["source_id"]) == {"clarkson-1808", "sharp-memoir"}


def test_the_chart_of_votes_marks_no_half_where_fewer_were_enough(uk: Dossier) -> None:
    frame = CHARTS["votes"].prepare(uk, View())
    assert not frame["half"].any()
    words = CHARTS["votes"].describe(frame)
    assert "75 % of all 134 votes counted for" in words
    assert "of all 658 seats for" in words


def test_versions_keep_their_capitals_within_a_sentence(uk: Dossier) -> None:
    words = CHARTS["law"].describe(CHARTS["law"].prepare(uk, View()))
    assert "2 in the Lords' bill, 3 in the Commons' bill, 7 in the Act of 1807" in words


@pytest.mark.parametrize("canvas", [COLUMN, APP_PHONE, STAGE])
def test_without_a_rank_no_years_are_drawn_and_nothing_is_cited(
    uk: Dossier, canvas: Canvas
) -> None:
    frame = CHARTS["tier"].prepare(uk, View())
    assert frame.empty
    assert not re.search(r"\d{4}", str(CHARTS["tier"].layout(frame, canvas).texts))


def test_on_a_slide_no_outcome_stands_before_a_larger_one(uk: Dossier) -> None:
    """LibreOffice would not draw it: most seats of this vote are unknown, fewer voted for."""
    made = pptx_plots.seats(CHARTS["seats"].prepare(uk, View()))
    sizes = [len(series) for series in made.data]
    assert sizes == [359, 283, 16]


def test_every_date_lies_in_its_time(uk: Dossier) -> None:
    """A spreadsheet would have made other days of these: none may lie in this century."""
    for frame in (uk.events, uk.votes, uk.demands):
        years = frame["date"].str.extract(r"(\d{4})")[0].astype(int)
        assert years.between(1750, 1811).all()


def test_the_first_page_and_the_handout_are_of_this_case(shown: Dossier) -> None:
    said = hero.footer(shown)
    assert "British Act of 1807" in said
    assert "of all 43 none was read whole" in said
    assert handout.handout(shown).startswith(b"%PDF")


def test_every_scene_is_drawn(shown: Dossier) -> None:
    scenes = authored(shown)
    assert len(scenes) == 9
    for scene in scenes:
        made = slide(shown, scene)
        assert made.drawing.shapes, scene.id


def test_what_the_page_of_pressure_says_counts_its_rows(uk: Dossier) -> None:
    acts = uk.pressures
    houses = acts["to_actor"].isin(["commons", "lords"])
    assert round(4 * houses.mean()) == 3
    assert (acts["side"] != "domestic").sum() == 1
    assert "Three pushes in four ended at one of the two houses, and all but one came from" in (
        uk.case.text("page.pressure.lead", "")
    )


def test_a_page_says_of_a_vote_its_figures_and_then_how_it_ended(uk: Dossier) -> None:
    notes = [line.note for s in facts(uk, "actor", "wilberforce").sections for line in s.lines]
    assert "88 for, 163 against of 558 seats, rejected" in notes
    assert "283 for, 16 against of 658 seats" in notes


def test_a_phone_is_told_what_the_case_calls_each_version(uk: Dossier) -> None:
    chart = CHARTS["law"]
    drawn = [text.text for text in chart.layout(chart.prepare(uk, View()), APP_PHONE).texts]
    said = " ".join(drawn[:2])
    assert said.startswith(
        "Draft: Lords’ bill · Bill: Commons’ bill · Law: Act of 1807 · Later: Act of 1811"
    )
    # Where each name holds its tag nothing needs to be said.
    russia = load(ROOT / "data/russia-2003")
    phone = chart.layout(chart.prepare(russia, View()), APP_PHONE)
    assert not any("Bill: " in text.text for text in phone.texts)
