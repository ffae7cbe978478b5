"""What a class answered as a file to keep: JSON, CSV, or a workbook of the CSV's rows."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

from components.classroom.results import results, results_csv
from components.embed.table import defused
from components.talk.files.office import settled

#: Ending of a file -> its media type.
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: How names of columns of times end, and letters of a column at the most.
_TIMES, _WIDEST = "_at", 60
_LONGEST_FIGURE = 15  # beyond that a spreadsheet rounds


def saved(format: str, *said: Any) -> dict[str, Any] | str | bytes:
    """Results as JSON has them, or in one of ``MEDIA``; see ``results_csv``."""
    if format == "json":
        return results(*said)
    table = results_csv(*said)
    return table if format == "csv" else workbook(table)


def workbook(table: str) -> bytes:
    """Write a CSV as a workbook.

    Parameters
    ----------
    table : str
        The CSV, its first row the names of its columns; times in those that end in ``_at``.

    Returns
    -------
    bytes
        A ``.xlsx`` in which no text is a formula; times are UTC. The same for the same input.
    """
    # Only who saves results needs the library.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from components.dossier.worksheets import book_bytes

    head, *rows = csv.reader(io.StringIO(table))
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Answers"
    sheet.append(head)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, row in enumerate(rows, 2):
        for place, (name, text) in enumerate(zip(head, row, strict=True), 1):
            _put(sheet.cell(number, place), name, text)
    for place, column in enumerate(zip(head, *rows, strict=True), 1):
        width = min(_WIDEST, max(map(len, column)) + 2)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return settled(book_bytes(book))


def _put(cell: Any, name: str, text: str) -> None:
    """Fill a cell; what looks like a formula is a text."""
    if not text:
        return
    if name.endswith(_TIMES):
        cell.value = datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None)
        cell.number_format = "yyyy-mm-dd hh:mm:ss"
    elif len(text) <= _LONGEST_FIGURE and text.isdecimal() and text == str(int(text)):
        cell.value = int(text)
    else:
        # The CSV puts an apostrophe before what would be a formula, which no type guards there.
        bare = text[1:]
        cell.value = bare if text[0] == "'" and defused(bare) == text else text
        cell.data_type = "s"
