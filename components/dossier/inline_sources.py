"""Sources written beside what they support -> rows of ``citations``, and who inherits them.

Most rows rest on what their event, vote or series rests on, or name one place in one source. So
an author writes ``id @ where; id @ where`` under ``source``, or nothing, and keeps the table of
citations for what contradicts, qualifies or speaks of one column. What then has no source is given
that of the case, if its settings name one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from .columns import SOURCE, columns
from .keys import key_columns, row_key
from .problems import Problem, did_you_mean
from .schema import TABLES
from .sheet import Line, Sheet

CITED = tuple(table for table, model in TABLES.items() if model.CITED)
#: What parts two sources: a locator may hold a semicolon, but not before an id and an "@".
_NEXT = re.compile(r";\s*(?=[^;@]*@)")
_FORM = "write id @ where in it, such as 'doe-2009 @ p. 12'; part several by '; '"


class Said(NamedTuple):
    """One source of a row, and where in it."""

    source: str
    locator: str


def parse(text: str) -> list[Said]:
    """Read the cell of a column ``source``.

    Raises
    ------
    ValueError
        If a part has no id or no place; the message is ``what is wrong; what would be right``.
    """
    found: list[Said] = []
    if not text:
        return found
    for part in _NEXT.split(text.strip().removesuffix(";")):
        source, at, locator = (piece.strip() for piece in part.partition("@"))
        if not at or not locator:
            raise ValueError(f"no place in the source {source!r}; {_FORM}")
        if not source:
            raise ValueError(f"no source before '@ {locator}'; {_FORM}")
        found.append(Said(source, locator))
    return list(dict.fromkeys(found))


def with_inline(sheets: Mapping[str, Sheet]) -> tuple[dict[str, Sheet], list[Problem]]:
    """Sheets whose citations hold those written beside the rows and those that rows inherit.

    Returns
    -------
    tuple of (dict, list of Problem)
        Table -> sheet; and the faults of the cells under ``source``.
    """
    problems: list[Problem] = []
    citations = sheets["citations"]
    lines = list(citations.lines)
    held = {_key(line.cells) for line in lines}
    listed = sheets["sources"]
    known = {line.values["id"] for line in listed.lines if "id" in line.values}
    for table in CITED:
        for line in sheets[table].lines:
            said, faults = _read(table, line, known, whole=listed.whole)
            problems += faults
            for one in said:
                made = _line(table, row_key(table, line.cells), one)
                if _key(made.cells) not in held:
                    held.add(_key(made.cells))
                    lines.append(made)
    lines += _inherited(sheets, lines)
    lines += _by_default(sheets, lines, known)
    return {**sheets, "citations": replace(citations, lines=tuple(lines))}, once(problems)


def once(problems: Iterable[Problem]) -> list[Problem]:
    """Faults that several rows share, such as by a sign of repetition: the first, with a count."""
    same: dict[tuple[str, ...], list[Problem]] = {}
    for fault in problems:
        same.setdefault((fault.file, fault.wrong, fault.right, fault.value or ""), []).append(fault)
    return [
        replace(first, wrong=f"{first.wrong}, in {len(rest) + 1} rows") if rest else first
        for first, *rest in same.values()
    ]


def _read(
    table: str, line: Line, known: Collection[str], *, whole: bool
) -> tuple[list[Said], list[Problem]]:
    text = line.values.get(SOURCE.name)
    if text is None or not _named(table, line):
        return [], []

    def fault(wrong: str, right: str) -> Problem:
        return Problem(f"{table}.csv", line.row, SOURCE.name, wrong, right, text)

    try:
        said = parse(text)
    except ValueError as error:
        wrong, _, right = str(error).partition("; ")
        return [], [fault(wrong, right)]
    strange = [one.source for one in said if one.source not in known]
    if strange and whole:
        return [], [
            fault(
                f"no source {source!r} in sources.csv",
                did_you_mean(source, known) or "add it to sources.csv or name another",
            )
            for source in strange
        ]
    return said, []


def _named(table: str, line: Line) -> bool:
    return all(part in line.cells for part in key_columns(table))


def _key(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in key_columns("citations"))


def _line(table: str, row_id: str, said: Said, through: str | None = None) -> Line:
    """A citation as if it had been written into its own table."""
    values = dict.fromkeys(c.name for c in columns("citations"))
    values |= {
        "table": table, "row_id": row_id, "source_id": said.source, "locator": said.locator,
        "relation": "supports", "through": through,
    }  # fmt: skip
    return Line(0, {name: value or "" for name, value in values.items()}, values)


def _inherited(sheets: Mapping[str, Sheet], lines: list[Line]) -> Iterator[Line]:
    """Citations of rows that have none, from the row that each belongs to."""
    own: dict[tuple[str, str], list[Said]] = {}
    cited = set()
    for line in lines:
        get = line.cells.get
        row = get("table", ""), get("row_id", "")
        cited.add(row)
        if get("relation") == "supports" and not get("column"):
            own.setdefault(row, []).append(Said(get("source_id", ""), get("locator", "")))
    near = rows_near(sheets)
    for table in CITED:
        for line in sheets[table].lines if TABLES[table].INHERITS else ():
            row = table, row_key(table, line.cells) if _named(table, line) else ""
            if not row[1] or row in cited:
                continue
            through = next((above for above in rows_above(near, table, line) if above in own), None)
            for said in own[through] if through else ():
                yield _line(*row, said, ":".join(through or ()))


def _by_default(
    sheets: Mapping[str, Sheet], lines: list[Line], known: Collection[str]
) -> Iterator[Line]:
    """Citations of rows that nothing else gives a source, from that of the case."""
    try:
        said = [one for one in parse(default_of(sheets)) if one.source in known]
    except ValueError:
        return  # what is wrong with it is said of the setting
    cited = {(line.cells.get("table"), line.cells.get("row_id")) for line in lines}
    for table in CITED:
        for line in () if TABLES[table].UNSOURCED else sheets[table].lines:
            if not _named(table, line) or line.cells.get(SOURCE.name):
                continue
            key = row_key(table, line.cells)
            if (table, key) not in cited:
                yield from (_line(table, key, one, f"case:{SOURCE.name}") for one in said)


def default_of(sheets: Mapping[str, Sheet]) -> str:
    """Sources that the case gives to rows which have none; "" without them."""
    rows = (line.cells for line in sheets["case"].lines)
    return next((r.get("value", "") for r in rows if r.get("key") == SOURCE.name), "")


def rows_near(sheets: Mapping[str, Sheet]) -> dict[tuple[str, str], list[Line]]:
    """Lines by table and id; those of a table that inherits by a name of no table, by that name."""
    found: dict[tuple[str, str], list[Line]] = {}
    for table in CITED:
        model = TABLES[table]
        by = "id" if model.INHERITS in ("", *model.REFS) else model.INHERITS
        for line in sheets[table].lines:
            if by in line.cells and _named(table, line):
                found.setdefault((table, line.cells[by]), []).append(line)
    return found


def rows_above(
    near: Mapping[tuple[str, str], list[Line]], table: str, line: Line
) -> Iterator[tuple[str, str]]:
    """Rows from which a row may have its sources, the nearest first."""
    name = TABLES[table].INHERITS
    target, value = TABLES[table].REFS.get(name), line.cells.get(name, "")
    if target is None:  # a series has no row of its own: any figure of it may name the source
        yield from ((table, row_key(table, ln.cells)) for ln in near.get((table, value), ()))
        return
    yield target, value
    if TABLES[target].INHERITS:  # a ballot's vote, which has them from its event
        for other in near.get((target, value), ())[:1]:
            yield from rows_above(near, target, other)
