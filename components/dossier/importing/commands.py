"""Take what other tools hold into a workbook, and say what was taken, and what left and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from components.dossier.files import read_file
from components.dossier.load import PACKAGE
from components.dossier.read import read_sheets
from components.dossier.workbook.tabs import BookError, read_tabs
from components.dossier.worksheets import book_bytes, write_text
from components.dossier.writing import write_whole, writing
from components.wording.counting import counted

from .boards import kumu, timeline
from .library import LibraryError, read_library
from .merge import Cells, Merged, merge
from .names import ListError, count
from .rollcalls import howtheyvote, popolo, voteview
from .taken import Taking

_FILE = click.Path(path_type=Path)


@click.command("add")
@click.argument("book", type=_FILE)
@click.option(
    "--sources",
    type=_FILE,
    multiple=True,
    help="A library: CSL-JSON (.json), BibTeX (.bib) or RIS (.ris), as Zotero exports them.",
)
@click.option("--names", type=_FILE, help="A CSV of who voted how: a column vote, and one bloc.")
@click.option(
    "--voteview", type=_FILE, nargs=3, help="HS…_members.csv HS…_votes.csv HS…_rollcalls.csv."
)
@click.option("--howtheyvote", type=_FILE, nargs=2, help="member_votes.csv votes.csv.")
@click.option("--popolo", type=_FILE, help="JSON with vote_events, organizations and persons.")
@click.option("--vote", default="", help="The vote: its id in the archive, such as 99-house-425.")
@click.option("--as", "own", default="", help="Id of that vote in BOOK; the archive's if left out.")
@click.option("--timeline", type=_FILE, help="A sheet of TimelineJS, saved as CSV: events.")
@click.option(
    "--kumu",
    type=_FILE,
    multiple=True,
    help="A map in JSON; or elements in CSV, then connections in CSV: actors and pressures.",
)
@click.option("--package", type=_FILE, help="Folder of another dossier: the rows of all tables.")
def add(book: Path, vote: str, own: str, **given: Any) -> None:
    """Take what you have already into the workbook BOOK; nothing that you wrote is written over."""
    if not vote and (asked := [name for name in _OF_A_VOTE if given[name]]):
        raise click.UsageError(f"--{asked[0]}: say with --vote which vote is meant")
    try:
        read_tabs(read_file(book))  # refuses what is too large or no workbook
        opened = load_workbook(book)
        for name, paths, taking in _takings(vote, given):
            rows = renamed(taking.rows, own) if own and name in _OF_A_VOTE else taking.rows
            for table, found in rows.items():
                said(paths, table, into(opened, table, found))
            for line in taking.left:
                click.echo(f"  left: {line}")
    except (OSError, BookError, LibraryError, ListError) as error:
        click.echo(f"{error}; nothing written")
        sys.exit(1)
    with writing(book):
        write_whole({book: book_bytes(opened)})


_OF_A_VOTE = ("names", "voteview", "howtheyvote", "popolo")


def _takings(vote: str, given: dict[str, Any]) -> Iterator[tuple[str, str, Taking]]:
    """Option, its files in words, and what is taken of them, of each that is given."""
    for path in given["sources"]:
        rows = {"sources": read_library(read_file(path), path.suffix)}
        yield "sources", str(path), Taking(rows, [])
    for name, read in _READERS.items():
        if paths := given[name]:
            files = [paths] if isinstance(paths, Path) else list(paths)
            asked = (vote,) if name in _OF_A_VOTE else ()
            yield name, ", ".join(map(str, files)), read(*map(read_file, files), *asked)
    if given["package"]:
        yield "package", str(given["package"]), package(given["package"])


def _names(data: bytes, vote: str) -> Taking:
    whole, blocs = count(data)
    ballots = [{"vote_id": vote, **bloc} for bloc in blocs]
    return Taking({"votes": [{"id": vote, **whole}], "ballots": ballots}, [])


_READERS: dict[str, Callable[..., Taking]] = {
    "names": _names, "voteview": voteview, "howtheyvote": howtheyvote, "popolo": popolo,
    "timeline": timeline, "kumu": kumu,
}  # fmt: skip


def package(folder: Path) -> Taking:
    """Rows of all tables of a dossier's folder; a row with a fault is not taken."""
    if not (folder / PACKAGE).is_file():
        raise ListError(f"{folder}: no {PACKAGE} in it; give the folder of a dossier")
    sheets, problems = read_sheets(folder)
    faulty = {(p.file, p.row) for p in problems}
    rows = {
        table: [dict(ln.cells) for ln in sheet.lines if (sheet.file, ln.row) not in faulty]
        for table, sheet in sheets.items()
    }
    left = [str(problem) for problem in problems]
    return Taking({table: found for table, found in rows.items() if found}, left)


def renamed(rows: Mapping[str, list[dict[str, str]]], own: str) -> dict[str, list[dict[str, str]]]:
    """Rows of one vote under the id that its author gives it."""
    names = {"votes": "id", "ballots": "vote_id"}
    return {t: [{**row, names[t]: own} for row in found] for t, found in rows.items()}


def into(book: Workbook, table: str, other: list[Cells]) -> Merged:
    """Merge rows into a tab of an open workbook, which gets it if it has none."""
    tab = book[table] if table in book.sheetnames else book.create_sheet(table)
    header = [str(cell.value or "").strip() for cell in tab[1]] if tab.max_row else []
    missing = [name for row in other for name in row if name not in header]
    for name in dict.fromkeys(missing):
        header = [*filter(None, header), name]
        write_text(tab, 1, len(header), name)
    own: list[Cells] = []
    for cells in tab.iter_rows(min_row=2, values_only=True):
        texts = ["" if value is None else str(value) for value in cells]
        own.append(dict(zip(header, texts, strict=False)))
    while own and not any(own[-1].values()):
        own.pop()
    made = merge(table, own, other)
    for number, row in enumerate(made.rows, start=2):
        had = own[number - 2] if number - 2 < len(own) else {}
        for place, name in enumerate(header, start=1):
            if row.get(name) and not had.get(name):
                write_text(tab, number, place, row[name])
    return made


def said(source: str, table: str, made: Merged) -> None:
    """Say what was taken into a table, and what was not."""
    cells = counted(len(made.filled), "cell")
    click.echo(f"{source}: {table}: {len(made.added)} new, {cells} filled in")
    for line in made.kept:
        click.echo(f"  kept as you have it: {line}")
