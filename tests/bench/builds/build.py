"""The two builds that are compared: a commit, checked out for as long as it takes, and this tree.

Nothing here imports the app: its modules have other names in the other build. What is measured is
reached by commands and over HTTP, which have the same names in both.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tests.browser.server import ROOT

DOSSIER = "russia-2003"
DATA = Path("data") / DOSSIER

#: The last commit whose dossier a build of before ``case.csv`` can read: the same 87 events.
READABLE = "8474355"


@dataclass(frozen=True)
class Build:
    """One of the two: what its column is called, where it lies, what it draws."""

    name: str
    folder: Path
    charts: tuple[str, ...]

    @property
    def data(self) -> str:
        """How much there is to draw."""
        rows = {name: len(_read(self.folder, name)) for name in ("events", "citations", "scenes")}
        return ", ".join(f"{count} {name}" for name, count in rows.items())


@contextmanager
def both(commit: str, *, data: str) -> Iterator[tuple[Build, Build]]:
    """The commit's build and the working tree's.

    Parameters
    ----------
    commit : str
        Anything git knows.
    data : str
        Commit whose dossier the earlier code is to draw, less what it has no chart, table or word
        for; empty for its own.
    """
    with tempfile.TemporaryDirectory(prefix="build-") as place:
        folder = Path(place)
        _unpack(commit, folder)
        old, new = (_build(*said) for said in ((commit[:10], folder), ("working tree", ROOT)))
        if data:
            _give(old, data)
        yield old, new


def _unpack(commit: str, folder: Path, *paths: str) -> None:
    done = subprocess.run(
        ["git", "archive", "--format=tar", commit, *paths],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")


def _build(name: str, folder: Path) -> Build:
    """Compile it, so that neither pays for that, and ask what it draws."""
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "components", "pages", "app.py"],
        cwd=folder, check=True,
    )  # fmt: skip
    code = "from components.charts import CHARTS; print(*CHARTS)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return Build(name, folder, tuple(done.stdout.split()))


def _give(old: Build, commit: str) -> None:
    """Give a build the dossier of another commit, less what it knows nothing of."""
    own = _read(old.folder, "citations")
    shutil.rmtree(old.folder / DATA)
    _unpack(commit, old.folder, str(DATA))
    _keep(old, "scenes", "chart", old.charts)
    for column in ("table", "relation"):
        _keep(old, "citations", column, own[column].unique().to_pylist())


def _keep(build: Build, table: str, column: str, values: Sequence[str]) -> None:
    rows = _read(build.folder, table)
    known = pc.is_in(rows[column], value_set=pa.array(values))
    pq.write_table(rows.filter(known), _file(build.folder, table))


def _file(folder: Path, table: str) -> Path:
    return folder / DATA / "parquet" / f"{table}.parquet"


def _read(folder: Path, table: str) -> pa.Table:
    return pq.read_table(_file(folder, table), use_threads=False)
