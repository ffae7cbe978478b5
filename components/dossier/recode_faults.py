"""What is wrong with a filled-in sheet: its mark, its rows, its codes, its coders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .cells import text_faults
from .dates import DateError, bounds
from .load import Dossier
from .problems import Problem, did_you_mean
from .recode_read import Filled
from .recode_sheet import CODES, NOT_ASKED, OURS, STAMP, Stamp, allowed, code_columns, draw, handle

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Key = tuple[str, str]  # table, and the row's name in the sheet


def read_stamp(
    dossier: Dossier, file: str, header: Sequence[str], rows: Sequence[Filled], *, kept: bool
) -> tuple[Stamp | None, list[Problem]]:
    """What the sheet was made of; None where the rows do not say or do not agree on it."""
    problems = []
    first: dict[str, Filled] = {}
    for filled in rows if STAMP in header else ():
        first.setdefault(filled.cells[STAMP], filled)
    stamps = []
    for text, filled in first.items():
        stamp = Stamp.parse(text)
        stamps.append(stamp)
        right = "put back what stood there"
        if stamp is None:
            problems.append(
                Problem(file, filled.row, STAMP, "not the mark of a sheet", right, text)
            )
        elif stamp.name != dossier.name:
            right = f"compare it with the dossier {stamp.name}"
            wrong = f"a sheet of another dossier than {dossier.name}"
            problems.append(Problem(file, filled.row, STAMP, wrong, right, stamp.name))
        elif len(stamps) > 1:
            wrong = "a row of another sheet"
            problems.append(Problem(file, filled.row, STAMP, wrong, "take it out", text))
        elif stamp.version != dossier.version and not any(n.startswith(OURS) for n in header):
            wrong = f"a sheet of another version than {dossier.version}"
            right = "compare it with --keep where that version is checked out, or make a new sheet"
            problems.append(
                Problem(file, filled.row, STAMP, wrong, right, stamp.version, warning=kept)
            )
    good = len(stamps) == 1 and stamps[0] is not None and stamps[0].name == dossier.name
    return (stamps[0] if good else None), problems


def wrong_rows(
    file: str,
    rows: Sequence[Filled],
    named: Mapping[Key, object],
    stamp: Stamp | None,
    dossier: Dossier,
    *,
    current: bool,
    with_ours: bool,
) -> Iterator[Problem]:
    """Rows that are doubled, unknown or lost.

    Which rows were drawn can only be told of the version they were drawn from; of another one
    only how many there were.
    """
    drawn = dict.fromkeys(_drawn(dossier, stamp)) if stamp and current else {}
    first: dict[Key, int] = {}
    for filled in rows:
        table, name = filled.cells.get("table"), filled.cells.get("row")
        if table is None or name is None:
            return  # the missing column is named already
        key = table, name
        if table not in CODES:
            right = did_you_mean(table, CODES) or f"write one of: {', '.join(CODES)}"
            yield Problem(file, filled.row, "table", "no table with codes", right, table)
        elif first.setdefault(key, filled.row) != filled.row:
            wrong = f"doubled row: line {first[key]} has it"
            yield Problem(file, filled.row, "row", wrong, "keep one of the two", name)
        elif (drawn and key not in drawn) or (key not in named and not with_ours):
            lost = [other for t, other in drawn if t == table]
            known = key in named and drawn
            wrong = "not a row that was drawn" if known else f"no such row in {table}"
            right = did_you_mean(name, lost) or "take it out"
            yield Problem(file, filled.row, "row", wrong, right, name)
    for table, name in drawn:
        if (table, name) not in first:
            right = "put it back, coded: the same share and seed write it again"
            yield Problem(file, 0, "row", "lost row", right, name)
    if stamp and not current and len(first) != stamp.rows:
        wrong = f"{len(first)} rows, where {stamp.rows} were drawn"
        yield Problem(file, 0, "row", wrong, "put back what was lost, take out what was added")


def _drawn(dossier: Dossier, stamp: Stamp) -> Iterator[Key]:
    for table in stamp.tables:
        for row in draw(dossier, table, share=stamp.share, seed=stamp.seed):
            yield table, handle(dossier.name, table, row)


def wrong_codes(file: str, filled: Filled, table: str, header: Sequence[str]) -> Iterator[Problem]:
    """Codes that are missing, none of the list, or not asked."""
    for name in code_columns(tuple(CODES)):
        for column in (name, OURS + name):
            if column not in header:
                continue
            code = filled.cells[column]
            if name not in CODES[table]:
                if code not in ("", NOT_ASKED):
                    wrong = f"not asked of {table}"
                    yield Problem(file, filled.row, column, wrong, f"write {NOT_ASKED}", code)
                continue
            choices = ", ".join(allowed(table, name))
            if not code:
                right = f"write one of: {choices}"
                yield Problem(file, filled.row, column, "empty code", right, code)
            elif code not in allowed(table, name):
                hint = did_you_mean(code, allowed(table, name))
                right = f"{hint} write one of: {choices}".strip()
                yield Problem(file, filled.row, column, "not a value of the list", right, code)


def altered(
    file: str, filled: Filled, kept: Mapping[str, str], ours: Mapping[str, str]
) -> Iterator[Problem]:
    """Kept codes that are not those of the version from which they are said to be."""
    for name, code in kept.items():
        if code != ours[name]:
            wrong = "not our code in this version"
            yield Problem(file, filled.row, OURS + name, wrong, f"write {ours[name]!r}", code)


def people(
    file: str, header: Sequence[str], rows: Sequence[Filled]
) -> tuple[list[str], list[str], list[Problem]]:
    """Who coded, in the order met; the first and the last day; and what is wrong with these."""
    problems = []
    coders = list(dict.fromkeys(f.cells["coder"] for f in rows if f.cells.get("coder")))
    days = set()
    for filled in rows:
        who = filled.cells.get("coder", "")
        problems += [
            Problem(file, filled.row, "coder", wrong, right, who)
            for wrong, right in text_faults(who)
        ]
        day = filled.cells.get("day")
        if not day:
            continue
        try:
            bounds(day)
        except DateError:
            right = "write a day that the calendar has, as YYYY-MM-DD"
            problems.append(Problem(file, filled.row, "day", "no such day", right, day))
            continue
        if not _DAY.fullmatch(day):
            problems.append(Problem(file, filled.row, "day", "not a day", "write YYYY-MM-DD", day))
        days.add(day)
    for name, found, right in (
        ("coder", coders, "name the coder in one row at least"),
        (
            "day",
            days or any(p.column == "day" for p in problems),
            "write the day as YYYY-MM-DD in one row at least",
        ),
    ):
        if rows and name in header and not found:
            problems.append(Problem(file, rows[0].row, name, "empty in every row", right, ""))
    return coders, sorted({min(days), max(days)}) if days else [], problems
