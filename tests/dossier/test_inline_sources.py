"""Sources written beside what they support, and who has them from what it belongs to."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dossier import load
from components.dossier.build import build
from components.dossier.check import check
from components.dossier.inline_sources import Said, parse
from components.dossier.read import read_csvs
from components.query.cited import source_line

Rows = list[list[str]]


def change(folder: Path, table: str, edit: Callable[[Rows], Rows], mark: str = ",") -> None:
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=mark, lineterminator="\n").writerows(edit(rows))


def write_beside(folder: Path, table: str, key: str, text: str) -> None:
    """Give one row of a table a source beside it; the others none."""
    change(
        folder, table,
        lambda rows: [[*rows[0], "source"], *([*r, text if r[0] == key else ""] for r in rows[1:])],
    )  # fmt: skip


def without(folder: Path, *tables: str) -> None:
    """Take the citations of some tables away."""
    change(folder, "citations", lambda rows: [r for r in rows if r[0] not in tables])


def cited(folder: Path, table: str) -> list[tuple[str, str, str, str]]:
    frame = read_csvs(folder).citations.query("table == @table").fillna("")
    columns = frame[["row_id", "source_id", "locator", "through"]]
    return sorted(columns.itertuples(index=False, name=None))


def test_a_source_beside_its_row_is_a_citation(folder: Path) -> None:
    without(folder, "claims")
    write_beside(folder, "claims", "no-shame", "record @ s. 2; note 3; book-2009 @ P4")
    assert cited(folder, "claims") == [
        ("no-shame", "book-2009", "P4", ""),
        ("no-shame", "record", "s. 2; note 3", ""),
    ]


def test_what_stands_in_both_places_is_one_citation(folder: Path) -> None:
    write_beside(folder, "claims", "no-shame", "book-2009 @ P1")
    assert cited(folder, "claims") == [("no-shame", "book-2009", "P1", "")]


def test_rows_have_the_sources_of_what_they_belong_to_and_it_is_told(folder: Path) -> None:
    without(folder, "roles", "pressures", "votes", "ballots", "provisions", "demands")
    write_beside(folder, "events", "call", "record @ p. 9")
    change(folder, "citations", lambda rows: [r for r in rows if r[:2] != ["events", "call"]])
    of_call = ("record", "p. 9", "events:call")
    assert cited(folder, "pressures") == [("call-presses", *of_call)]
    assert cited(folder, "votes") == [
        ("duma-vote", "book-2009", "P1", "events:vote"), ("house-vote", *of_call),
    ]  # fmt: skip
    assert cited(folder, "ballots") == [
        ("house-vote/Democratic", *of_call), ("house-vote/Republican", *of_call),
    ]  # fmt: skip
    assert cited(folder, "demands") == [("make-it-a-crime", *of_call)]
    # This one belongs to no event, so that nothing stands behind it
    faults = [p for p in check(folder)[0] if p.file == "demands.csv"]
    assert [(p.value, p.wrong) for p in faults] == [("build-shelters", "row without a source")]
    # Of a file that cannot be read nobody knows what it would hand down
    (folder / "events.csv").write_bytes("id,date\n".encode("utf-16"))
    assert [p.file for p in check(folder)[0] if "without a source" in p.wrong] == []


def test_a_reader_is_told_what_it_was_given_for(folder: Path) -> None:
    without(folder, "pressures")
    line = source_line(read_csvs(folder), "pressures", "call-presses")
    assert line == "Doe 2009 (paragraph 1, given for its event)"


def test_a_series_needs_its_source_once(folder: Path) -> None:
    without(folder, "measures")
    change(
        folder, "measures",
        lambda rows: [[*rows[0], "source"], [*rows[1], ""], [*rows[2], "record @ p. 1"]],
    )  # fmt: skip
    assert cited(folder, "measures") == [
        ("tier/2002", "record", "p. 1", "measures:tier/2003"), ("tier/2003", "record", "p. 1", ""),
    ]  # fmt: skip


def test_a_row_with_a_citation_of_its_own_inherits_nothing(folder: Path) -> None:
    assert all(through == "" for *_, through in cited(folder, "votes"))


def lacks(folder: Path) -> dict[tuple[str, str | None], str]:
    """File and row of every lack of a source that the check names, and how many rest on the row."""
    told = [p for p in check(folder)[0] if p.wrong.startswith("row without a source")]
    return {(p.file, p.value): p.wrong.partition(" (")[2] for p in told}


def test_answers_and_scenes_need_no_source_and_every_lack_is_said_once(folder: Path) -> None:
    (folder / "citations.csv").unlink()
    found = lacks(folder)
    # What rests on an event or a vote is counted there, and the figures of a series at its first.
    assert {file for file, _ in found} == {
        "actors.csv", "events.csv", "claims.csv", "measures.csv", "enforcement.csv", "demands.csv",
        "glossary.csv",
    }  # fmt: skip
    resting = ("roles", "pressures", "votes", "ballots", "provisions", "demands", "measures")
    frames = read_csvs(folder)
    whole = sum(len(getattr(frames, table)) for table in resting)
    counted = sum(int(words.partition(" ")[0]) for words in found.values() if words)
    own = sum(file.removesuffix(".csv") in resting for file, _ in found)
    assert counted + own == whole


def test_what_rests_on_a_row_with_a_faulty_source_is_not_said_to_lack_one(folder: Path) -> None:
    without(folder, "roles", "pressures", "votes", "ballots", "provisions", "demands", "events")
    change(folder, "events", lambda rows: [[*rows[0], "source"], *([*r, "boook @ p. 1"]
                                                                  for r in rows[1:])])  # fmt: skip
    told = [p for p in check(folder)[0] if not p.warning and p.file != "parquet"]
    rows = len(read_csvs(folder).events)
    assert [(p.file, p.row, p.wrong) for p in told if p.file == "events.csv"] == [
        ("events.csv", 2, f"no source 'boook' in sources.csv, in {rows} rows"),
    ]  # fmt: skip
    # This one names no event
    assert list(lacks(folder)) == [("demands.csv", "build-shelters")]


def by_default(folder: Path, value: str) -> None:
    (folder / "case.csv").write_text(f"key,value,rests_on,note\nsource,{value},,\n", "utf-8")


def test_a_case_gives_its_source_to_what_has_none_and_it_is_told(folder: Path) -> None:
    without(folder, "actors", "events", "roles", "demands", "explanations")
    write_beside(folder, "events", "call", "record @ p. 9")
    by_default(folder, "book-2009 @ P3")
    found = cited(folder, "events")
    assert ("call", "record", "p. 9", "") in found
    assert {row[1:] for row in found if row[0] != "call"} == {("book-2009", "P3", "case:source")}
    assert ("build-shelters", "book-2009", "P3", "case:source") in cited(folder, "demands")
    assert {through for *_, through in cited(folder, "actors")} == {"case:source"}
    assert cited(folder, "explanations") == []
    assert build(folder) == []
    line = source_line(load(folder), "actors", cited(folder, "actors")[0][0])
    assert line == "Doe 2009 (paragraph 3, given for the whole case)"


@pytest.mark.parametrize(("value", "wrong"), [
    ("book-2009", "no place in the source 'book-2009'"),
    ("boook @ P3", "no source 'boook' in sources.csv"),
])  # fmt: skip
def test_a_faulty_source_of_a_case_is_said_once(folder: Path, value: str, wrong: str) -> None:
    without(folder, "actors", "events")
    by_default(folder, value)
    told = [p for p in check(folder)[0] if not p.warning and p.file != "parquet"]
    assert [(p.file, p.row, p.wrong) for p in told if "source" in p.wrong] == [
        ("case.csv", 2, wrong)
    ]


def test_it_is_built_and_loaded(folder: Path) -> None:
    without(folder, "claims")
    write_beside(folder, "claims", "no-shame", "record @ p. 2")
    assert build(folder) == []
    assert check(folder)[0] == []
    assert load(folder).version == read_csvs(folder).version
    fields = _fields(folder, "claims")
    assert fields[-1] == "source"
    assert "source" not in _fields(folder, "claims-parquet")


def test_tables_and_columns_that_may_be_empty_may_be_left_out(folder: Path) -> None:
    (folder / "glossary.csv").unlink()
    change(folder, "citations", lambda rows: [r[:-1] for r in rows if r[0] != "glossary"])
    change(folder, "events", lambda rows: [r[:-1] for r in rows])
    assert build(folder) == []
    assert check(folder)[0] == []
    made = load(folder)
    assert made.glossary.empty
    assert made.events["annotation"].isna().all()
    assert _fields(folder, "events")[-1] == "landmark"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_what_spreadsheets_save_with_other_marks_is_read_and_written_back(
    folder: Path, mark: str
) -> None:
    wanted = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    for name in wanted:
        change(folder, name.removesuffix(".csv"), lambda rows: rows, mark)
    assert build(folder) == []
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == wanted


words = st.text("abc; 1.§", min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.from_regex(r"[a-z]+-[0-9]{4}", fullmatch=True), words), min_size=1))
def test_what_is_written_is_read(pairs: list[tuple[str, str]]) -> None:
    said = [Said(source, where.strip("; ") or "p. 1") for source, where in pairs]
    text = "; ".join(f"{one.source} @ {one.locator}" for one in said)
    assert parse(text) == list(dict.fromkeys(said))


def _fields(folder: Path, name: str) -> list[str]:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found = next(r for r in package["resources"] if r["name"] == name)
    return [field["name"] for field in found["schema"]["fields"]]
