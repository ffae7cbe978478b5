"""CSV files -> rows, and every fault that keeps a file, row or cell from being read."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .cells import read_row
from .columns import columns
from .files import read_file
from .frames import to_arrow, to_parquet
from .load import PACKAGE, TABLE_NAMES, Dossier, DossierError, assemble, version_of
from .problems import Problem, did_you_mean
from .schema import TABLES


@dataclass(frozen=True)
class Line:
    """One row of a CSV: where it stands, as written, and the values that are right."""

    row: int
    cells: Mapping[str, str]
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    """One CSV; ``whole`` if every row could be told apart, so that a missing one is missing.

    ``data`` is the file itself, so that what is built and what is hashed are the same.
    """

    table: str
    data: bytes
    lines: tuple[Line, ...]
    whole: bool

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.table}.csv"

    def canonical(self) -> bytes:
        """The file as the build writes it back: no byte order mark, truths in small letters.

        Spreadsheets save both otherwise, and their authors cannot help it.
        """
        data = self.data.removeprefix(codecs.BOM_UTF8)
        truths = {c.name for c in columns(self.table, derived=False) if c.kind == "boolean"}
        if all(
            line.cells[name].islower() or not line.cells[name]
            for line in self.lines
            for name in truths & line.cells.keys()
        ):
            return data
        header, *records = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
        at = {place for place, name in enumerate(header) if name in truths}
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n" if b"\r\n" in data else "\n")
        writer.writerow(header)
        writer.writerows(
            [cell.lower() if place in at else cell for place, cell in enumerate(record)]
            for record in records
        )
        return out.getvalue().encode()

    def rows(self) -> list[Mapping[str, Any]]:
        """Rows without a fault."""
        needed = [column.name for column in columns(self.table, derived=False)]
        return [ln.values for ln in self.lines if all(name in ln.values for name in needed)]


def read_folder(folder: Path) -> tuple[dict[str, Sheet], list[Problem]]:
    """Read the CSV of every table, and all that is wrong in each taken alone."""
    sheets: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for table in TABLE_NAMES:
        sheets[table], found = read_sheet(folder, table)
        problems += found
    return sheets, problems


def read_csvs(path: str | Path) -> Dossier:
    """Make a Dossier straight from the CSVs, for tests and for drafts not yet built.

    Rows with a fault are left out and missing tables are empty; ``check`` says which. A sound
    dossier gives the same frames and version as building and loading it.

    Raises
    ------
    DossierError
        If there is no such folder.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise DossierError(f"{folder}: no such folder; give the folder of a dossier")
    sheets, _ = read_folder(folder)
    arrow = {table: to_arrow(table, sheet.rows()) for table, sheet in sheets.items()}
    contents = {table: to_parquet(rows) for table, rows in arrow.items()}
    name = folder.resolve().name
    try:
        title = str(json.loads(read_file(folder / PACKAGE))["title"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        title = name
    return assemble(name, title, version_of(contents), arrow)


def read_sheet(folder: Path, table: str) -> tuple[Sheet, list[Problem]]:
    """Read the CSV of one table.

    Returns
    -------
    tuple of (Sheet, list of Problem)
        An unreadable file gives an empty sheet that is not whole.
    """
    file = f"{table}.csv"
    problems: list[Problem] = []
    data = _bytes(folder / file, problems)
    text = _text(data, table, problems)
    header, records, intact = _records(text, file, problems)
    specs = columns(table, derived=False)
    if header:
        problems += _header(file, table, header)
    present = frozenset(header) & {spec.name for spec in specs}
    lines = []
    for row, record in records:
        if len(record) != len(header):
            problems.append(_ragged(file, row, record, header))
        # The cells of a ragged row still name it for references; of two columns the first counts
        pairs = reversed(list(zip(header, record, strict=False)))
        cells = {name: cell for name, cell in pairs if name in present}
        if len(record) != len(header):
            lines.append(Line(row, cells, {}))
            continue
        values, faults = read_row(table, cells, specs)
        problems += [Problem(file, row, c, w, r, cells[c]) for c, w, r in faults]
        lines.append(Line(row, cells, values))
    lacking = TABLES[table].NEEDED and not lines
    whole = intact and present.issuperset(TABLES[table].KEY) and not lacking
    if intact and lacking:
        problems.append(Problem(file, 0, "", "a header and no rows", "write at least one row"))
    return Sheet(table, data, tuple(lines), whole), problems


def _bytes(path: Path, problems: list[Problem]) -> bytes:
    try:
        return read_file(path)
    except FileNotFoundError:
        right = f"write one with the header {_names(path.stem)}"
        problems.append(Problem(path.name, 0, "", "missing file", right))
    except OSError as error:
        wrong = f"cannot be read ({error.strerror})"
        problems.append(Problem(path.name, 0, "", wrong, "make it a file that can be read"))
    return b""


def _text(data: bytes, table: str, problems: list[Problem]) -> str:
    def add(wrong: str, right: str) -> None:
        problems.append(Problem(f"{table}.csv", 0, "", wrong, right))

    def place(offset: int) -> str:
        line = data.count(b"\n", 0, offset) + 1
        return f"at byte {offset}, line {line}"

    if problems:
        return ""
    if b"\0" in data:
        add(f"NUL byte {place(data.index(0))}", "save it as plain UTF-8 text")
        return ""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        wrong = f"not UTF-8: byte 0x{data[error.start]:02x} {place(error.start)}"
        add(wrong, "save it as UTF-8")
        return ""
    if not text.strip():
        add("empty file", f"write the header {_names(table)}")
        return ""
    return text


def _names(table: str) -> str:
    return ",".join(column.name for column in columns(table, derived=False))


def _records(
    text: str, file: str, problems: list[Problem]
) -> tuple[list[str], list[tuple[int, list[str]]], bool]:
    """Header, numbered rows, and whether that is all the file holds."""
    records = []
    intact = True
    try:
        for row, record in _numbered(text):
            if record:
                records.append((row, record))
            else:
                problems.append(Problem(file, row, "", "empty line", "delete it"))
    except csv.Error as error:
        intact = False
        row = records[-1][0] + 1 if records else 1
        right = "close every quote, and double a quote inside quotes"
        problems.append(Problem(file, row, "", f"broken CSV from here on ({error})", right))
    if not records:
        return [], [], False
    header = records[0][1]
    mark = next((m for m in ";\t|" if len(header) == 1 and m in header[0]), None)
    if mark:
        wrong = f"columns parted by {mark!r}"
        problems.append(Problem(file, 0, "", wrong, "save it with commas"))
        return [], [], False
    return header, records[1:], intact


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 1
    for record in reader:
        yield row, record
        row = reader.line_num + 1


def _header(file: str, table: str, header: list[str]) -> list[Problem]:
    problems = []
    authored = [column.name for column in columns(table, derived=False)]
    derived = {column.name for column in columns(table)} - set(authored)
    for name, count in Counter(header).items():
        if count > 1:
            wrong = f"the column stands {count} times"
            problems.append(Problem(file, 1, name, wrong, "keep one"))
        if name in derived:
            problems.append(Problem(file, 1, name, "the build derives this column", "delete it"))
        elif name not in authored:
            hint = did_you_mean(name, set(authored) - set(header)) or "delete it"
            wrong = "stray column" if name else "column without a name"
            problems.append(Problem(file, 1, name, wrong, hint))
    for name in authored:
        if name not in header:
            description = next(c.description for c in columns(table) if c.name == name)
            right = f"add it: {description[0].lower()}{description[1:]}"
            problems.append(Problem(file, 1, name, "missing column", right))
    return problems


def _ragged(file: str, row: int, record: list[str], header: list[str]) -> Problem:
    wrong = f"{len(record)} cells under {len(header)} columns"
    if len(record) > len(header):
        return Problem(file, row, "", wrong, "quote the cells that hold commas")
    return Problem(file, row, "", wrong, "add the commas of the empty cells")
