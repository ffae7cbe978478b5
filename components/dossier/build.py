"""CSV -> parquet and datapackage.json, all of it or nothing.

The new parquet is written beside the old, made durable, and put in its place by two renames:
``parquet`` becomes ``.parquet-old``, ``.parquet-new`` becomes ``parquet``. A build killed at any
point leaves one whole build, which `load` finds under either name; the next build tidies up. The
package, whose hashes tell the two apart, lies ready beside its old self before that.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from . import package
from .check import STAGED, STAGED_CSV, check_authored, faults, read_bytes
from .frames import to_arrow, to_parquet
from .load import PACKAGE, PARQUET, PREVIOUS, STAGED_PACKAGE
from .problems import Problem
from .writing import write_file

if sys.platform != "win32":  # there, two builds of one dossier at once are up to the user
    import fcntl


def build(path: str | Path) -> list[Problem]:
    """Build a dossier's parquet and refresh the resources of its ``datapackage.json``.

    Parameters
    ----------
    path : str or Path
        Folder of the dossier.

    Returns
    -------
    list of Problem
        What `check_authored` found. Unless all are warnings, nothing was written.
    """
    folder = Path(path)
    if not folder.is_dir():
        return check_authored(folder)[1]
    with _alone(folder):
        sheets, problems = check_authored(folder)
        if faults(problems):
            return problems
        parquets = {t: to_parquet(to_arrow(t, sheet.rows())) for t, sheet in sheets.items()}
        csvs = {table: sheet.canonical() for table, sheet in sheets.items()}
        head, _ = package.read_package(read_bytes(folder / PACKAGE))
        for table, data in csvs.items():
            if data != read_bytes(folder / f"{table}.csv"):
                write_file(folder / STAGED_CSV, data)
                (folder / STAGED_CSV).replace(folder / f"{table}.csv")
        write(folder, parquets, package.render(head, package.resources(csvs, parquets)))
    # Leftovers that the check warned of are gone by now
    return [problem for problem in problems if not problem.file.startswith(".")]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder against other builds, so that what one left is known to be dead."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(folder: Path, parquets: Mapping[str, bytes], described: bytes) -> None:
    """Put the parquet and the package that describes it in place of those that are there."""
    staged = folder / STAGED_PACKAGE
    staged.unlink(missing_ok=True)
    changed = read_bytes(folder / PACKAGE) != described
    if changed:
        write_file(staged, described)
        _sync(folder)
    _write_parquet(folder, parquets)
    if changed:
        staged.replace(folder / PACKAGE)
        _sync(folder)


def _write_parquet(folder: Path, parquets: Mapping[str, bytes]) -> None:
    place, previous, staged = folder / PARQUET, folder / PREVIOUS, folder / STAGED
    if not place.exists() and previous.exists():
        previous.rename(place)  # killed between the renames: this is the only whole build
    for dead in (previous, staged):
        shutil.rmtree(dead, ignore_errors=True)
    current = {t: read_bytes(place / f"{t}.parquet") for t in parquets}
    if current == parquets and len(list(place.iterdir())) == len(parquets):
        return
    staged.mkdir()
    for table, data in parquets.items():
        write_file(staged / f"{table}.parquet", data)
    _sync(staged)
    if place.exists():
        place.rename(previous)
    staged.rename(place)
    _sync(folder)
    shutil.rmtree(previous, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Make renames and new names in a folder outlive a power cut, where folders can be synced."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
