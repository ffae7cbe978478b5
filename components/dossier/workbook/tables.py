"""The tabs of a workbook -> the tables of a dossier, and every fault by its tab and cell."""

from __future__ import annotations

import csv
import datetime
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from components.dossier.cells import NO_LIKES, read_row
from components.dossier.check import between, faults
from components.dossier.columns import SOURCE, Column, authored
from components.dossier.frames import to_arrow, to_parquet
from components.dossier.inline_sources import with_inline
from components.dossier.load import PACKAGE, PARQUET
from components.dossier.package import head_faults, render, resources
from components.dossier.problems import Problem, did_you_mean, in_order
from components.dossier.progress import progress, undrawn
from components.dossier.read import likes_in
from components.dossier.schema import TABLES
from components.dossier.sheet import Line, Sheet
from components.dossier.table_columns import TABLE_NAMES
from components.dossier.words import Likes, likes
from components.wording.counting import counted

from .cells import Unclear, as_text
from .made import NAMES, Cells, complete, repeat
from .parts import parts
from .reading import ABOUT, Table, named_tabs, read_table
from .spread import ballots
from .tabs import Tab

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
    typed, made : int
        Cells of the tables that their author filled in, and that were made of these.
    """

    sheets: Mapping[str, Sheet]
    head: Mapping[str, Any]
    problems: Sequence[Problem]
    letters: Mapping[tuple[str, str], str]
    typed: int
    made: int

    @property
    def inherited(self) -> int:
        """How many citations rows have from what they belong to."""
        return sum(bool(ln.values.get("through")) for ln in self.sheets["citations"].lines)

    @property
    def cells(self) -> str:
        """How many cells were typed, made of others, and how many sources inherited, in words."""
        typed, inherited = counted(self.typed, "cell"), counted(self.inherited, "source")
        return f"{typed} typed, {self.made} made of them, {inherited} inherited"

    @property
    def sound(self) -> bool:
        """Whether a dossier can be built of it."""
        return not faults(list(self.problems))

    @property
    def told(self) -> list[tuple[str, str, str, str]]:
        """Cell, what stands there, what is wrong and right of each problem, faults first."""
        ordered = sorted(self.problems, key=lambda problem: problem.warning)
        return [(self.place(p), p.value or p.column, p.wrong, p.right) for p in ordered]

    @property
    def needs(self) -> list[tuple[str, str]]:
        """Each page with what it still needs; see ``progress``."""
        keys = [line.cells.get("key", "") for line in self.sheets["case"].lines]
        return progress({table: len(sheet.lines) for table, sheet in self.sheets.items()}, keys)

    def report(self) -> list[str]:
        """Every problem, what each page has, and how many cells were typed, a line each."""
        pages = [f"{page}: {lacking or 'has enough'}" for page, lacking in self.needs]
        case, measures = (self.sheets[t].lines for t in ("case", "measures"))
        return [*map(self.said, self.problems), *pages, *undrawn(case, measures), self.cells]

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
    named = named_tabs(tabs, problems)
    tables = {t: read_table(t, named[t], problems) for t in TABLES if t in named}
    typed = _filled(tables)
    for name_of, table in tables.items():
        for number, column, above in repeat(table.rows):
            wrong = f"repeats row {above}, over what is empty"
            right = "write it out, if the row that it repeated is gone"
            problems.append(
                Problem(f"{name_of}.csv", number, column, wrong, right, '"', warning=True)
            )
    _spread(tables, problems)
    rows = {table: [cells for _, cells in found.rows] for table, found in tables.items()}
    complete(rows, before or {}, today=today or datetime.date.today().isoformat())  # noqa: DTZ011
    made = _filled(tables) - typed
    if "votes" in tables:
        of = tables.setdefault("ballots", Table([], {}, frozenset()))
        of.rows.extend(list(ballots(tables["votes"].rows, of.rows, problems)))
    titles = defaultdict(list, {table: _titles(found) for table, found in tables.items()})
    events = {event.get("id"): event.get("title", "") for event in rows.get("events", ())}
    titles["votes"] += [events.get(vote.get("event_id"), "") for vote in rows.get("votes", ())]
    words = _sheet("words", tables.get("words"), problems, titles)
    own = likes_in(words)
    sheets = {t: _sheet(t, tables.get(t), problems, titles, own) for t in TABLE_NAMES}
    if words.lines:
        sheets["words"] = words
    sheets, found = with_inline(sheets)
    head = _head(named.get(ABOUT), name)
    of_head = [replace(p, file=ABOUT, right="write it in this tab") for p in head_faults(head)]
    problems += [*found, *between(sheets), *of_head]
    letters = {(t, n): at for t, one in tables.items() for n, at in one.letters.items()}
    return Taken(sheets, head, in_order(problems), letters, typed, made)


def _filled(tables: Mapping[str, Table]) -> int:
    return sum(bool(t) for of in tables.values() for _, row in of.rows for t in row.values())


def _spread(tables: dict[str, Table], problems: list[Problem]) -> None:
    """Give ``roles`` and ``pressures`` the rows that stand in cells of events."""

    def rows(table: str) -> list[tuple[int, Cells]]:
        return tables[table].rows if table in tables else []

    own = likes(cells for _, cells in rows("words"))
    actors = [cells for _, cells in rows("actors")]
    for table, cells in list(parts(rows("events"), actors, own, problems)):
        tables.setdefault(table, Table([], {}, frozenset())).rows.append((0, cells))


def _sheet(
    table: str,
    found: Table | None,
    problems: list[Problem],
    titles: Mapping[str, Sequence[str]],
    own: Likes = NO_LIKES,
) -> Sheet:
    """Rows of a table with their values, and the CSV that they make."""
    specs = authored(table)
    lines = []
    names = _names(table, found)
    for number, cells in found.rows if found else ():
        cells = {spec.name: cells.get(spec.name, "") for spec in specs}
        values, faulty = read_row(table, cells, specs, own)
        problems += [
            Problem(f"{table}.csv", number, name, wrong, right, cells[name])
            for name, wrong, right in faulty
            # That an unclear cell is empty follows, as that one is of a row which stands in a cell
            # of another tab; and that a text is no id, from no row bearing it
            if (number or cells[name])
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
            meant = cells[name].casefold()
            if sum(title.casefold() == meant for title in titles[target]) > 1:
                wrong = f"several rows of {target} are called so"
                right = "give the one that is meant an id of its own, and write that"
            else:
                wrong = f"no row of {target} has this id or title"
                hint = did_you_mean(cells[name], titles[target])
                right = hint or f"add it to {target}, or choose one of its ids or titles"
            yield Problem(f"{table}.csv", number, name, wrong, right, cells[name])


def _titles(found: Table) -> list[str]:
    """What the rows may be called, each name of a row once."""
    names = ("id", *NAMES)
    return [t for _, cells in found.rows for t in dict.fromkeys(map(cells.get, names)) if t]


def _names(table: str, found: Table | None) -> list[str]:
    """Columns of the CSV: all of the schema's, but of the rare ones only those that are filled."""
    rare = {SOURCE.name, *TABLES[table].RARE}
    filled = {n for _, cells in (found.rows if found else ()) for n in rare if cells.get(n)}
    return [spec.name for spec in authored(table) if spec.name not in rare - filled]


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


def package(taken: Taken) -> dict[str, bytes]:
    """Every file of the dossier that a sound workbook makes, as a build writes them."""
    tables = {t: sheet.data for t, sheet in taken.sheets.items()}
    built = {t: to_parquet(to_arrow(t, sheet.rows())) for t, sheet in taken.sheets.items()}
    return {
        PACKAGE: render(taken.head, resources(tables, built)),
        **dict(csvs(taken)),
        **{f"{PARQUET}/{table}.parquet": data for table, data in built.items()},
    }
