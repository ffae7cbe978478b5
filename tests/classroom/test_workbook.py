"""Results as a workbook: the rows of the CSV, read back by other readers."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from zipfile import ZipFile

import pandas as pd
from openpyxl import load_workbook

from components.classroom.workbook import workbook

ROWS = (
    ("student", "scene", "words", "coded", "first_at", "hands"),
    ("1", "a", "From inside", "Pushed from inside", "2026-11-28T09:30:15+00:00", ""),
    ("2", "'=1+1", "'+tel", "-3", "", "12"),
    ("3", "007", "it's '90s", "00012345678901234567", "2026-11-28T11:30:15+02:00", "0"),
)


def made() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(ROWS)
    return workbook(out.getvalue())


def test_it_has_the_rows_of_the_csv_with_figures_and_times_as_such() -> None:
    sheet = load_workbook(io.BytesIO(made())).active
    assert sheet is not None
    at = datetime(2026, 11, 28, 9, 30, 15)
    assert list(sheet.iter_rows(values_only=True)) == [
        ROWS[0],
        (1, "a", "From inside", "Pushed from inside", at, None),
        (2, "=1+1", "+tel", "-3", None, 12),
        (3, "007", "it's '90s", "00012345678901234567", at, 0),
    ]  # fmt: skip
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F4"


def test_no_text_is_a_formula() -> None:
    with ZipFile(io.BytesIO(made())) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    frame = pd.read_excel(io.BytesIO(made()), dtype={"scene": str})
    assert frame["scene"].tolist() == ["a", "=1+1", "007"]


def test_it_is_the_same_each_time_and_holds_a_head_alone() -> None:
    assert made() == made()
    sheet = load_workbook(io.BytesIO(workbook("student,scene\r\n"))).active
    assert sheet is not None
    assert list(sheet.iter_rows(values_only=True)) == [("student", "scene")]
