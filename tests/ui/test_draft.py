"""A draft names its faults on every page, and follows its workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.dossier.workbook.preview import build_draft
from components.dossier.workbook.tables import take
from components.dossier.workbook.tabs import read_tabs
from components.ui import cache
from components.view import View
from tests.dossier import books
from tests.ui.reader import Reader


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "ports"
    folder.mkdir()
    monkeypatch.setattr(cache, "folders", lambda: {"ports": folder})
    monkeypatch.setenv("DRAFT", str(folder.with_suffix(".json")))
    yield folder
    monkeypatch.undo()
    cache.dossier()


def save(folder: Path, rows: books.Rows) -> None:
    taken = take(read_tabs(books.openpyxl_book(rows)), folder.name)
    told = json.dumps(["ports.xlsx", taken.told])
    folder.with_suffix(".json").write_text(told, encoding="utf-8")
    assert build_draft(taken, folder)


def test_a_draft_is_drawn_without_its_faulty_rows_and_says_which(folder: Path) -> None:
    rows = books.rows()
    rows["votes"][1][6] = "many"
    save(folder, rows)
    reader = Reader("vote")
    assert "Draft of ports.xlsx: 1 fault" in reader.html
    assert "<td>votes!G2</td><td>many</td><td>not a whole number</td>" in reader.html
    assert list(cache.dossier().votes["id"]) == ["house-vote"]


def test_what_is_saved_is_drawn_anew_with_all_that_was_kept_of_it(folder: Path) -> None:
    rows = books.rows()
    save(folder, rows)
    first = cache.dossier()
    assert "2 events" in cache.words("timeline", View())
    rows["events"] = rows["events"][:2]
    save(folder, rows)
    assert cache.dossier().version != first.version
    assert "1 event" in cache.words("timeline", View())
    assert "8 faults" in Reader("timeline").html  # rows of the event that is gone


def test_a_dossier_that_is_no_draft_is_loaded_once() -> None:
    assert cache.dossier() is cache.dossier()
    assert "Draft of" not in Reader("timeline").html
