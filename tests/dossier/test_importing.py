"""Libraries of sources and lists of votes go into a workbook; what its author wrote stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from components.__main__ import main
from components.dossier import Dossier
from components.dossier.importing.library import LibraryError, read_library
from components.dossier.importing.merge import merge
from components.dossier.importing.names import ListError, count
from components.dossier.references import bibtex, csl_json
from components.dossier.workbook.tables import take
from components.dossier.workbook.tabs import read_tabs
from components.dossier.workbook.template import template

CSL = [
    {"type": "article-journal", "title": "Ports and  law", "citation-key": "Doe:2009",
     "author": [{"family": "Doe", "given": "Ann"}, {"literal": "A union"}],
     "issued": {"date-parts": [[2009, 3]]}, "container-title": "A journal", "language": "en-GB",
     "URL": "https://example.org/a", "accessed": {"date-parts": [[2026, 11, 1]]}},
    {"type": "motion_picture", "title": "A film"},
]  # fmt: skip
BIB = """@book{doe_2009, author = {Doe, Ann and Roe, Bob}, title = {{The Ports}}, year = 2009,
publisher = {A press}, langid = {english}, urldate = {2026-11}}"""
RIS = """TY  - NEWS
AU  - Doe, Ann
TI  - Strike
JO  - The Times
PY  - 1911
Y2  - 2026/11/01
ER  -
"""


def test_csl_json() -> None:
    first, second = read_library(json.dumps(CSL).encode(), ".json")
    assert first == {
        "id": "doe-2009", "kind": "article", "authors": "Doe, Ann; A union", "year": "2009",
        "title": "Ports and law", "container": "A journal", "publisher": "",
        "url": "https://example.org/a", "language": "en", "accessed": "2026-11-01",
    }  # fmt: skip
    assert (second["id"], second["kind"], second["year"]) == ("a-film", "", "")


def test_bibtex_and_ris() -> None:
    (book,) = read_library(BIB.encode(), ".bib")
    assert (book["id"], book["title"], book["authors"], book["accessed"]) == (
        "doe-2009", "The Ports", "Doe, Ann; Roe, Bob", "2026-11",
    )  # fmt: skip
    (news,) = read_library(RIS.encode(), ".ris")
    assert (news["id"], news["kind"], news["container"], news["accessed"]) == (
        "doe-1911", "news", "The Times", "2026-11-01",
    )  # fmt: skip


@pytest.mark.parametrize("form", [".bib", ".json"])
def test_what_we_write_ourselves_is_read(form: str, dossier: Dossier) -> None:
    data = bibtex(dossier).encode() if form == ".bib" else csl_json(dossier).encode()
    found = read_library(data, form)
    assert {row["title"] for row in found} == set(dossier.sources["title"])
    assert len({row["id"] for row in found}) == len(found)


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        (b"[", ".json", "not a whole json file"),
        (b"@book{", ".bib", "not a whole bib file"),
        (b"\xff\xfe", ".ris", "not a whole ris file"),
        (b"", ".docx", "give .json"),
    ],
)
def test_a_broken_library_is_said(data: bytes, suffix: str, said: str) -> None:
    with pytest.raises(LibraryError, match=said):
        read_library(data, suffix)


def test_a_list_of_names_is_counted_by_bloc() -> None:
    text = "name;party;vote\nA;Left;yes\nB;Left;Nay\nC;Right;for\nD;Right;absent\nE;;abstention\n"
    whole, blocs = count(text.encode())
    assert whole == {"yes": "2", "no": "1", "abstain": "1", "not_voting": "1"}
    assert blocs == [
        {"bloc": "Left", "yes": "1", "no": "1", "abstain": "0", "not_voting": "0"},
        {"bloc": "Right", "yes": "1", "no": "0", "abstain": "0", "not_voting": "1"},
    ]


def test_codes_and_positions_of_roll_call_archives_are_known() -> None:
    assert count(b"icpsr,cast_code\n1,1\n2,6\n3,9\n")[0]["not_voting"] == "1"
    whole, blocs = count(b"member,group,position\nA,EPP,FOR\nB,EPP,DID_NOT_VOTE\n")
    assert (whole["yes"], blocs[0]["bloc"]) == ("1", "EPP")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name,party\nA,Left\n", "no column of votes"),
        (b"name,vote\nA,perhaps\n", "line 2: 'perhaps' is no vote"),
        ("name,vote\nÄ,yes\n".encode("cp1252"), "not UTF-8"),
    ],
)
def test_a_list_that_cannot_be_read_is_said(data: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        count(data)


words = st.text("ab", max_size=2)
rows = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("xyz"), "title": words, "note": words}),
    unique_by=lambda row: row["id"],
)


@given(rows, rows)
def test_a_merge_keeps_every_cell_that_was_written(own: list, other: list) -> None:
    made = merge("sources", own, other)
    for before, after in zip(own, made.rows, strict=False):
        assert all(after[name] == text for name, text in before.items() if text)
    assert {row["id"] for row in made.rows} == {row["id"] for row in [*own, *other]}
    assert merge("sources", made.rows, other).added == []


def test_a_workbook_takes_them_and_says_what(tmp_path: Path) -> None:
    book, library = tmp_path / "ports.xlsx", tmp_path / "z.json"
    own = {"sources": [{"id": "doe-2009", "kind": "book", "title": "My own title"}]}
    book.write_bytes(template("ports", own))
    library.write_text(json.dumps(CSL))
    names = tmp_path / "names.csv"
    names.write_text("party,vote\nLeft,yes\nLeft,yes\nRight,no\n")
    run = CliRunner().invoke
    done = run(main, ["add", str(book), "--sources", str(library), "--names", str(names),
                      "--vote", "final"])  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "z.json: sources: 1 new, 6 cells filled in" in done.output
    assert "doe-2009: title: 'My own title', not 'Ports and law'" in done.output
    sheets = take(read_tabs(book.read_bytes()), "ports").sheets
    first = sheets["sources"].lines[0].cells
    assert (first["title"], first["container"]) == ("My own title", "A journal")
    assert [ln.cells["yes"] for ln in sheets["votes"].lines] == ["2"]
    assert [ln.cells["bloc"] for ln in sheets["ballots"].lines] == ["Left", "Right"]
    before = book.read_bytes()
    assert run(main, ["add", str(book), "--sources", str(names)]).exit_code == 1
    assert book.read_bytes() == before
    assert run(main, ["add", str(book), "--names", str(names)]).exit_code == 2
