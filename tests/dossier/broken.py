"""Break workbooks by a program, and hold what is said of each against what was broken.

``make test-workbooks`` breaks a thousand; a few of each sort are part of the tests.
"""

from __future__ import annotations

import datetime
import io
import random
import resource
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from components.__main__ import main
from components.dossier.columns import authored, column
from components.dossier.schema import TABLES
from components.dossier.table_columns import TABLE_NAMES

from . import books, small

#: Seconds of the processor after which a workbook hangs, and kilobytes that all of them may take.
HANGS, MEMORY = 120, 1_500_000
#: Tables with rows in the small dossier.
_FILLED = [table for table in TABLE_NAMES if len(small.TABLES.get(table, ())) > 1]


class Broken(NamedTuple):
    """A workbook: what must be said of it, and whether a dossier may be made of it all the same."""

    data: bytes
    said: list[str]
    sound: bool = False


Break = Callable[[random.Random], Broken]


def _at(table: str, name: str, row: int) -> str:
    return f"{get_column_letter(small.TABLES[table][0].index(name) + 1)}{row}"


def _one_of(chance: random.Random, fits: Callable[[str, Any], bool]) -> tuple[str, str, int]:
    """A table, a column that fits and the row of a filled cell in it."""
    found = [
        (table, spec.name, row)
        for table in _FILLED
        for spec in authored(table)
        if spec.name in small.TABLES[table][0] and fits(table, spec)
        for row, cells in enumerate(small.TABLES[table][1:], start=2)
        if cells[small.TABLES[table][0].index(spec.name)]
    ]
    return chance.choice(found)


def _edited(edit: Callable[[Any], object]) -> bytes:
    return books.edited(books.openpyxl_book(books.rows()), edit)


def _cell(
    chance: random.Random, fits: Callable[[str, Any], bool], value: Callable[[Any], Any]
) -> Broken:
    table, name, row = _one_of(chance, fits)
    cell = _at(table, name, row)

    def edit(book: Any) -> None:
        book[table][cell].value = value(column(table, name))

    return Broken(_edited(edit), [f"{table}!{cell}: "])


def type_of(chance: random.Random) -> Broken:
    """A text where a number stood, a truth where a text stood, a day in a count."""
    values = ("many", True, datetime.datetime(2003, 12, chance.randint(1, 28)), 2.5, -7)
    wrong = chance.choice(values)
    return _cell(
        chance, lambda t, c: c.kind == "integer" and (t, c.name) != ("sources", "year"),
        lambda _: wrong,
    )  # fmt: skip


def word(chance: random.Random) -> Broken:
    """A word that is none of the list."""
    return _cell(chance, lambda _, c: bool(c.enum), lambda c: f"{c.enum[0]}x{chance.random()}")


def formula(chance: random.Random) -> Broken:
    """A formula that nobody computed, or an error in place of a value."""
    text = chance.choice(["=A1", "=SUM(A1:B9)", "#REF!", "=1/0"])
    return _cell(chance, lambda _, c: c.kind in ("string", "integer"), lambda _: text)


def reference(chance: random.Random) -> Broken:
    """A reference to a row that is not there."""
    return _cell(
        chance, lambda t, c: c.name in TABLES[t].REFS, lambda _: f"nobody {chance.random()}"
    )


def time_of_day(chance: random.Random) -> Broken:
    """A time in a column of dates."""
    value = datetime.time(chance.randint(0, 23), 30)
    return _cell(chance, lambda _, c: c.name == "date", lambda _: value)


def tab_lost(chance: random.Random) -> Broken:
    """A tab that each dossier needs is gone."""
    table = chance.choice([name for name, model in TABLES.items() if model.NEEDED])
    return Broken(_edited(lambda book: book.remove(book[table])), [f"tab {table}: no tab of this"])


def merged(chance: random.Random) -> Broken:
    """Cells that are merged."""
    table = chance.choice([t for t in _FILLED if len(small.TABLES[t]) > 2])
    letter = get_column_letter(chance.randint(1, 3))
    area = f"{letter}2:{letter}3"
    said = [f"tab {table}: cells merged at {area}"]
    return Broken(_edited(lambda book: book[table].merge_cells(area)), said)


def header(chance: random.Random) -> Broken:
    """A column that is needed has lost its head, or stands twice."""
    table = chance.choice(["events", "actors", "votes", "sources"])
    name = chance.choice(
        [n for n in ("kind", "side", "result", "read") if n in small.TABLES[table][0]]
    )
    twice = chance.random() < 0.5

    def edit(book: Any) -> None:
        tab = book[table]
        if twice:
            tab.cell(1, tab.max_column + 3).value = name
        else:
            tab[_at(table, name, 1)].value = None

    wrong = "the column stands twice" if twice else "missing column"
    place = f"{table}!{_at(table, name, 1)}" if twice else f"{table}!1"
    return Broken(_edited(edit), [f"{place}: column {name!r}: {wrong}"])


def doubled(chance: random.Random) -> Broken:
    """Two rows of one id."""
    table = chance.choice([t for t in _FILLED if "id" in small.TABLES[t][0]])
    rows = len(small.TABLES[table])

    def edit(book: Any) -> None:
        for place, cell in enumerate(small.TABLES[table][1], start=1):
            book[table].cell(rows + 1, place).value = cell or None

    return Broken(_edited(edit), [f"{table}!A{rows + 1}: column 'id'"])


def hidden(chance: random.Random) -> Broken:
    """A tab that is hidden is read, and said to be."""
    table, how = chance.choice(_FILLED), chance.choice(["hidden", "veryHidden"])

    def edit(book: Any) -> None:
        book[table].sheet_state = how

    return Broken(_edited(edit), [f"tab {table}: warning: a hidden tab"], sound=True)


def in_1904(chance: random.Random) -> Broken:
    """Days counted from 1904 are those that are shown."""
    day = datetime.datetime(2003, 12, 8) - datetime.timedelta(days=chance.randint(0, 2000))

    def edit(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904
        book["events"][_at("events", "date", 3)].value = day
        book["votes"][_at("votes", "date", 3)].value = day

    return Broken(_edited(edit), [f"events.csv: {day:%Y-%m-%d}"], sound=True)


def cut(chance: random.Random) -> Broken:
    """A part of a file, xlsx or ods."""
    write = chance.choice([books.openpyxl_book, books.odfpy_book, books.xlsxwriter_book])
    data = write(books.rows())
    return Broken(data[: chance.randrange(len(data) - 30)], ["no workbook; "])


def garbled(chance: random.Random) -> Broken:
    """A whole zip with a part in it that is no XML, or is gone."""
    data = chance.choice([books.openpyxl_book, books.odfpy_book])(books.rows())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice([n for n in parts if "sheet1.xml" in n or n == "content.xml"])
    whole = parts[name]
    parts[name] = chance.choice([b"", b"<a>", whole[: len(whole) // 2], b"\0" * 99])
    return Broken(_zipped(parts), ["not a whole workbook"])


def bomb(chance: random.Random) -> Broken:
    """What unpacks to far more than it packs, within the limits and beyond them."""
    data = books.openpyxl_book(books.rows())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    if chance.random() < 0.5:
        parts["xl/media/image1.png"] = bytes(31_000_000)
        return Broken(_zipped(parts), ["unpacks to more than 30 MB"])
    name = next(n for n in parts if n.endswith("sheet2.xml"))
    parts[name] = parts[name].replace(b"</sheetData>", b"<row/>" * 4_000_000 + b"</sheetData>")
    return Broken(_zipped(parts), ["unpacks to more than 200 times its size"])


def far_away(chance: random.Random) -> Broken:
    """One cell in the last corner of a tab, which a reader may take for a million full rows."""
    table = chance.choice(_FILLED)

    def edit(book: Any) -> None:
        book[table]["XFD1048576"].value = "a slip"

    return Broken(_edited(edit), [f"{table}!1048576: more than 20000 rows"])


def repeated(chance: random.Random) -> Broken:
    """A cell of ods that says to stand a million times."""
    data = books.odfpy_book(books.rows())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    filled = chance.random() < 0.5
    cell = b'<table:table-cell table:number-columns-repeated="16384"'
    cell += (
        b' office:value-type="string"><text:p>x</text:p></table:table-cell>' if filled else b"/>"
    )
    row = b'<table:table-row table:number-rows-repeated="1048000">' + cell + b"</table:table-row>"
    head, end, tail = parts["content.xml"].rpartition(b"</table:table>")
    parts["content.xml"] = head + row + end + tail
    last = list(small.TABLES)[-1]
    return Broken(_zipped(parts), [f"{last}!20001: more than 20000"] if filled else [], not filled)


def many(chance: random.Random) -> Broken:
    """A hundred thousand rows."""
    table = chance.choice(["roles", "citations"])
    rows = {**books.rows(), table: [small.TABLES[table][0], *small.TABLES[table][1:2] * 100_000]}
    return Broken(books.xlsxwriter_book(rows), [f"{table}!20001: more than 20000 rows"])


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()


#: Each sort and how often it comes in a thousand: the large ones take seconds each.
SORTS: dict[Break, int] = {
    type_of: 130, word: 110, formula: 110, reference: 90, time_of_day: 40, tab_lost: 40,
    merged: 70, header: 90, doubled: 50, hidden: 50, in_1904: 60, cut: 60, garbled: 50, bomb: 14,
    far_away: 14, repeated: 16, many: 6,
}  # fmt: skip


def missed(sort: Break, seed: int, folder: Path) -> list[str]:
    """What ``353-0 import`` should have said or done of a workbook and did not."""
    broken = sort(random.Random(f"{getattr(sort, '__name__', sort)} {seed}"))
    book, to = folder / "book.xlsx", folder / "made"
    book.write_bytes(broken.data)
    before = set(folder.iterdir())
    done = CliRunner().invoke(main, ["import", str(book), "--to", str(to)])
    if done.exception and not isinstance(done.exception, SystemExit):
        return [f"crash: {done.exception!r}"]
    lines = done.output.splitlines()
    wrong = [] if (done.exit_code == 0) == broken.sound else [f"exit {done.exit_code}: {lines[:3]}"]
    for said in broken.said:
        if said.startswith("events.csv: "):  # a day that must have arrived
            if said[12:] not in (to / "events.csv").read_text():
                wrong.append(f"not taken: {said}")
        elif not any(said in line and "; " in line for line in lines):
            wrong.append(f"not said: {said!r} in {lines[:4]}")
    kept = set(folder.iterdir()) - before - ({to} if broken.sound else set())
    wrong += [f"left behind: {path.name}" for path in kept]
    return wrong


def run(first: int = 0) -> int:
    """Break a thousand workbooks, say what was missed, and give the number of misses."""
    found: Counter[str] = Counter()
    for sort, times in SORTS.items():
        for seed in range(first, first + times):
            signal.setitimer(signal.ITIMER_PROF, HANGS)  # ends the process where one hangs
            with tempfile.TemporaryDirectory() as place:
                for line in missed(sort, seed, Path(place)):
                    found[sort.__name__] += 1
                    print(f"{sort.__name__} {seed}: {line}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{sort.__name__}: {times} broken, {found[sort.__name__]} missed, {peak // 1024} MB")
    signal.setitimer(signal.ITIMER_PROF, 0)
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MEMORY:
        print(f"more than {MEMORY // 1000} MB of memory")
        found["memory"] += 1
    return sum(found.values())


if __name__ == "__main__":
    sys.exit(bool(run()))
