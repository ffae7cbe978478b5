"""A workbook's file -> its tabs, each as rows of cells, within what a server can bear."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import get_column_letter

from .cells import Raw, Shows

#: Bytes of a file, and of what it unpacks to: a dossier of 2,000 rows has about a tenth.
LARGEST, UNPACKED = 10_000_000, 30_000_000
#: How many times its size a large file may unpack to: what people fill in comes to some thirty.
DENSEST = 200
#: Rows and columns of a tab that are read.
ROWS, COLUMNS = 20_000, 100
_KINDS = {"xl/workbook.xml": "xlsx", "content.xml": "ods"}
_FORM = "give an .xlsx or .ods file"


class BookError(ValueError):
    """A file that is no workbook to be read: ``what is wrong; what would be right``."""


class Tab(NamedTuple):
    """One tab: its name, its rows that hold something, by their numbers, and what is odd of it.

    ``beyond`` is the first row that is beyond those that are read, 0 without one.
    """

    name: str
    rows: tuple[tuple[int, tuple[Raw, ...]], ...]
    hidden: bool = False
    merged: tuple[str, ...] = ()
    beyond: int = 0


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
    whole = sum(one.file_size for one in listed)
    if whole > UNPACKED:
        raise BookError(f"unpacks to more than {UNPACKED // 10**6} MB; take out what is not needed")
    if whole > max(UNPACKED // 6, DENSEST * len(data)):
        raise BookError(f"unpacks to more than {DENSEST} times its size; save it anew")
    kinds = [_KINDS[one.filename] for one in listed if one.filename in _KINDS]
    if not kinds:
        raise BookError(f"no workbook; {_FORM}")
    return kinds[0]


def _xlsx(data: bytes) -> Iterator[Tab]:
    from openpyxl import load_workbook
    from openpyxl.cell import MergedCell

    written = load_workbook(io.BytesIO(data))
    held = {tab.title: _held(tab) for tab in written.worksheets}
    formulas = any(
        cell.data_type == "f" for rows in held.values() for row in rows.values() for cell in row
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
        rows = held[tab.title]
        found = ((number, [raw(cell, tab.title) for cell in rows[number]]) for number in rows)
        yield _tab(
            tab.title, found, hidden=tab.sheet_state != "visible",
            merged=tuple(str(area) for area in tab.merged_cells.ranges),
        )  # fmt: skip


def _held(tab: Any) -> dict[int, list[Any]]:
    """Number of a row -> its cells up to the last that is there.

    ``iter_rows`` would make a cell of every place up to the last row and column that hold one.
    """
    rows: dict[int, list[Any]] = {}
    for number, place in sorted(tab._cells):
        if number > ROWS:
            rows[number] = [tab._cells[number, place]]
            if rows[number][0].value is not None:
                break
        elif place <= COLUMNS:
            row = rows.setdefault(number, [])
            row += [EMPTY_CELL] * (place - 1 - len(row))
            row.append(tab._cells[number, place])
    return rows


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
        merged: list[str] = []
        made = _tab(tab.name or "", _ods_rows(tab, shows, merged), hidden=False)
        yield made._replace(merged=tuple(merged))


def _ods_rows(
    tab: Any, shows: dict[str, Shows], merged: list[str]
) -> Iterator[tuple[int, list[Raw]]]:
    """Rows that hold something by their numbers, and the cells that span others.

    A row or cell that says to stand a million times is read once: the library would copy it.
    """
    number = 1
    for row in tab.get_elements("descendant::table:table-row"):
        cells: list[Raw] = []
        for cell in row.get_elements("table:table-cell | table:covered-table-cell"):
            wide = cell.get_attribute("table:number-columns-spanned")
            high = cell.get_attribute("table:number-rows-spanned")
            if {wide, high} - {None, "1"}:
                merged.append(f"{get_column_letter(len(cells) + 1)}{number}")
            cells += [_ods_raw(cell, shows)] * min(_times(cell, "columns"), COLUMNS - len(cells))
        times = _times(row, "rows")
        if any(one.value is not None or one.formula for one in cells):
            yield from (
                (at, list(cells))
                for at in range(number, min(number + times, max(number, ROWS) + 2))
            )
        number += times


def _times(one: Any, what: str) -> int:
    """How often a row or cell stands."""
    return int(one.get_attribute(f"table:number-{what}-repeated") or 1)


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
    beyond = 0
    for number, cells in found:
        while cells and cells[-1].value is None and not cells[-1].formula:
            cells.pop()
        if cells and number > ROWS:
            beyond = number
            break
        if cells:
            rows.append((number, tuple(cells)))
    return Tab(name, tuple(rows), hidden, merged, beyond)
