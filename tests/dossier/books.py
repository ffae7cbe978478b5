"""The small dossier as workbooks, written by the libraries that people's tools are made of."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook, load_workbook

from . import small

Rows = dict[str, list[list[Any]]]
ABOUT = [["name", "small"], ["title", "A small dossier"], ["description", "Two events."]]


def rows() -> Rows:
    """Every tab's cells as an author types them: numbers as numbers, truths as truths."""
    return {"about": ABOUT, **{t: [list(map(_typed, r)) for r in small.TABLES[t]] for t in
                               small.TABLES}}  # fmt: skip


def _typed(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    return int(text) if text.isdecimal() else text


def openpyxl_book(tabs: Rows) -> bytes:
    """Write cells with openpyxl."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, cells in tabs.items():
        tab = book.create_sheet(name)
        for row in cells:
            tab.append([cell if cell != "" else None for cell in row])
    return _saved(book)


def edited(data: bytes, edit: Any) -> bytes:
    """A workbook after an edit of it, as openpyxl holds it."""
    book = load_workbook(io.BytesIO(data))
    edit(book)
    return _saved(book)


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsxwriter_book(tabs: Rows) -> bytes:
    """Write cells with XlsxWriter."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_urls": False}) as book:
        for name, cells in tabs.items():
            tab = book.add_worksheet(name)
            for row, record in enumerate(cells):
                tab.write_row(row, 0, record)
    return out.getvalue()


def odfpy_book(tabs: Rows) -> bytes:
    """Write cells with odfpy."""
    book = OpenDocumentSpreadsheet()
    for name, cells in tabs.items():
        tab = Table(name=name)
        for record in cells:
            row = TableRow()
            for value in record:
                row.addElement(_odf_cell(value))
            tab.addElement(row)
        book.spreadsheet.addElement(tab)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _odf_cell(value: Any) -> Any:
    if value == "":
        return TableCell()
    if isinstance(value, bool):
        return TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    if isinstance(value, int):
        return TableCell(valuetype="float", value=str(value))
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=value))
    return cell
