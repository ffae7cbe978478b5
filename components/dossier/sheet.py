"""One table as its author wrote it: the file, its rows, and the values that are right."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .columns import authored, columns

MARKS = ",;\t|"


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
        """The file as the build writes it back: commas, truths in small letters, no order mark.

        Spreadsheets save both otherwise, and their authors cannot help it.
        """
        data = self.data.removeprefix(codecs.BOM_UTF8)
        truths = {c.name for c in columns(self.table, derived=False) if c.kind == "boolean"}
        mark = mark_of(data.decode("utf-8"))
        if mark == "," and all(
            line.cells[name].islower() or not line.cells[name]
            for line in self.lines
            for name in truths & line.cells.keys()
        ):
            return data
        text = io.StringIO(data.decode("utf-8"), newline="")
        header, *records = csv.reader(text, delimiter=mark)
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
        needed = [column.name for column in authored(self.table)]
        return [ln.values for ln in self.lines if all(name in ln.values for name in needed)]


def mark_of(text: str) -> str:
    """What parts the columns of a CSV: a comma, or what spreadsheets of some languages save."""
    header = text.partition("\n")[0]
    return "," if "," in header else max(MARKS, key=header.count)


def told_mark(text: str) -> tuple[str, str] | None:
    """What is wrong and right where a CSV begins with a line that tells spreadsheets its mark."""
    line = text.partition("\n")[0].strip()
    if not re.fullmatch(r'"?sep=.?"?[,;\t]*', line, re.IGNORECASE):
        return None
    return f"{line!r} is for one spreadsheet alone", "delete the line: the mark is found without it"
