"""The tabs of a workbook -> the cells of each table, as text, and what is odd of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from components.dossier.columns import Column, authored, column, columns
from components.dossier.problems import Problem, did_you_mean
from components.dossier.schema import TABLES

from .cells import Unclear, as_text
from .made import LEFT_OUT, Cells
from .spread import EXTRA
from .tabs import ROWS, Tab

#: The tab that says what the dossier is, as datapackage.json does.
ABOUT = "about"


@dataclass(frozen=True)
class Table:
    """What one tab holds.

    Attributes
    ----------
    rows : list of (int, dict)
        Number of the row, and column -> text of the cell.
    letters : dict
        Column -> its letter in the tab.
    unclear : frozenset of (int, str)
        Row and column of the cells that are asked about.
    """

    rows: list[tuple[int, Cells]]
    letters: dict[str, str]
    unclear: frozenset[tuple[int, str]]


def named_tabs(tabs: Sequence[Tab], problems: list[Problem]) -> dict[str, Tab]:
    """Table -> its tab; what is only nearly the name of one is asked about."""
    known = (*TABLES, ABOUT)
    found: dict[str, Tab] = {}
    for tab in tabs:
        name = tab.name.strip().casefold()
        if name in known:
            if name in found:
                problems.append(Problem(tab.name, 0, "", f"a second tab {name!r}", "keep one"))
            found.setdefault(name, tab)
    for table, tab in found.items():
        if tab.beyond:  # what is said of so many rows would bury all else
            right = "split the dossier, or delete what stands there by mistake"
            wrong = f"more than {ROWS} rows, so none is read"
            problems.append(Problem(f"{table}.csv", tab.beyond, "", wrong, right))
    large = {table for table, tab in found.items() if tab.beyond}
    found = {table: tab for table, tab in found.items() if table not in large}
    for tab in tabs:
        hint = did_you_mean(tab.name, set(known) - set(found) - large)
        if tab.name.strip().casefold() not in known and hint:
            wrong = "no tab of a dossier, so not read"
            problems.append(Problem(tab.name, 0, "", wrong, hint, warning=True))
    for table, model in TABLES.items():
        if model.NEEDED and table not in found and table not in large:
            right = f"add it, with the columns {', '.join(needed(table))}"
            problems.append(Problem(f"{table}.csv", 0, "", "no tab of this name", right))
    return found


def offered(table: str) -> tuple[Column, ...]:
    """Columns of a tab: those of the table, and those that only a workbook has."""
    return (*authored(table), *EXTRA.get(table, ()))


def needed(table: str) -> list[str]:
    """Columns that an author has to fill in."""
    return [c.name for c in columns(table, derived=False) if _asked(table, c)]


def _asked(table: str, spec: Column) -> bool:
    return spec.required and (table, spec.name) not in LEFT_OUT


def read_table(table: str, tab: Tab, problems: list[Problem]) -> Table:
    """Read the rows of a tab, and add to the problems what is wrong with it."""

    def add(row: int, column: str, wrong: str, right: str, *, warning: bool = False) -> None:
        problems.append(Problem(f"{table}.csv", row, column, wrong, right, warning=warning))

    specs = {spec.name: spec for spec in offered(table)}
    places, top = _header(table, tab, add)
    if tab.hidden:
        add(0, "", "a hidden tab, which is read", "show it, or rename it", warning=True)
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
                shown = None if raws[place].value is None else str(raws[place].value)
                problems.append(Problem(f"{table}.csv", number, name, wrong, right, shown))
                unclear.add((number, name))
                cells[name] = ""
        if any(cells.values()) or any(at[0] == number for at in unclear):
            rows.append((number, cells))
    letters = {name: get_column_letter(place + 1) for name, place in places.items()}
    return Table(rows, letters, frozenset(unclear))


def _header(table: str, tab: Tab, add: Any) -> tuple[dict[str, int], int]:
    """Column -> its place in the tab, and the row of the header: the first with names of ours."""
    known = [spec.name for spec in offered(table)]
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
        for name in needed(table):
            if name not in places:
                add(number, name, "missing column", f"add it: {column(table, name).asks}")
        return places, number
    if tab.rows:
        add(0, "", "no header", f"write the names of the columns first: {', '.join(known)}")
    return {}, 0
