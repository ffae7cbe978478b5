"""A filled-in sheet -> its rows as text, whichever way a spreadsheet saved it."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .files import read_file
from .problems import Problem, did_you_mean
from .recode_sheet import ASKED, CODES, OURS, STAMP, TOLD, code_columns
from .sheet import told_mark

NEEDED = ("table", "row", "coder", "day", STAMP)
_CODES = code_columns(tuple(CODES))
KNOWN = (*TOLD, *_CODES, *ASKED, STAMP, *(OURS + name for name in _CODES))
_SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Filled:
    """One row of a sheet: where it stands, and its cells without space around them."""

    row: int
    cells: dict[str, str]


def read_filled(path: Path, file: str) -> tuple[tuple[str, ...], list[Filled], list[Problem]]:
    """Read a sheet, as it was written or as a spreadsheet saved it.

    CSV may begin with a byte order mark and have semicolons or tabs for commas; empty rows are
    passed over.

    Parameters
    ----------
    path : Path
        The sheet, in CSV or xlsx.
    file : str
        How problems name it.

    Returns
    -------
    tuple of (tuple of str, list of Filled, list of Problem)
        The header, the rows and what is wrong with the file; no rows where it cannot be read.
    """
    problems: list[Problem] = []

    def fail(wrong: str, right: str, row: int = 0) -> None:
        problems.append(Problem(file, row, "", wrong, right))

    try:
        data = read_file(path)
    except FileNotFoundError:
        fail("no such file", "give the sheet that the coder filled in")
        return (), [], problems
    except OSError as error:
        fail(f"cannot be read ({error.strerror})", "make it a file that can be read")
        return (), [], problems
    read = {".csv": _csv, ".xlsx": _book}.get(path.suffix.lower())
    if read is None:
        fail("neither .csv nor .xlsx", "save it as xlsx, or as CSV in UTF-8")
        return (), [], problems
    found = read(data)
    if isinstance(found, Problem):
        fail(found.wrong, found.right, found.row)
        return (), [], problems
    records = [
        (row, [cell.strip() for cell in record])
        for row, record in found
        if any(map(str.strip, record))
    ]
    if len(records) < 2:
        fail(
            "no rows" if not records else "a header and no rows",
            "give the sheet that the coder filled in",
        )
        return (), [], problems
    top, header = records[0][0], tuple(records[0][1])
    while header and not header[-1]:
        header = header[:-1]  # a spreadsheet may save columns that hold nothing
    problems += _header(file, top, header)
    rows = []
    for row, record in records[1:]:
        if any(record[len(header) :]):
            fail("a cell beyond the last column", "empty it, or write it under 'remark'", row)
        # Short of cells is no fault: those left out at the end of a row are empty
        padded = [*record, *[""] * (len(header) - len(record))]
        pairs = reversed(list(zip(header, padded, strict=False)))
        rows.append(Filled(row, {name: cell for name, cell in pairs if name in KNOWN}))
    return header, rows, problems


def _header(file: str, row: int, header: Sequence[str]) -> list[Problem]:
    problems = []
    for name, count in Counter(header).items():
        if count > 1 and name:
            wrong = f"the column stands {count} times"
            problems.append(Problem(file, row, name, wrong, "keep the one that was filled in"))
        if name not in KNOWN:
            hint = did_you_mean(name, set(KNOWN) - set(header)) if name else ""
            wrong = "unknown column" if name else "column without a name"
            problems.append(
                Problem(file, row, name, wrong, hint or "delete it, or use 'remark'", name)
            )
    problems += [
        Problem(file, row, name, "missing column", "put it back as it stood in the sheet")
        for name in NEEDED
        if name not in header
    ]
    return problems


def _csv(data: bytes) -> list[tuple[int, list[str]]] | Problem:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"not UTF-8: byte 0x{data[error.start]:02x}"
        return Problem("", line, "", wrong, "save it as CSV in UTF-8, or as xlsx")
    if told := told_mark(text):
        return Problem("", 1, "", *told)
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(_SEPARATORS, key=lambda m: len(set(first.replace('"', "").split(m)) & set(KNOWN)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    records = []
    row = 1
    try:
        for record in reader:
            records.append((row, record))
            row = reader.line_num + 1
    except csv.Error as error:
        right = "close every quote, and double a quote inside quotes"
        return Problem("", row, "", f"broken CSV from here on ({error})", right)
    return records


def _book(data: bytes) -> list[tuple[int, list[str]]] | Problem:
    from .recode_book import TAB, book_rows

    try:
        found = book_rows(data)
    except Exception as error:  # a broken file breaks the library in ways that it does not name
        wrong = f"not a whole xlsx file ({type(error).__name__})"
        return Problem("", 0, "", wrong, "open it in a spreadsheet and save it as xlsx")
    if found is None:
        return Problem("", 0, "", f"no tab {TAB!r}", f"call the tab with the rows {TAB!r}")
    return found
