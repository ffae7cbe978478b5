"""Rows that no source stands behind, each lack said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from components.wording.counting import counted

from .columns import SOURCE
from .inline_sources import CITED, default_of, rows_above, rows_near
from .keys import key_columns, row_key
from .problems import Problem
from .schema import TABLES
from .sheet import Line, Sheet

Row = tuple[str, str]


def uncited(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Rows that no source stands behind; those that rest on another such row are counted there."""
    sheet = sheets["citations"]
    if not sheet.whole or default_of(sheets):
        return
    cited = {(line.cells.get("table"), line.cells.get("row_id")) for line in sheet.lines}
    bare = {row: line for row, line in _rows(sheets) if row not in cited}
    near, own, under = rows_near(sheets), [], Counter[Row]()
    for row, line in bare.items():
        above = [r for r in rows_above(near, row[0], line) if r in bare] or [row]
        # Of a series all figures are above each other: the first of them speaks for it.
        top = above[-1] if TABLES[row[0]].INHERITS in TABLES[row[0]].REFS else above[0]
        if any(bare[r].cells.get(SOURCE.name) for r in (row, *above)):
            continue  # what is wrong with it is said there
        if top == row:
            own.append(row)
        else:
            under[top] += 1
    for table, key in own:
        wrong = "row without a source"
        if more := under[table, key]:
            wrong += f", and so is all that rests on it ({counted(more, 'row')})"
        right = f"write id @ where under source, or a row of {sheet.file} (row_id {key})"
        place = "/".join(key_columns(table))
        yield Problem(f"{table}.csv", bare[table, key].row, place, wrong, right, key)


def _rows(sheets: Mapping[str, Sheet]) -> Iterator[tuple[Row, Line]]:
    """Every row that needs a source and has a key."""
    all_read = all(sheets[table].whole for table in CITED)
    for table in CITED:
        # Of a file that cannot be read nobody knows what its rows would hand down.
        known = not TABLES[table].UNSOURCED and (all_read or not TABLES[table].INHERITS)
        for line in sheets[table].lines if known else ():
            if all(part in line.values for part in key_columns(table)):
                yield (table, row_key(table, line.cells)), line
