"""Take sources and lists of votes into a workbook, and say what was taken."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from components.dossier.files import read_file
from components.dossier.workbook.tabs import BookError, read_tabs
from components.dossier.worksheets import write_text

from .library import LibraryError, read_library
from .merge import Cells, Merged, merge
from .names import ListError, count


@click.command("add")
@click.argument("book", type=click.Path(path_type=Path))
@click.option(
    "--sources", type=click.Path(path_type=Path), multiple=True,
    help="A library: CSL-JSON (.json), BibTeX (.bib) or RIS (.ris), as Zotero exports them.",
)  # fmt: skip
@click.option(
    "--names",
    type=click.Path(path_type=Path),
    help="A CSV of who voted how: a column vote, and one bloc or party.",
)
@click.option("--vote", default="", help="Id of the vote that the names are of.")
def add(book: Path, sources: tuple[Path, ...], names: Path | None, vote: str) -> None:
    """Take what you have already into the workbook BOOK; nothing that you wrote is written over."""
    if names and not vote:
        raise click.UsageError("--names: say with --vote of which vote they are")
    try:
        read_tabs(read_file(book))  # refuses what is too large or no workbook
        opened = load_workbook(book)
        for path in sources:
            said(path, into(opened, "sources", read_library(read_file(path), path.suffix)))
        if names:
            whole, blocs = count(read_file(names))
            said(names, into(opened, "votes", [{"id": vote, **whole}]))
            said(names, into(opened, "ballots", [{"vote_id": vote, **bloc} for bloc in blocs]))
    except (OSError, BookError, LibraryError, ListError) as error:
        click.echo(f"{error}; nothing written")
        sys.exit(1)
    opened.save(book)


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


def said(path: Path, made: Merged) -> None:
    """Say what was taken of a file, and what was not."""
    click.echo(f"{path}: {len(made.added)} new, {len(made.filled)} cells filled in")
    for line in made.kept:
        click.echo(f"  kept as you have it: {line}")
