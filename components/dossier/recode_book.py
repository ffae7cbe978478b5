"""A sheet as an Excel workbook: instructions, the rows with lists to choose from, the lists."""

from __future__ import annotations

import io
import math
import warnings
from datetime import date, datetime
from itertools import groupby
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .columns import column
from .recode_sheet import ASKED, CODES, NOT_ASKED, STAMP, Blank, allowed
from .worksheets import BOLD, add_list, book_bytes, choose, fit, write_text

TAB, FIRST, LISTS = "Rows", "Read me first", "Lists"
_WIDTHS = {
    "table": 11, "row": 22, "title": 26, "text": 50, "date": 18, "who": 30, "about": 40,
    "sources": 60, "remark": 40, STAMP: 60,
}  # fmt: skip
_WIDTH = 18
_GREY = PatternFill("solid", fgColor="FFE7E6E6")
_ASKED = PatternFill("solid", fgColor="FFFFF8E1")
_LINE = 15  # points a line of text takes
_HIGHEST = 400  # points a row may have; 409 is what Excel allows


def sheet_book(sheet: Blank) -> bytes:
    """Write a sheet as xlsx."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = FIRST
    _instruct(first, sheet)
    rows = book.create_sheet(TAB)
    _fill(rows, sheet)
    _choose(rows, book.create_sheet(LISTS), sheet)
    book.properties.creator = sheet.stamp.name
    return book_bytes(book)


def book_rows(data: bytes) -> list[tuple[int, list[str]]] | None:
    """Rows of a workbook's tab of rows as text, with their numbers; None without such a tab.

    Raises
    ------
    Exception
        Whatever the library raises of a file that is no workbook.
    """
    with warnings.catch_warnings():
        # Excel keeps lists in an extension that the library says it does not read
        warnings.simplefilter("ignore", UserWarning)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if TAB not in book.sheetnames:
            return None
        cells = list(book[TAB].iter_rows(values_only=True))
    return [(number, [_text(cell) for cell in row]) for number, row in enumerate(cells, start=1)]


def _text(cell: Any) -> str:
    """A cell as it would stand in a CSV; a spreadsheet may have made a day of one."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else str(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _instruct(tab: Worksheet, sheet: Blank) -> None:
    lines = [
        "Coding a second time",
        f"{sheet.stamp.rows} rows of {sheet.stamp.name}, version {sheet.stamp.version}.",
        f"1. Go to the tab {TAB!r}. Judge each row by its text and its sources, and by the rules "
        "of the codebook. Do not look the rows up in the dossier, and ask nobody how they were "
        "coded.",
        "2. Fill in every yellow cell of a code: choose from its list. Grey cells, with "
        f"{NOT_ASKED}, are not asked. If no value fits well, choose the nearest and say why under "
        "'remark'.",
        "3. Write your name, or the letter by which you are to be known, under 'coder' and the "
        "day as YYYY-MM-DD under 'day', once for each sitting at least.",
        "4. Add, delete and rename nothing. Save as xlsx, or as CSV in UTF-8.",
    ]
    for number, line in enumerate(lines, start=1):
        write_text(tab, number, 1, line)
        tab.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
        tab.row_dimensions[number].height = 32
    head = len(lines) + 2
    for place, name in enumerate(("table", "column", "what is asked", "values"), start=1):
        write_text(tab, head, place, name).font = BOLD
    for table in sheet.stamp.tables:
        for name in CODES[table]:
            spec = column(table, name)
            row = tab.max_row + 1
            for place, text in enumerate(
                (table, name, spec.description, " · ".join(spec.enum)), start=1
            ):
                write_text(tab, row, place, text)
    tab["A1"].font = Font(name="Calibri", size=14, bold=True)
    for letter, width in zip("ABCD", (14, 14, 60, 80), strict=True):
        tab.column_dimensions[letter].width = width
    fit(tab)


def _fill(tab: Worksheet, sheet: Blank) -> None:
    for place, name in enumerate(sheet.header, start=1):
        write_text(tab, 1, place, name).font = BOLD
        tab.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(name, _WIDTH)
    codes = {name for table in sheet.stamp.tables for name in CODES[table]}
    for number, row in enumerate(sheet.rows, start=2):
        for place, (name, text) in enumerate(zip(sheet.header, row, strict=True), start=1):
            cell = write_text(tab, number, place, text)
            if name in codes or name in ASKED:
                cell.fill = _GREY if text == NOT_ASKED else _ASKED
        # Not every program makes room for text that it breaks
        lines = (
            math.ceil(len(text) * 1.1 / _WIDTHS.get(name, _WIDTH))
            for name, text in zip(sheet.header, row, strict=True)
        )
        tab.row_dimensions[number].height = min(_LINE * max(lines), _HIGHEST)
    tab.freeze_panes = "A2"
    tab.auto_filter.ref = tab.dimensions
    fit(tab)


def _choose(tab: Worksheet, lists: Worksheet, sheet: Blank) -> None:
    """Give each code its list. Rows of a table stand together, so a list covers one range."""
    tables = [row[0] for row in sheet.rows]
    spans: dict[str, tuple[int, int]] = {}
    for table, places in groupby(range(len(tables)), key=tables.__getitem__):
        numbers = [place + 2 for place in places]
        spans[table] = numbers[0], numbers[-1]
    for table, (start, end) in spans.items():
        for name in CODES[table]:
            source = add_list(lists, f"{table}: {name}", allowed(table, name))
            letter = get_column_letter(sheet.header.index(name) + 1)
            choose(tab, f"{letter}{start}:{letter}{end}", source)
