"""The tabs of a workbook -> the tables of a dossier, and every fault by its tab and cell."""

from __future__ import annotations

import csv
import datetime
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from openpyxl.utils import get_column_letter

from components.dossier.cells import read_row
from components.dossier.check import between, faults
from components.dossier.columns import SOURCE, Column, authored, columns
from components.dossier.inline_sources import with_inline
from components.dossier.load import TABLE_NAMES
from components.dossier.package import head_faults
from components.dossier.problems import Problem, did_you_mean, in_order
from components.dossier.schema import TABLES
from components.dossier.sheet import Line, Sheet

from .cells import Unclear, as_text
from .made import LEFT_OUT, NAMES, Cells, complete
from .tabs import ROWS, Tab

#: The tab that says what the dossier is, as datapackage.json does.
ABOUT = "about"
LICENCE = "CC-BY-4.0"


@dataclass(frozen=True)
class Taken:
    """What a workbook holds.

    Attributes
    ----------
    sheets : mapping of str to Sheet
        Table -> its rows; ``Line.row`` is the row of the tab.
    head : dict
        What stands in datapackage.json above the resources.
    problems : list of Problem
        Every fault, ``file`` being the tab and ``row`` and ``column`` as in it.
    """

    sheets: Mapping[str, Sheet]
    head: Mapping[str, Any]
    problems: Sequence[Problem]
    letters: Mapping[tuple[str, str], str]

    @property
    def sound(self) -> bool:
        """Whether a dossier can be built of it."""
        return not faults(list(self.problems))

    def place(self, problem: Problem) -> str:
        """Tab and cell of a problem, such as ``events!C12``."""
        table = problem.file.removesuffix(".csv")
        letter = self.letters.get((table, problem.column.partition("/")[0]), "")
        cell = f"{letter}{problem.row}" if letter and problem.row else str(problem.row or "")
        return f"{table}!{cell}" if cell else f"tab {table}"

    def said(self, problem: Problem) -> str:
        """A problem in one line."""
        bare = replace(problem, file=self.place(problem), row=0)
        return str(bare).replace(".csv", "")


@dataclass(frozen=True)
class _Table:
    rows: list[tuple[int, Cells]]
    letters: dict[str, str]
    unclear: frozenset[tuple[int, str]]


def take(
    tabs: Sequence[Tab],
    name: str,
    *,
    before: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
    today: str = "",
) -> Taken:
    """Read the tables of a dossier out of the tabs of a workbook.

    Parameters
    ----------
    tabs : sequence of Tab
        From `tabs.read_tabs`. Tabs and columns that are none of ours are the author's own.
    name : str
        Name of the dossier, where the workbook gives none.
    before : mapping of sequence of mapping, optional
        Table -> rows as they were taken the last time, so that made ids stay.
    today : str, optional
        Day of what is new, as YYYY-MM-DD.
    """
    problems: list[Problem] = []
    named = _named(tabs, problems)
    tables = {t: _read(t, named[t], problems) for t in TABLE_NAMES if t in named}
    rows = {table: [cells for _, cells in found.rows] for table, found in tables.items()}
    complete(rows, before or {}, today=today or datetime.date.today().isoformat())  # noqa: DTZ011
    titles = defaultdict(list, {table: _titles(found) for table, found in tables.items()})
    sheets = {t: _sheet(t, tables.get(t), problems, titles) for t in TABLE_NAMES}
    sheets, found = with_inline(sheets)
    head = _head(named.get(ABOUT), name)
    of_head = [replace(p, file=ABOUT, right="write it in this tab") for p in head_faults(head)]
    problems += [*found, *between(sheets), *of_head]
    letters = {(t, n): at for t, one in tables.items() for n, at in one.letters.items()}
    return Taken(sheets, head, in_order(problems), letters)


def _named(tabs: Sequence[Tab], problems: list[Problem]) -> dict[str, Tab]:
    """Table -> its tab; what is only nearly the name of one is asked about."""
    known = (*TABLE_NAMES, ABOUT)
    found: dict[str, Tab] = {}
    for tab in tabs:
        name = tab.name.strip().casefold()
        if name in known:
            if name in found:
                problems.append(Problem(tab.name, 0, "", f"a second tab {name!r}", "keep one"))
            found.setdefault(name, tab)
    for tab in tabs:
        hint = did_you_mean(tab.name, set(known) - set(found))
        if tab.name.strip().casefold() not in known and hint:
            wrong = "no tab of a dossier, so not read"
            problems.append(Problem(tab.name, 0, "", wrong, hint, warning=True))
    for table, model in TABLES.items():
        if model.NEEDED and table not in found:
            right = f"add it, with the columns {', '.join(_needed(table))}"
            problems.append(Problem(f"{table}.csv", 0, "", "no tab of this name", right))
    return found


def _needed(table: str) -> list[str]:
    return [c.name for c in columns(table, derived=False) if _asked(table, c)]


def _asked(table: str, spec: Column) -> bool:
    return spec.required and (table, spec.name) not in LEFT_OUT


def _read(table: str, tab: Tab, problems: list[Problem]) -> _Table:
    def add(row: int, column: str, wrong: str, right: str, *, warning: bool = False) -> None:
        problems.append(Problem(f"{table}.csv", row, column, wrong, right, warning=warning))

    specs = {spec.name: spec for spec in authored(table)}
    places, top = _header(table, tab, add)
    if tab.hidden:
        add(0, "", "a hidden tab, which is read", "show it, or rename it", warning=True)
    if tab.more:
        add(ROWS, "", f"more than {ROWS} rows", "split the dossier, or delete what is empty")
    for area in tab.merged if places else ():
        add(0, "", f"cells merged at {area}", "part them, and fill in each")
    rows, unclear = [], set()
    for number, raws in tab.rows:
        cells: Cells = {}
        for name, place in places.items() if number > top else ():
            try:
                cells[name] = as_text(raws[place], specs[name]) if place < len(raws) else ""
            except Unclear as error:
                wrong, _, right = str(error).partition("; ")
                add(number, name, wrong, right)
                unclear.add((number, name))
                cells[name] = ""
        if any(cells.values()) or any(at[0] == number for at in unclear):
            rows.append((number, cells))
    letters = {name: get_column_letter(place + 1) for name, place in places.items()}
    return _Table(rows, letters, frozenset(unclear))


def _header(table: str, tab: Tab, add: Any) -> tuple[dict[str, int], int]:
    """Column -> its place in the tab, and the row of the header: the first with names of ours."""
    known = [spec.name for spec in authored(table)]
    for number, raws in tab.rows[:20]:
        names = [str(raw.value or "").strip().casefold().replace(" ", "_") for raw in raws]
        places = {name: names.index(name) for name in known if name in names}
        if not places:
            continue
        for name in {name for name in places if names.count(name) > 1}:
            add(number, name, "the column stands twice", "keep one")
        for name in filter(None, set(names) - set(known)):
            if hint := did_you_mean(name, set(known) - set(places)):
                add(number, name, "no column of this table, so not read", hint, warning=True)
        for name in _needed(table):
            if name not in places:
                add(number, name, "missing column", f"add it: {_about(table, name)}")
        return places, number
    if tab.rows:
        add(0, "", "no header", f"write the names of the columns first: {', '.join(known)}")
    return {}, 0


def _about(table: str, name: str) -> str:
    text = next(spec.description for spec in columns(table) if spec.name == name)
    return text[0].lower() + text[1:]


def _sheet(
    table: str,
    found: _Table | None,
    problems: list[Problem],
    titles: Mapping[str, Sequence[str]],
) -> Sheet:
    """Rows of a table with their values, and the CSV that they make."""
    specs = authored(table)
    lines = []
    names = _names(table, found)
    for number, cells in found.rows if found else ():
        cells = {spec.name: cells.get(spec.name, "") for spec in specs}
        values, faulty = read_row(table, cells, specs)
        problems += [
            Problem(f"{table}.csv", number, name, wrong, right, cells[name])
            for name, wrong, right in faulty
            # That an unclear cell is empty follows; that a text is no id, from no row bearing it
            if found and (number, name) not in found.unclear
            if not (cells[name] and name in TABLES[table].REFS)
        ]
        problems += _nobody(table, number, cells, values, titles)
        lines.append(Line(number, {name: cells[name] for name in names}, values))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([line.cells[name] for name in names] for line in lines)
    lacking = TABLES[table].NEEDED and not lines
    if lacking and found is not None:
        problems.append(
            Problem(f"{table}.csv", 0, "", "a header and no rows", "write at least one row")
        )
    whole = (found is not None or not TABLES[table].NEEDED) and not lacking
    return Sheet(table, out.getvalue().encode(), tuple(lines), whole)


def _nobody(
    table: str,
    number: int,
    cells: Cells,
    values: Mapping[str, Any],
    titles: Mapping[str, Sequence[str]],
) -> Iterator[Problem]:
    """References to what is neither the id nor the title of a row."""
    for name, target in TABLES[table].REFS.items():
        if cells[name] and name not in values:
            hint = did_you_mean(cells[name], titles[target])
            right = hint or f"add it to {target}, or choose one of its ids or titles"
            wrong = f"no row of {target} has this id or title"
            yield Problem(f"{table}.csv", number, name, wrong, right, cells[name])


def _titles(found: _Table) -> list[str]:
    return [cells[n] for _, cells in found.rows for n in ("id", *NAMES) if cells.get(n)]


def _names(table: str, found: _Table | None) -> list[str]:
    """Columns of the CSV: all of the schema's, and the sources where one is written."""
    sourced = any(cells.get(SOURCE.name) for _, cells in found.rows) if found else False
    return [spec.name for spec in authored(table) if spec != SOURCE or sourced]


def _head(tab: Tab | None, name: str) -> dict[str, Any]:
    """What the tab ``about`` says, as datapackage.json holds it."""
    text = Column("text", "string", required=False, description="")
    said = {}
    for _, raws in tab.rows if tab else ():
        cells = [_plain(raw, text) for raw in raws[:2]]
        if len(cells) == 2 and all(cells):
            said[cells[0].casefold()] = cells[1]
    title = said.get("title", "")
    licence = said.get("licence") or said.get("license") or LICENCE
    return {
        "name": said.get("name") or name,
        "title": title,
        "description": said.get("description") or title,
        "licenses": [{"name": licence}],
    }


def _plain(raw: Any, spec: Column) -> str:
    try:
        return as_text(raw, spec)
    except Unclear:
        return str(raw.value)


def csvs(taken: Taken) -> Iterator[tuple[str, bytes]]:
    """Name and content of every CSV that a workbook makes."""
    for table, sheet in taken.sheets.items():
        yield f"{table}.csv", sheet.data
