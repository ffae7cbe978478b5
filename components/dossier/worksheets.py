"""Tabs of an Excel workbook, written so that no spreadsheet changes what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

TEXT = "@"  # the number format by which a spreadsheet leaves ids and days as they are
BOLD = Font(name="Calibri", size=11, bold=True)
#: Behind the heads of columns that have to be filled in.
ASKED = PatternFill("solid", fgColor="FFFFE08A")
#: Rows down to which lists and formats reach.
DOWN = 2000
_TOP = Alignment(vertical="top", wrap_text=True)
_WIDTH = 18


class _Writer(ExcelWriter):
    """Keeps tabs in memory: the library's own files of them fail with odd errors on a full disk."""

    _archive: ZipFile

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        out = BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def book_bytes(book: Workbook) -> bytes:
    """Write a workbook as xlsx; no disk is asked for it."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        _Writer(book, archive).save()
    return out.getvalue()


def fit(tab: Worksheet) -> None:
    """Print a tab as wide as a page across."""
    tab.page_setup.orientation = "landscape"
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1, 0
    tab.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def write_text(tab: Worksheet, row: int, place: int, text: str) -> Any:
    """Write a text that stays one, whatever it looks like."""
    cell = tab.cell(row, place)
    if text:
        cell.value = text
        cell.data_type = "s"  # a text that begins like a formula is none
    cell.number_format = TEXT
    cell.alignment = _TOP
    return cell


def add_list(lists: Worksheet, title: str, values: Sequence[str]) -> str:
    """Write a list into the next column of its tab; a list within a rule ends at 255 letters."""
    place = lists.max_column + 1 if lists["A1"].value else 1
    write_text(lists, 1, place, title).font = BOLD
    for row, value in enumerate(values, start=2):
        write_text(lists, row, place, value)
    letter = get_column_letter(place)
    lists.column_dimensions[letter].width = _WIDTH
    return f"'{lists.title}'!${letter}$2:${letter}${len(values) + 1}"


def choose(tab: Worksheet, area: str, source: str, *, only: bool = True) -> None:
    """Give cells a list to choose from; another value is refused, or only remarked upon."""
    choice = DataValidation(
        type="list", formula1=source, allow_blank=True, showErrorMessage=True,
        errorStyle="stop" if only else "warning",
        errorTitle="Not a value for this", error="Choose one of the list.",
    )  # fmt: skip
    choice.add(area)
    tab.add_data_validation(choice)
