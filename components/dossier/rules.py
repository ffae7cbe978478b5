"""Faults that only show between cells, rows and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .columns import columns
from .inline_sources import CITED
from .keys import key_columns, row_key
from .problems import Problem, did_you_mean
from .schema import TABLES
from .sheet import Sheet
from .source_rules import uncited


def broken_rules(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Every fault between the rows of readable sheets.

    Where a sheet is not whole, nothing is said to be missing from it, so that one broken file
    does not fill the report with what follows from it.
    """
    for sheet in sheets.values():
        yield from duplicates(sheet)
        yield from dangling(sheet, sheets)
    yield from terms(sheets["provisions"])
    yield from loops(sheets["pressures"])
    yield from repeats(sheets["scenes"], "order")
    yield from units(sheets["measures"])
    yield from citations(sheets["citations"], sheets)
    yield from uncited(sheets)


def names(sheet: Sheet) -> dict[str, int]:
    """Key of each row -> line on which it stands first, faulty rows included."""
    found: dict[str, int] = {}
    for line in sheet.lines:
        if all(part in line.cells for part in key_columns(sheet.table)):
            found.setdefault(row_key(sheet.table, line.cells), line.row)
    return found


def sound(sheet: Sheet) -> list[str]:
    """Keys without a fault: what may be proposed in place of another."""
    parts = key_columns(sheet.table)
    rows = (line.cells for line in sheet.lines if all(part in line.values for part in parts))
    return [row_key(sheet.table, row) for row in rows]


def duplicates(sheet: Sheet) -> Iterator[Problem]:
    """Rows that bear the key of an earlier one."""
    parts = key_columns(sheet.table)
    first = names(sheet)
    for line in sheet.lines:
        if not all(part in line.cells for part in parts) or not any(line.cells[p] for p in parts):
            continue
        key = row_key(sheet.table, line.cells)
        if first[key] != line.row:
            what = "duplicate id" if parts == ("id",) else f"duplicate of {', '.join(parts)}"
            right = "give it another" if parts == ("id",) else "keep one of the two rows"
            wrong = f"{what}: line {first[key]} has it"
            yield Problem(sheet.file, line.row, "/".join(parts), wrong, right, key)


def dangling(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """References to rows that are not there."""
    for name, target in TABLES[sheet.table].REFS.items():
        known = names(sheets[target])
        if not sheets[target].whole:
            continue
        for line in sheet.lines:
            value = line.values.get(name)
            if value is not None and value not in known:
                right = did_you_mean(value, sound(sheets[target])) or _add(target)
                wrong = f"no such row in {target}.csv"
                yield Problem(sheet.file, line.row, name, wrong, right, value)


def terms(sheet: Sheet) -> Iterator[Problem]:
    """Terms whose shortest is longer than their longest."""
    for line in sheet.lines:
        least = line.values.get("min_years")
        most = line.values.get("max_years")
        if least is not None and most is not None and least > most:
            wrong = f"longer than max_years ({most:g})"
            yield Problem(sheet.file, line.row, "min_years", wrong, "swap them", f"{least:g}")


def loops(sheet: Sheet) -> Iterator[Problem]:
    """Actors that press themselves."""
    for line in sheet.lines:
        actor = line.values.get("from_actor")
        if actor is not None and actor == line.values.get("to_actor"):
            wrong = "an actor presses itself"
            yield Problem(sheet.file, line.row, "to_actor", wrong, "name who was pressed", actor)


def repeats(sheet: Sheet, name: str) -> Iterator[Problem]:
    """Values of a column that stand twice."""
    first: dict[Any, int] = {}
    for line in sheet.lines:
        value = line.values.get(name)
        if value is not None and first.setdefault(value, line.row) != line.row:
            wrong = f"line {first[value]} has this {name}"
            yield Problem(sheet.file, line.row, name, wrong, "give each its own", str(value))


def units(sheet: Sheet) -> Iterator[Problem]:
    """Series that change their unit."""
    first: dict[Any, str] = {}
    for line in sheet.lines:
        unit, series = line.values.get("unit"), line.values.get("series")
        if unit and series and first.setdefault(series, unit) != unit:
            right = f"write {first[series]!r} or name another series"
            yield Problem(sheet.file, line.row, "unit", f"not the unit of {series}", right, unit)


def citations(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Citations of what is not there, and conflicts that do not say what conflicts."""
    known = {table: names(sheets[table]) for table in CITED}
    for line in sheet.lines:
        get = line.values.get
        table, key, name = get("table"), get("row_id"), get("column")
        if (
            get("relation") == "conflicts"
            and get("value", "?") is None
            and get("note", "?") is None
        ):
            right = "write what the source says in value, or why in note"
            yield Problem(
                sheet.file, line.row, "value", "a conflict without its content", right, ""
            )
        if table is None:
            continue
        if table in TABLES and table not in known:
            wrong = f"rows of {table} need no citation"
            yield Problem(sheet.file, line.row, "table", wrong, "delete the row", table)
            continue
        if table not in known:
            right = did_you_mean(table, CITED) or f"write one of: {', '.join(CITED)}"
            yield Problem(sheet.file, line.row, "table", "no table with citations", right, table)
            continue
        if key is not None and sheets[table].whole and key not in known[table]:
            right = did_you_mean(key, sound(sheets[table])) or _add(table)
            yield Problem(sheet.file, line.row, "row_id", f"no such row in {table}.csv", right, key)
        authored = [spec.name for spec in columns(table, derived=False)]
        if name is not None and name not in authored:
            right = did_you_mean(name, authored) or f"write one of: {', '.join(authored)}"
            yield Problem(sheet.file, line.row, "column", f"no such column in {table}", right, name)


def _add(table: str) -> str:
    parts = key_columns(table)
    joint = f" (by {'/'.join(parts)})" if len(parts) > 1 else ""
    return f"add it to {table}.csv or name another{joint}"
