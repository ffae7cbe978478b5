"""A pipe or a device in a dossier is named, and nobody waits for it."""

import os
from pathlib import Path

import pytest

from components.dossier import DossierError, load
from components.dossier.check import check
from components.dossier.files import read_file
from components.dossier.recode import FOLDER


@pytest.fixture
def built(built: Path) -> Path:
    (built / FOLDER).mkdir(exist_ok=True)
    return built


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("events.csv", "cannot be read (not a regular file)"),
        ("datapackage.json", "cannot be read (not a regular file)"),
        ("parquet/events.parquet", "cannot be read (not a regular file)"),
        (f"{FOLDER}/b.csv", "cannot be read (not a regular file)"),
        (f"{FOLDER}/b.xlsx", "cannot be read (not a regular file)"),
    ],
)
def test_check_waits_for_no_pipe(built: Path, name: str, wrong: str) -> None:
    (built / name).unlink(missing_ok=True)
    os.mkfifo(built / name)
    problems, _ = check(built)
    assert wrong in [problem.wrong for problem in problems if problem.file == name]


@pytest.mark.parametrize("name", ["datapackage.json", "parquet/events.parquet"])
def test_load_waits_for_no_pipe(built: Path, name: str) -> None:
    (built / name).unlink()
    os.mkfifo(built / name)
    with pytest.raises(DossierError, match="not a regular file"):
        load(built)


def test_links_lead_to_files_but_not_to_devices(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"rows")
    (tmp_path / "link").symlink_to("one")
    (tmp_path / "zero").symlink_to("/dev/zero")
    assert read_file(tmp_path / "link") == b"rows"
    with pytest.raises(OSError, match="not a regular file"):
        read_file(tmp_path / "zero")
