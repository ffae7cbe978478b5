"""Write a workbook for a new case, and take a filled-in one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from components.dossier.build import build
from components.dossier.cells import slugify
from components.dossier.check import read_bytes
from components.dossier.files import read_file
from components.dossier.keys import row_key
from components.dossier.load import OPTIONAL, PACKAGE
from components.dossier.package import read_package, render
from components.dossier.place import DATA
from components.dossier.read import read_sheet
from components.dossier.schema import TABLES
from components.dossier.writing import write_whole, writing
from components.wording.counting import counted

from .tables import Taken, csvs, take
from .tabs import BookError, read_tabs
from .template import Form, template

#: End of a file's name -> what is written into it.
_FORMS: dict[str, Form] = {".xlsx": "xlsx", ".ods": "ods"}


@click.command("new")
@click.argument("case")
@click.option("--from", "folder", type=click.Path(path_type=Path), help="A dossier to begin with.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file, .xlsx or .ods; CASE.xlsx if left out."
)
def new(case: str, folder: Path | None, out: Path | None) -> None:
    """Write the workbook of a new CASE: a tab a table, lists to choose from, an order of work."""
    if slugify(case) != case:
        raise click.UsageError(
            f"{case!r}: write small letters, digits and hyphens, such as "
            f"{slugify(Path(case).name.removesuffix('.xlsx')) or 'ports-1912'}; --out PATH says "
            "where the workbook goes"
        )
    path = out or Path(f"{case}.xlsx")
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise click.UsageError(f"{path}: let its name end in {' or '.join(_FORMS)}")
    if path.exists():
        raise click.UsageError(f"{path} is there; move it, or name another file with --out")
    tables = {table: rows_of(folder, table) for table in TABLES} if folder else {}
    head, _ = read_package(read_bytes(folder / PACKAGE)) if folder else ({}, [])
    with writing(path):
        head = {**head, "name": head.get("name", case)}
        write_whole({path: template(case, tables, head, form=form)})
    click.echo(f"{path}: fill it in, beginning with the first tab; then: 353-0 import {path}")


@click.command("import")
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), help="The folder; data/NAME if left out.")
@click.option("--replace", is_flag=True, help="Take the place of the rows that are there.")
def import_book(book: Path, to: Path | None, *, replace: bool) -> None:
    """Make a dossier of a workbook, or say every fault by its tab and cell."""
    try:
        tabs = read_tabs(read_file(book))
    except (OSError, BookError) as error:
        click.echo(f"{book}: {error}")
        sys.exit(1)
    name = slugify(book.stem) or "case"
    folder = to or DATA / name
    before = {table: rows_of(folder, table) for table in TABLES}
    taken = take(tabs, name, before=before)
    for line in taken.report():
        click.echo(line)
    if not taken.sound:
        found = sum(not problem.warning for problem in taken.problems)
        click.echo(f"{book}: {counted(found, 'fault')}; nothing written")
        sys.exit(1)
    if any(before.values()) and not replace:
        click.echo(f"{folder} has rows already; add --replace to have these in their place")
        sys.exit(1)
    with writing(folder):
        write(taken, folder)
        problems = build(folder)
    for problem in problems:
        click.echo(problem)
    for line in changes(before, taken):
        click.echo(line)
    click.echo(f"{folder}: built; look at it: DOSSIER={folder} make run")


def write(taken: Taken, folder: Path) -> None:
    """Write the CSVs and the head of the package of a workbook into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {folder / file: data for file, data in csvs(taken)}
    write_whole({**written, folder / PACKAGE: render(taken.head, [])})
    for table in set(OPTIONAL) - set(taken.sheets):
        (folder / f"{table}.csv").unlink(missing_ok=True)


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    """Rows of a table as they stand in a folder; none where there is no such file."""
    return [dict(line.cells) for line in read_sheet(folder, table)[0].lines]


def changes(before: dict[str, list[dict[str, str]]], taken: Taken) -> list[str]:
    """Each table with how many of its rows are new, other than they were, and gone."""
    lines = []
    for table, sheet in taken.sheets.items():
        old = {row_key(table, row): row for row in before[table]}
        # Citations without a row are those of a column source, which stand in no file.
        lines_of = [ln for ln in sheet.lines if ln.row or table != "citations"]
        now = {row_key(table, line.cells): line.cells for line in lines_of}
        counts = {
            "new": len(now.keys() - old.keys()),
            "changed": sum(dict(old[key]) != dict(now[key]) for key in now.keys() & old.keys()),
            "gone": len(old.keys() - now.keys()),
        }
        said = ", ".join(f"{n} {what}" for what, n in counts.items() if n)
        if said:
            lines.append(f"{table}: {said}")
    return lines
