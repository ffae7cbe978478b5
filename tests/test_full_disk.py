"""On a full disk every command says where, why and what to do, ends with 1, and loses nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import click
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from components.__main__ import main
from components.dossier import Dossier
from components.dossier.build import build
from components.dossier.load import PACKAGE
from components.dossier.table_columns import TABLE_NAMES
from components.dossier.workbook.commands import rows_of
from components.dossier.workbook.template import template
from components.dossier.worksheets import book_bytes
from components.dossier.writing import refused, write_whole
from components.embed import __main__ as embedding
from components.embed.site.export import Options, export
from components.present.__main__ import main as talk
from components.view import View
from tests.commands import exit_code
from tests.dossier import small
from tests.embed.sites import Stub
from tests.embed.test_export import some

#: Bytes of the largest file while the disk is full.
ROOM = 2000


@contextmanager
def full() -> Iterator[None]:
    """Let no file grow beyond ``ROOM``: a write fails half-way, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def no_room(handle: int) -> None:
    """What ``fsync`` says where a disk has no room for what was written to it."""
    raise OSError(errno.ENOSPC, "No space left on device")


def held(folder: Path) -> dict[str, str]:
    """Every file below a folder, hidden ones too, with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier that was built and has a changed row since, its workbook, and a deck."""
    place = tmp_path_factory.mktemp("desk")
    dossier = small.write(place / "case")
    assert build(dossier) == []
    head = json.loads((dossier / PACKAGE).read_bytes())
    tables = {table: rows_of(dossier, table) for table in TABLE_NAMES}
    (place / "case.xlsx").write_bytes(template("case", tables, head))
    events = dossier / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("The vote", "A vote"))
    (place / "deck.html").write_text("the last one")
    return place


@pytest.mark.parametrize(
    ("command", "args"),
    [
        (main, ["dossier", "build", "case"]),
        (main, ["new", "other", "--out", "other.xlsx"]),
        (main, ["add", "case.xlsx", "--package", "case"]),
        (main, ["import", "case.xlsx", "--to", "case", "--replace"]),
        (main, ["import", "case.xlsx", "--to", "fresh"]),
        (main, ["dossier", "recode", "sheet", "case", "--out", "sheet.xlsx"]),
        (talk, ["deck", "deck.html", "--data", "case"]),
    ],
    ids=["build", "new", "add", "import over", "import", "recode", "deck"],
)
def test_a_command_loses_nothing(
    command: click.Command, args: list[str], desk: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    place = shutil.copytree(desk, tmp_path / "desk")
    monkeypatch.chdir(place)
    before = held(place)
    monkeypatch.setattr(os, "fsync", no_room)
    assert exit_code(command, args) == 1
    said = "".join(capsys.readouterr()).splitlines()[-1]
    assert said.endswith(
        " cannot be written: No space left on device; make room there, or write elsewhere"
    )
    assert held(place) == before


def test_a_workbook_needs_no_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    book = Workbook()
    book.create_sheet("chart").add_chart(BarChart())
    book["Sheet"].append(["a", 1])
    made = BytesIO(book_bytes(book))
    assert list(load_workbook(made)["Sheet"].values) == [("a", 1)]
    assert "xl/charts/chart1.xml" in ZipFile(made).namelist()


def test_an_export_leaves_the_last_site(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    site, options = tmp_path / "site", Options(views=(View(),), reuse=False)
    with some():
        export(dossier, site, options, renderers=[Stub()])
    before = held(tmp_path)

    def stopped(*_: object, **__: object) -> None:
        with full(), some():
            export(dossier, site, options, renderers=[Stub(size=2 * ROOM)])

    monkeypatch.setattr(embedding, "export", stopped)
    assert exit_code(embedding.embed, ["export", str(site)]) == 1
    assert capsys.readouterr().err.endswith(
        f"{site} cannot be written: File too large; raise the limit on the size of files, or write "
        f"elsewhere; {site} is as it was\n"
    )
    assert held(tmp_path) == before


def test_of_several_files_all_or_none_are_written(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    write_whole({one: b"1", other: b"1"})
    with full(), pytest.raises(OSError, match="too large") as failed:
        write_whole({one: b"2", other: b"2" * 2 * ROOM})
    assert failed.value.filename == str(other)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == {one: b"1", other: b"1"}


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room there, or write elsewhere"),
        (errno.EROFS, "write elsewhere"),
        (errno.EACCES, "write elsewhere, or let this user write there"),
        (errno.ENOENT, "make its folder first"),
        (errno.ENOTDIR, "give a place that can be written"),
    ],
)
def test_each_kind_has_its_remedy(number: int, remedy: str) -> None:
    error = OSError(number, "Why")
    assert refused(error, "out") == f"out cannot be written: Why; {remedy}"
