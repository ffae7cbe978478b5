"""A case of the reader's own: what they drop is checked by its cells, drawn and given back."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.dossier.references import zipped
from components.dossier.workbook.tables import package, take
from components.dossier.workbook.tabs import read_tabs
from components.talk.take_away import FORMS, made
from components.ui import cache
from tests.dossier import books
from tests.embed.sites import CsvAndTxtReal, Here
from tests.ui.reader import Reader


def drop(data: bytes, name: str = "ports.xlsx") -> Reader:
    reader = Reader("new")
    reader.at.file_uploader(key="w-new-file").upload(name, data)
    return reader.run()


def test_it_begins_with_an_empty_workbook() -> None:
    reader = Reader("new")
    assert reader.html.count("<h1>") == 1
    assert "A law of your own" in reader.html
    assert "What each page has" not in reader.html


def test_a_workbook_is_checked_by_its_cells_and_drawn() -> None:
    rows = books.rows()
    rows["votes"][1][6] = "many"
    reader = drop(books.openpyxl_book(rows))
    assert "The check: 1 fault" in reader.html
    assert "<td>votes!G2</td><td>many</td><td>not a whole number</td>" in reader.html
    assert "Vote</b>: has enough" in reader.html
    assert "A small dossier, as a draft" in reader.html
    assert "made once no fault is left" in reader.html


def test_a_sound_one_is_given_back_as_a_package() -> None:
    reader = drop(books.openpyxl_book(books.rows()))
    assert "The check: 0 faults" in reader.html
    assert "World</b>: in case rank.series (series of a rank" in reader.html
    taken = reader.at.session_state["new-case"][1].taken
    with zipfile.ZipFile(io.BytesIO(zipped("small", package(taken)))) as packed:
        assert "small/datapackage.json" in packed.namelist()
        assert "small/parquet/events.parquet" in packed.namelist()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The small dossier as a package."""
    return package(take(read_tabs(books.openpyxl_book(books.rows())), "small"))


def test_a_sound_one_is_given_back_as_a_site(files: dict[str, bytes]) -> None:
    site, *_ = FORMS
    data = made(site, "small", files, CsvAndTxtReal())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        assert b"\xef\xbb\xbfid," in packed.read("small-site/embed/small/timeline.csv")
        page = packed.read("small-site/index.html").decode()
    assert "A small dossier" in page
    assert "small-site/embed/small/timeline.html" in names
    assert not any("world" in name or "tier" in name for name in names)


def test_a_sound_one_is_given_back_as_a_deck_and_leaves_nothing_behind(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _, deck, _ = FORMS
    html = made(deck, "small", files, Here()).decode()
    assert html.startswith("<!doctype html>")
    assert "A small dossier" in html
    assert list(tmp_path.iterdir()) == []


def test_each_form_has_a_button_once_no_fault_is_left() -> None:
    reader = drop(books.openpyxl_book(books.rows()))
    assert all(form.name in str(reader.at.get("download_button")) for form in FORMS)


def test_what_is_no_workbook_is_said() -> None:
    reader = drop(b"PK no zip", "my *own* $x$ :red[book].xlsx")
    assert [e.value for e in reader.at.error] == [
        r"my \*own\* \$x\$ \:red\[book\].xlsx\: no workbook. "
        r"To mend it\: give an .xlsx or .ods file."
    ]


def test_another_session_sees_nothing_of_it() -> None:
    drop(books.openpyxl_book(books.rows()))
    other: AppTest = Reader("new").at
    assert "new-case" not in other.session_state
    assert cache.dossier().name != "small"
