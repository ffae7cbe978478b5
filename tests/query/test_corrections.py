"""Corrections by row: in order, with the row's title and the page that shows it."""

import pandas as pd
import pytest

from components.dossier import Dossier
from components.query.corrections import address, corrected, corrections, rows_of_event
from tests.charts.making import with_tables


def with_changes(dossier: Dossier, *rows: dict[str, str | None]) -> Dossier:
    """The dossier with these changes and no others."""
    columns = ("id", "date", "table", "row_id", "column", "was", "now", "reason")
    frame = pd.DataFrame(
        [{name: row.get(name) for name in columns} for row in rows], columns=list(columns)
    )
    return with_tables(dossier, changes=frame.astype("str"))


def change(id: str, date: str, table: str, row_id: str, **more: str) -> dict[str, str | None]:
    return {"id": id, "date": date, "table": table, "row_id": row_id, "reason": "Because.", **more}


def test_the_one_of_the_small_dossier(small: Dossier) -> None:
    (only,) = corrections(small)
    assert (only.id, only.day, only.title, only.about) == (
        "vote-date", "2 November 2026", "The vote", "date",
    )  # fmt: skip
    assert (only.was, only.now, only.before()) == ("2003-12", "../2003-12-08", "was “2003-12”")
    assert only.address == "timeline?event=vote"
    assert corrected(small, ("events", "vote")) == (only,)
    assert corrected(small, ("events", "call"), ("votes", "vote")) == ()


def test_columns_are_named_in_words(small: Dossier) -> None:
    about = []
    for column in ("pressure", "min_years", "repeats", ""):
        made = with_changes(small, change("a", "2026-11-02", "events", "vote", column=column))
        about += [c.about for c in corrections(made)]
    assert about == ["side", "min years", "clue that it repeats", ""]


def test_the_newest_comes_first(small: Dossier) -> None:
    made = with_changes(
        small,
        change("b", "2026-11-02", "events", "vote"),
        change("c", "2026-12-01", "actors", "duma", column="citations"),
        change("a", "2026-11-02", "events", "call", now="x"),
    )
    assert [c.id for c in corrections(made)] == ["c", "a", "b"]
    assert [c.about for c in corrections(made)] == ["what it rests on", "", ""]
    assert [c.before() for c in corrections(made)] == ["", "was empty", ""]
    assert corrections(with_changes(small)) == ()


@pytest.mark.parametrize(
    ("table", "row_id", "where"),
    [
        ("events", "vote", "timeline?event=vote"),
        ("roles", "call/envoy/lead", "timeline?event=call"),
        ("actors", "envoy", "pressure?actor=envoy"),
        ("pressures", "call-presses", "pressure?event=call"),
        ("votes", "duma-vote", "vote?event=vote"),
        ("ballots", "house-vote/Republican", "vote?event=call"),
        ("provisions", "crime", "law?event=vote"),
        ("claims", "no-shame", "evidence"),
        ("explanations", "norm", "evidence"),
        ("measures", "tier/2003", "world"),
        ("scenes", "opening", ""),
        ("sources", "record", "sources"),
        ("demands", "make-it-a-crime", "law?event=call"),
        ("demands", "build-shelters", "law"),
        ("citations", "anything", "sources"),
    ],
)
def test_where_a_row_is_shown(small: Dossier, table: str, row_id: str, where: str) -> None:
    assert address(small, table, row_id) == where


def test_rows_that_hang_on_an_event(small: Dossier) -> None:
    assert set(rows_of_event(small, "call")) == {
        ("events", "call"), ("pressures", "call-presses"), ("votes", "house-vote"),
        ("provisions", "shelter"), ("demands", "make-it-a-crime"), ("roles", "call/envoy/lead"),
        ("roles", "call/duma/target"), ("ballots", "house-vote/Republican"),
        ("ballots", "house-vote/Democratic"),
    }  # fmt: skip


def test_every_correction_of_the_real_dossier_has_a_page(dossier: Dossier) -> None:
    for c in corrections(dossier):
        assert c.title, c.id
        assert not c.address.startswith("/"), c.id
