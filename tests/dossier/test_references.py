"""The dossier in other tools: BibTeX, CSL-JSON, and the package as a zip."""

import io
import json
import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text

from components.dossier import Dossier, load
from components.dossier.references import bibtex, csl_json, package_zip
from components.dossier.table_columns import TABLE_NAMES

ROOT = Path(__file__).parents[2]

#: Types of CSL 1.0.2 that our kinds of source can be.
CSL_TYPES = {
    "article-journal", "article-newspaper", "book", "broadcast", "dataset", "legislation",
    "report", "treaty", "webpage",
}  # fmt: skip


def with_source(dossier: Dossier, **row: Any) -> Dossier:
    """The dossier with one source alone, a change of its first."""
    frame = dossier.sources.iloc[[0]].astype(object).assign(**row)
    return replace(dossier, tables=MappingProxyType({**dossier.tables, "sources": frame}))


def entries(dossier: Dossier) -> dict[str, Entry]:
    return dict(parse_string(bibtex(dossier), "bibtex").entries)


def read(field: str) -> str:
    """A BibTeX field as a reader sees it."""
    return str(Text.from_latex(field))


def authors(entry: Entry) -> list[str]:
    return [read(str(person)) for person in entry.persons.get("author", [])]


# BibTeX.


def test_bibtex_of_the_small_dossier(small: Dossier) -> None:
    found = entries(small)
    assert list(found) == ["book-2009", "record"]
    book, record = found["book-2009"], found["record"]
    assert book.type == "book"
    assert dict(book.fields) == {
        "title": "A book", "year": "2009", "publisher": "A press", "language": "en",
    }  # fmt: skip
    assert authors(book) == ["Doe, Ann"]
    assert (book.persons["author"][0].last_names, book.persons["author"][0].first_names) == (
        ["Doe"], ["Ann"],
    )  # fmt: skip
    assert record.type == "misc"
    assert dict(record.fields) == {
        "title": "Запись", "url": "https://example.org/r?x=1#a", "note": "excerpt only",
        "language": "ru", "urldate": "2026-11-01", "archived": "https://archive.example.org/r",
    }  # fmt: skip
    assert not record.persons


@pytest.mark.parametrize(
    ("kind", "type_", "holder"),
    [
        ("book", "book", "series"),
        ("article", "article", "journal"),
        ("report", "techreport", "howpublished"),
        ("news", "misc", "howpublished"),
        ("official text", "misc", "howpublished"),
    ],
)
def test_kinds_in_bibtex(small: Dossier, kind: str, type_: str, holder: str) -> None:
    made = with_source(small, kind=kind, container="A holder", publisher="A house")
    entry = entries(made)["book-2009"]
    assert entry.type == type_
    assert entry.fields[holder] == "A holder"
    assert entry.fields["institution" if type_ == "techreport" else "publisher"] == "A house"


def test_a_body_is_one_name_and_several_authors_are_several(small: Dossier) -> None:
    made = with_source(small, authors="Doe, Ann; Commission on Security and Cooperation")
    entry = entries(made)["book-2009"]
    assert authors(entry) == ["Doe, Ann", "Commission on Security and Cooperation"]
    assert len(entry.persons["author"]) == 2


def test_signs_of_latex_are_escaped_but_an_address_is_left_alone(small: Dossier) -> None:
    title, url = "Q & A: 100% of file_1 #2", "https://example.org/a_b?c=%20&d=~e#f"
    text = bibtex(with_source(small, title=title, url=url))
    assert f"url = {{{url}}}" in text
    assert '"' not in text
    odd = bibtex(with_source(small, url="https://example.org/{a}}"))
    assert "url = {https://example.org/%7Ba%7D%7D}" in odd
    assert r"Q \& A: 100\% of file\_1 \#2" in text
    assert read(entries(with_source(small, title=title))["book-2009"].fields["title"]) == title


def test_a_month_of_reading_is_given_as_a_month(small: Dossier) -> None:
    made = with_source(small, accessed="2026-11", archived="https://a.example/x_1?y=%20")
    entry = entries(made)["book-2009"]
    assert entry.fields["urldate"] == "2026-11"
    assert entry.fields["archived"] == "https://a.example/x_1?y=%20"
    (item,) = json.loads(csl_json(made))
    assert item["accessed"] == {"date-parts": [[2026, 11]]}
    assert item["archive_location"] == "https://a.example/x_1?y=%20"


def test_the_real_dossier_comes_back_from_bibtex(dossier: Dossier) -> None:
    found = entries(dossier)
    assert list(found) == list(dossier.sources["id"])
    for row in dossier.sources.itertuples():
        entry = found[row.id]
        assert read(entry.fields["title"]) == row.title
        assert entry.fields.get("url") == (row.url if pd.notna(row.url) else None)
        assert entry.fields.get("year") == (str(row.year) if pd.notna(row.year) else None)
        named = row.authors.split("; ") if pd.notna(row.authors) else []
        assert authors(entry) == named


# CSL-JSON.


def test_csl_json_of_the_small_dossier(small: Dossier) -> None:
    assert json.loads(csl_json(small)) == [
        {
            "id": "book-2009", "type": "book", "title": "A book",
            "author": [{"family": "Doe", "given": "Ann"}], "publisher": "A press",
            "language": "en", "issued": {"date-parts": [[2009]]},
        },
        {
            "id": "record", "type": "legislation", "title": "Запись",
            "URL": "https://example.org/r?x=1#a", "language": "ru", "note": "excerpt only",
            "archive_location": "https://archive.example.org/r",
            "accessed": {"date-parts": [[2026, 11, 1]]},
        },
    ]  # fmt: skip


def test_csl_names(small: Dossier) -> None:
    made = with_source(small, authors="Doe, Ann; US State Department; Poe, C., Jr.")
    assert json.loads(csl_json(made))[0]["author"] == [
        {"family": "Doe", "given": "Ann"},
        {"literal": "US State Department"},
        {"family": "Poe", "given": "C., Jr."},
    ]


def test_the_real_dossier_as_csl_json(dossier: Dossier) -> None:
    items = json.loads(csl_json(dossier))
    assert [item["id"] for item in items] == list(dossier.sources["id"])
    for item in items:
        assert item["type"] in CSL_TYPES
        assert item["title"]
        assert None not in item.values()
        for name in item.get("author", []):
            assert name.keys() in ({"literal"}, {"family", "given"})
            assert all(name.values())
        for when in ("issued", "accessed"):
            (parts,) = item.get(when, {"date-parts": [[1]]})["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(type(part) is int for part in parts)
    kinds = dict(zip(dossier.sources["id"], dossier.sources["kind"], strict=True))
    types = {(kinds[item["id"]], item["type"]) for item in items}
    assert len(types) == len({kind for kind, _ in types}), "one type for each kind"


# The package as one zip.


def test_the_zip_is_a_dossier(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_zip(built))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "small/datapackage.json",
            *(f"small/{table}.csv" for table in TABLE_NAMES),
            *(f"small/parquet/{table}.parquet" for table in TABLE_NAMES),
        ]
        archive.extractall(tmp_path / "out")
    here, there = load(built), load(tmp_path / "out" / "small")
    assert (there.name, there.title, there.version) == (here.name, here.title, here.version)
    for table in TABLE_NAMES:
        pd.testing.assert_frame_equal(there.tables[table], here.tables[table])


def test_the_same_files_give_the_same_zip(built: Path, tmp_path: Path) -> None:
    first = package_zip(built)
    elsewhere = shutil.copytree(built, tmp_path / "elsewhere" / "small")
    (elsewhere / "notes.txt").write_text("no part of the package", encoding="utf-8")
    for path in elsewhere.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert package_zip(elsewhere) == first
    csv = elsewhere / "scenes.csv"
    csv.write_bytes(csv.read_bytes() + b"\n")
    assert package_zip(elsewhere) != first


def test_the_real_package_loads_from_its_zip(dossier: Dossier, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_zip(ROOT / "data/russia-2003"))) as archive:
        archive.extractall(tmp_path)
    assert load(tmp_path / "russia-2003").version == dossier.version
