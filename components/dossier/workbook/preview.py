"""Look at a workbook as the whole app while it is being written: a draft of what is sound in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from components.dossier.build import write
from components.dossier.cells import slugify
from components.dossier.draft import drafted
from components.dossier.files import read_file
from components.dossier.frames import to_parquet
from components.dossier.package import render, resources
from components.dossier.place import DRAFT, VARIABLE
from components.dossier.writing import writing

from .tables import Taken, take
from .tabs import BookError, read_tabs

_APP = Path(__file__).parents[3] / "app.py"
#: Seconds between two looks at the file; a saved cell is drawn within two.
_LOOK = 0.3


@click.command("preview")
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help="Draw anew whenever the file is saved.")
@click.option("--port", default=8501, show_default=True, help="Where to open the draft.")
def preview(book: Path, port: int, *, watch: bool) -> None:
    """Open every page on a draft of BOOK: rows with a fault are left out, and named here."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / (slugify(book.stem) or "case")
        folder.mkdir()
        while not _drafted(book, folder):
            if not watch:
                sys.exit(1)
            _changed(book)
        with _served(folder, port) as app:
            click.echo(f"http://localhost:{port}")
            while watch and app.poll() is None:
                if _changed(book, app):
                    _drafted(book, folder)
            sys.exit(app.wait())


def _drafted(book: Path, folder: Path) -> bool:
    """Write the draft of a workbook and say its faults; whether there is anything to show."""
    try:
        taken = take(read_tabs(read_file(book)), folder.name)
    except (OSError, BookError) as error:
        click.echo(f"{book}: {error}")
        return False
    for line in taken.report():
        click.echo(line)
    told = json.dumps([book.name, taken.told])
    with writing(folder):
        folder.with_suffix(".json").write_text(told, encoding="utf-8")
        return build_draft(taken, folder)


def build_draft(taken: Taken, folder: Path) -> bool:
    """Write what is sound in a workbook as a built dossier; whether it has an event."""
    arrow = drafted(taken.sheets)
    if not arrow["events"].num_rows:
        click.echo("no event without a fault yet: nothing to draw")
        return False
    built = {table: to_parquet(rows) for table, rows in arrow.items()}
    head = {**taken.head, "title": taken.head["title"] or f"Draft of {folder.name}"}
    csvs = {table: sheet.data for table, sheet in taken.sheets.items()}
    write(folder, built, render(head, resources(csvs, built)))
    return True


@contextmanager
def _served(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The app on a draft, which it loads again whenever that is built anew."""
    command = [sys.executable, "-m", "streamlit", "run", str(_APP), "--server.port", str(port),
               "--server.headless", "true"]  # fmt: skip
    told = {VARIABLE: str(folder), DRAFT: str(folder.with_suffix(".json"))}
    app = subprocess.Popen(command, env={**os.environ, **told})
    try:
        yield app
    finally:
        app.terminate()
        app.wait()


def _changed(book: Path, app: subprocess.Popen[bytes] | None = None) -> bool:
    """Wait until a file is saved anew, and whole; False where the app has ended before."""
    was = _stamp(book)
    while (now := _stamp(book)) == was or now is None:
        if app is not None and app.poll() is not None:
            return False
        time.sleep(_LOOK)
    while (later := _stamp(book)) != now:
        now = later
        time.sleep(_LOOK)
    return True


def _stamp(book: Path) -> tuple[int, int] | None:
    try:
        about = book.stat()
    except OSError:  # some programs save beside the file and rename
        return None
    return about.st_mtime_ns, about.st_size
