"""Cases beside each other: every figure is a count of rows, and what is lacking is named."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from components.analysis.coded_weighing import coded
from components.analysis.weighing import posterior
from components.dossier import Dossier, load
from components.dossier.defaults import key_vote
from components.entity.compare import page, shares
from components.entity.compare.around import distances, events
from components.entity.compare.comparisons import COMPARISONS, beside, key_of, labels
from components.entity.compare.found import Found, percent
from components.entity.compare.heights import BREAK, heights
from components.entity.compare.table import csv_bytes
from components.entity.front import comparison_of
from tests.charts.making import with_tables

ROOT = Path(__file__).parents[2]
CASES = ("russia-2003", "uk-1807")
#: Headings that follow those of each comparison.
COMMON = ("Note", "Data version", "Sources in full", "Links")


@pytest.fixture(scope="module")
def two() -> tuple[Dossier, ...]:
    return tuple(load(ROOT / "data" / name) for name in CASES)


def bare_of(dossier: Dossier) -> Dossier:
    """A case with events alone."""
    empty = ("votes", "pressures", "demands", "claims")
    return with_tables(dossier, **{t: getattr(dossier, t).head(0) for t in empty})


def table(name: str, dossiers: tuple[Dossier, ...]) -> list[dict[str, str]]:
    text = csv_bytes(COMPARISONS[name], dossiers).decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text)))


def plain(html: str) -> str:
    html = re.sub(r"<(style|svg)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def counted_of(dossier: Dossier) -> dict[str, dict[str, int]]:
    """What each table of shares must count, from the rows themselves."""
    vote = dossier.votes.set_index("id").loc[key_vote(dossier)]
    # A norm weighs, and does not act: /pressure counts the same.
    norms = dossier.actors.loc[dossier.actors["kind"] == "norm", "id"]
    acts = dossier.pressures[~dossier.pressures["from_actor"].isin(norms)]
    sides = acts["side"].eq("domestic")
    seats = {"for": int(vote.yes), "against": int(vote.no)}
    fates = dossier.demands["fate"].value_counts()
    names = {"enacted": "enacted", "softened": "softened", "later": "came later",
             "dropped": "dropped", "unknown": "not known"}  # fmt: skip
    return {
        "votes": {**seats, "unknown": int(vote.seats) - sum(seats.values())},
        "pressure": {"from outside": int((~sides).sum()), "from inside": int(sides.sum())},
        "demands": {words: int(fates.get(fate, 0)) for fate, words in names.items()},
    }


@pytest.mark.parametrize("name", ["votes", "pressure", "demands"])
def test_shares_are_counts_of_rows_in_words_and_table(two: tuple[Dossier, ...], name: str) -> None:
    rows, said = table(name, two), page.framed(COMPARISONS[name], two, "/", "")
    for dossier, label in zip(two, labels(two), strict=True):
        own = [row for row in rows if row["Case"] == label]
        parts = counted_of(dossier)[name]
        first = COMPARISONS[name].heads[0]
        assert {row[first]: int(row["Count"]) for row in own} == parts
        whole = sum(parts.values())
        assert {int(row["Of"]) for row in own} == {whole}
        for row in own:
            assert float(row["Share"]) == pytest.approx(int(row["Count"]) / whole, abs=6e-5)
            assert bool(row["Sources in full"]) == (row["Count"] != "0" or name == "votes")
    for words in {
        "votes": ("353 for (78%) and 0 against, of 450 seats, as one scholar reports; "
                  "97 unknown (22%).",
                  "283 for (43%) and 16 against (2%), of 658 seats, as Thomas Clarkson reports; "
                  "359 unknown (55%)."),
        "pressure": ("34 of 65 acts of pressure from outside (52%). "
                     "Beside these, 7 times a norm bore on somebody.",
                     "1 of 31 acts of pressure from outside (3%)."),
        "demands": ("12 of 48 demands enacted (25%), 5 softened (10%), 6 came later (12%), "
                    "10 dropped (21%) and 15 not known (31%).",
                    "1 of 4 demands enacted (25%), 2 dropped (50%) and 1 not known (25%)."),
    }[name]:  # fmt: skip
        assert plain(said).count(words) == 1


def test_answers_are_those_of_the_coded_weighing_and_hedged(two: tuple[Dossier, ...]) -> None:
    rows = table("answers", two)
    for dossier, label in zip(two, labels(two), strict=True):
        own = {r["Answer"]: float(r["Share by the coding"]) for r in rows if r["Case"] == label}
        due = posterior(dossier, coded(dossier)).set_index("title")["posterior"].to_dict()
        assert own == pytest.approx(due, abs=6e-5)
        clues = [int(r["Clues that speak of it"]) for r in rows if r["Case"] == label]
        assert sum(clues) == len(dossier.claims)
    said = plain(page.framed(COMPARISONS["answers"], two, "/", ""))
    for words in ("A reckoning, not a finding", "none of the seven answers pulls clear",
                  "“War and tactics” is ahead, and not by enough to settle it",
                  "War and tactics opened the way 46 of 100"):  # fmt: skip
        assert words in said


def test_events_are_drawn_or_said_to_be_left_out(two: tuple[Dossier, ...]) -> None:
    for dossier, label in zip(two, labels(two), strict=True):
        found, away = events(dossier), distances(dossier)
        assert isinstance(found, Found)
        assert away is not None
        drawn, *others = map(int, re.findall(r"\d+", found.words.replace("5 years", "")))
        whole, before, after, far, unknown = others
        assert drawn == before + after == len(found.strips[0].graphic.marks) == len(found.rows)
        assert drawn + far + unknown == whole == len(dossier.events)
        assert unknown == whole - len(away)
        assert [r["Id"] for r in table("events", two) if r["Case"] == label] == [
            row.cells[0] for row in found.rows
        ]


def test_no_column_of_events_holds_what_is_before_the_vote_and_after(small: Dossier) -> None:
    dates = {"date_from": "2001-01-02", "date_to": "2001-01-30"}
    key = small.votes["id"] == key_vote(small)
    votes = small.votes[key].assign(yes=30, no=10, seats=100, date_from=pd.Timestamp("2001-02-15"))
    happened = small.events.assign(**{k: pd.Timestamp(v) for k, v in dates.items()})
    own = with_tables(small, votes=votes, events=happened)
    away, found = distances(own), events(own)
    assert away is not None
    assert isinstance(found, Found)
    assert set(away["months"]) == {-1}
    assert {mark.x for mark in found.strips[0].graphic.marks} == {-0.5}
    drawn = shares.votes(own)
    assert isinstance(drawn, Found)
    assert [(r.x0, r.x1) for r in drawn.strips[0].graphic.rects][:2] == [(0, 30), (30, 40)]
    assert drawn.words.startswith("30 for (30%)")


def test_what_a_case_lacks_is_named_and_never_zero(two: tuple[Dossier, ...]) -> None:
    bare = replace(bare_of(two[1]), name="bare")
    dossiers = (two[0], bare)
    said = page.document(dossiers, "/", "")
    for name, words in (
        ("votes", "No vote on the law is coded."),
        ("events", "No day of a vote on the law is coded."),
        ("pressure", "No act of pressure is coded."),
        ("demands", "No demand is coded."),
        ("answers", "No clues are coded for rival answers."),
    ):
        assert said.count(f"<p class='lacks'>{words}</p>") == 1
        *_, last = table(name, dossiers)
        assert last["Note"] == words
        assert {v for k, v in last.items() if k not in (*COMMON, "Case")} == {""}
    assert said.count("<figure") == 2 * len(COMPARISONS)


def test_what_no_case_has_is_no_comparison(two: tuple[Dossier, ...]) -> None:
    bare = bare_of(two[0])
    assert not any(beside(one, (bare,)) for one in COMPARISONS.values())
    assert "<figure" not in page.document((bare,), "/", "")


def test_every_sign_that_is_drawn_is_in_the_key_once(two: tuple[Dossier, ...]) -> None:
    for one in COMPARISONS.values():
        rows = beside(one, two)
        names = [name for name, _ in key_of(rows)]
        assert len(set(names)) == len(names)
        shown = {ink for _, ink in key_of(rows)}
        for row in rows:
            assert row.found
            for graphic in (s.graphic for s in row.found.strips if names):
                assert {s.color for s in graphic.rects} <= shown
                assert {s.color for s in graphic.marks} <= shown
    assert key_of(beside(COMPARISONS["demands"], two))[-1] == ("not known", None)


def test_every_case_of_a_comparison_says_who_says_so(two: tuple[Dossier, ...]) -> None:
    for one in COMPARISONS.values():
        assert plain(page.framed(one, two, "/", "")).count("Sources: ") == len(two)


def test_two_cases_of_one_place_and_year_go_by_their_titles(two: tuple[Dossier, ...]) -> None:
    assert labels(two) == ["Russia, 2003", "Britain, 1807"]
    assert labels((two[0], two[0])) == [two[0].case.text("hero.title", "")] * 2


@pytest.mark.parametrize(
    ("amount", "whole", "words"),
    [(0, 4, "0%"), (1, 900, "under 1%"), (899, 900, "over 99%"), (4, 4, "100%"), (1, 4, "25%")],
)
def test_a_share_is_never_said_to_be_none_or_all_that_is_not(
    amount: int, whole: int, words: str
) -> None:
    assert percent(amount, whole) == words


def test_more_cases_take_more_room_and_a_phone_the_most(two: tuple[Dossier, ...]) -> None:
    for one in COMPARISONS.values():
        alone, both = heights(one, two[:1]), heights(one, two)
        assert all(both.at(w) > alone.at(w) for w in (240, BREAK, 1200))
        assert both.at(240) > both.at(BREAK)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://h/p/compare", "votes"), ("http://h/p/compare#demands", "demands"),
        ("https://h/p/compare/answers.html?x=1", "answers"), ("/compare/events.html", "events"),
        ("http://h/p/compare/votes.csv", ""), ("http://h/p/compare/none.html", ""),
        ("http://other/p/compare", ""), ("http://h/compare", ""), ("http://[", ""),
        ("http://h/p/compare/x/votes.html", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_address_means_a_comparison_or_none(url: str, name: str) -> None:
    found = comparison_of(url, "http://h/p")
    assert (found.id if found else "") == name
