"""CSV files -> rows, and every fault that keeps a file, row or cell from being read."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .cells import NO_LIKES, read_row
from .columns import authored, columns
from .files import MISSING, READABLE, content, read_file
from .frames import to_arrow, to_parquet
from .inline_sources import with_inline
from .load import PACKAGE, Dossier, DossierError, assemble, version_of
from .problems import Problem, did_you_mean
from .schema import TABLES
from .sheet import Line, Sheet, mark_of, told_mark
from .table_columns import TABLE_NAMES
from .words import Likes, likes


def read_folder(folder: Path) -> tuple[dict[str, Sheet], list[Problem]]:
    """Read the CSV of every table, and all that is wrong in each; of sources, in all together."""
    sheets, problems = read_sheets(folder)
    sheets, found = with_inline(sheets)
    return sheets, problems + found


def read_sheets(folder: Path) -> tuple[dict[str, Sheet], list[Problem]]:
    """Read the CSV of every table as it was written, and all that is wrong in each."""
    sheets: dict[str, Sheet] = {}
    words, problems = read_sheet(folder, "words")
    own = likes_in(words)
    for table in TABLE_NAMES:
        sheets[table], found = read_sheet(folder, table, own)
        problems += found
    if words.lines:
        sheets["words"] = words
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


def likes_in(words: Sheet) -> Likes:
    """What each own word of a case is like, by its column."""
    return likes(line.values for line in words.lines)


def read_sheet(folder: Path, table: str, own: Likes = NO_LIKES) -> tuple[Sheet, list[Problem]]:
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
    specs = authored(table)
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
        values, faults = read_row(table, cells, specs, own)
        problems += [Problem(file, row, c, w, r, cells[c]) for c, w, r in faults]
        lines.append(Line(row, cells, values))
    lacking = TABLES[table].NEEDED and not lines
    whole = intact and present.issuperset(TABLES[table].KEY) and not lacking
    if intact and lacking:
        problems.append(Problem(file, 0, "", "a header and no rows", "write at least one row"))
    return Sheet(table, data, tuple(lines), whole), problems


def _bytes(path: Path, problems: list[Problem]) -> bytes:
    data, why = content(path)
    header = _names(path.stem)
    if why == MISSING and not TABLES[path.stem].NEEDED:
        return f"{header}\n".encode()  # a table that a case has no rows for
    if data is None:
        right = f"write one with the header {header}" if why == MISSING else READABLE
        problems.append(Problem(path.name, 0, "", why, right))
    return data or b""


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
    if line := told_mark(text):
        problems.append(Problem(f"{table}.csv", 1, "", *line))
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
    return records[0][1], records[1:], intact


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark_of(text), strict=True)
    row = 1
    for record in reader:
        yield row, record
        row = reader.line_num + 1


def _header(file: str, table: str, header: list[str]) -> list[Problem]:
    problems = []
    specs = authored(table)
    known = {spec.name for spec in specs}
    derived = {column.name for column in columns(table)} - known
    for name, count in Counter(header).items():
        if count > 1:
            wrong = f"the column stands {count} times"
            problems.append(Problem(file, 1, name, wrong, "keep one"))
        if name in derived:
            problems.append(Problem(file, 1, name, "the build derives this column", "delete it"))
        elif name not in known:
            hint = did_you_mean(name, known - set(header)) or "delete it"
            wrong = "stray column" if name else "column without a name"
            problems.append(Problem(file, 1, name, wrong, hint))
    for spec in specs:
        if spec.required and spec.name not in header:
            problems.append(Problem(file, 1, spec.name, "missing column", f"add it: {spec.asks}"))
    return problems


def _ragged(file: str, row: int, record: list[str], header: list[str]) -> Problem:
    wrong = f"{len(record)} cells under {len(header)} columns"
    if len(record) > len(header):
        return Problem(file, row, "", wrong, "quote the cells that hold commas")
    return Problem(file, row, "", wrong, "add the commas of the empty cells")
