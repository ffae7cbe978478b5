"""A workbook's file -> its tabs, each as rows of cells, within what a server can bear."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from .cells import Raw, Shows

#: Bytes of a file, and of what it unpacks to: a dossier of 2,000 rows has about a tenth.
LARGEST, UNPACKED = 10_000_000, 30_000_000
#: Rows and columns of a tab that are read.
ROWS, COLUMNS = 20_000, 100
_KINDS = {"xl/workbook.xml": "xlsx", "content.xml": "ods"}
_FORM = "give an .xlsx or .ods file"


class BookError(ValueError):
    """A file that is no workbook to be read: ``what is wrong; what would be right``."""


class Tab(NamedTuple):
    """One tab: its name, its rows that hold something, by their numbers, and what is odd of it."""

    name: str
    rows: tuple[tuple[int, tuple[Raw, ...]], ...]
    hidden: bool = False
    merged: tuple[str, ...] = ()
    more: bool = False


def read_tabs(data: bytes) -> list[Tab]:
    """Every tab of a workbook.

    Parameters
    ----------
    data : bytes
        A file in xlsx or ods.

    Raises
    ------
    BookError
        If it is neither, broken, or larger than is read.
    """
    if len(data) > LARGEST:
        raise BookError(f"larger than {LARGEST // 10**6} MB; take out what is not of the tables")
    read = {"xlsx": _xlsx, "ods": _ods}[_kind(data)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions that the library says it does not read
            return list(read(data))
    except Exception as error:  # a broken file breaks a library in ways that it does not name
        raise BookError(f"not a whole workbook ({type(error).__name__}); save it anew") from error


def _kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            listed = packed.infolist()
    except zipfile.BadZipFile:
        raise BookError(f"no workbook; {_FORM}") from None
    if sum(one.file_size for one in listed) > UNPACKED:
        raise BookError(f"unpacks to more than {UNPACKED // 10**6} MB; take out what is not needed")
    kinds = [_KINDS[one.filename] for one in listed if one.filename in _KINDS]
    if not kinds:
        raise BookError(f"no workbook; {_FORM}")
    return kinds[0]


def _xlsx(data: bytes) -> Iterator[Tab]:
    from openpyxl import load_workbook
    from openpyxl.cell import MergedCell

    written = load_workbook(io.BytesIO(data))
    formulas = any(
        cell.data_type == "f" for tab in written.worksheets for row in tab.rows for cell in row
    )
    values = load_workbook(io.BytesIO(data), data_only=True) if formulas else written

    def raw(cell: Any, tab: str) -> Raw:
        if isinstance(cell, MergedCell):
            return Raw(None)
        if cell.data_type == "f":
            cell, formula = values[tab][cell.coordinate], True
        else:
            formula = False
        value = None if cell.data_type == "e" else cell.value
        return Raw(value, _xlsx_shows(cell), formula or cell.data_type == "e")

    for tab in written.worksheets:
        found = (
            (number, [raw(cell, tab.title) for cell in row[:COLUMNS]])
            for number, row in enumerate(tab.iter_rows(max_row=min(tab.max_row, ROWS + 1)), start=1)
        )
        yield _tab(
            tab.title, found, hidden=tab.sheet_state != "visible",
            merged=tuple(str(area) for area in tab.merged_cells.ranges),
        )  # fmt: skip


def _xlsx_shows(cell: Any) -> Shows:
    form = str(cell.number_format).lower()
    if form.endswith("%"):
        return "percent"
    if not cell.is_date:
        return ""
    plain = form.partition(";")[0].partition("]")[2] if form.startswith("[") else form
    return _least(day="d" in plain, month="m" in plain, year="y" in plain)


def _least(*, day: bool, month: bool, year: bool) -> Shows:
    if day:
        return "day"
    if year:
        return "month" if month else "year"
    return "time"


def _ods(data: bytes) -> Iterator[Tab]:
    from odfdo import Document

    book = Document(io.BytesIO(data))
    shows = _ods_styles(book)
    for tab in book.body.tables:
        tab.rstrip(aggressive=True)
        merged: list[str] = []

        def cells(row: Any, number: int, merged: list[str] = merged) -> Iterator[Raw]:
            for place, cell in enumerate(row.cells[:COLUMNS]):
                wide = cell.get_attribute("table:number-columns-spanned")
                high = cell.get_attribute("table:number-rows-spanned")
                if {wide, high} - {None, "1"}:
                    merged.append(f"{chr(65 + place % 26)}{number}")
                yield _ods_raw(cell, shows)

        found = (
            (number, list(cells(row, number))) for number, row in enumerate(tab.traverse(), start=1)
        )
        made = _tab(tab.name or "", found, hidden=False)
        yield made._replace(merged=tuple(merged))


def _ods_raw(cell: Any, shows: dict[str, Shows]) -> Raw:
    kind, formula = cell.type, cell.formula is not None
    if kind is None:
        return Raw(None, formula=formula)
    if kind == "percentage":
        return Raw(float(cell.get_attribute("office:value")), "percent", formula)
    if kind in ("float", "currency"):
        return Raw(float(cell.get_attribute("office:value")), "", formula)
    if kind == "date":
        return Raw(cell.value, shows.get(cell.style or "", "day"), formula)
    if kind == "string":
        lines = [part.inner_text for part in cell.get_elements("text:p")]
        text = "\n".join(lines) or cell.get_attribute("office:string-value") or ""
        return Raw(text or None, "", formula and not text)
    return Raw(cell.value, "", formula)


def _ods_styles(book: Any) -> dict[str, Shows]:
    """Style of a cell -> what its format shows of a date."""
    dates: dict[str, Shows] = {}
    for one in book.get_styles("date"):
        names = {child.tag for child in one.children}
        dates[one.name] = _least(
            day="number:day" in names, month="number:month" in names, year="number:year" in names
        )
    found = {}
    for one in book.get_styles("table-cell"):
        form = one.get_attribute("style:data-style-name")
        if form in dates:
            found[one.name] = dates[form]
    return found


def _tab(
    name: str,
    found: Iterator[tuple[int, list[Raw]]],
    *,
    hidden: bool,
    merged: tuple[str, ...] = (),
) -> Tab:
    rows: list[tuple[int, tuple[Raw, ...]]] = []
    more = False
    for number, cells in found:
        if number > ROWS:
            more = True
            break
        while cells and cells[-1].value is None and not cells[-1].formula:
            cells.pop()
        if cells:
            rows.append((number, tuple(cells)))
    return Tab(name, tuple(rows), hidden, merged, more)
