"""Every fault of a dossier, in one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from . import package
from .case_rules import settings
from .coding_rules import contradictions
from .files import content
from .frames import to_arrow, to_parquet
from .load import PACKAGE, PARQUET, PREVIOUS, STAGED_PACKAGE, read_parquet, reason, with_optional
from .problems import Problem, did_you_mean, in_order
from .read import read_folder
from .recode import FOLDER, KINDS, faults_of_recodings
from .rules import broken_rules
from .scene_rules import of_scenes
from .schema import TABLES
from .sheet import Sheet
from .vote_rules import of_votes
from .word_rules import of_words

STAGED = ".parquet-new"
STAGED_CSV = ".csv.new"
LEFT = {PREVIOUS, STAGED, STAGED_CSV, STAGED_PACKAGE}
PROSE = ("README", "LICENSE", "LICENCE", "CHANGELOG", "CODEBOOK")


def check(path: str | Path) -> tuple[list[Problem], dict[str, int]]:
    """Find every fault of a dossier: of what is authored, built from it, and coded a second time.

    Parameters
    ----------
    path : str or Path
        Folder of the dossier.

    Returns
    -------
    tuple of (list of Problem, dict)
        The faults in order, warnings among them; and the number of rows of each table.
    """
    folder = Path(path)
    sheets, problems = check_authored(folder)
    if folder.is_dir():
        built = check_built(folder, sheets, sound=not faults(problems))
        problems = in_order([*problems, *built, *faults_of_recodings(folder)])
    return problems, {table: len(sheet.lines) for table, sheet in sheets.items()}


def faults(problems: list[Problem]) -> list[Problem]:
    """Problems that keep a dossier from being built."""
    return [problem for problem in problems if not problem.warning]


def check_authored(folder: Path) -> tuple[dict[str, Sheet], list[Problem]]:
    """Faults of what people write: the CSVs and the head of the package."""
    if not folder.is_dir():
        what = "no such folder" if not folder.exists() else "not a folder"
        return {}, [Problem(str(folder), 0, "", what, "give the folder of a dossier")]
    sheets, problems = read_folder(folder)
    _, of_package = package.read_package(*content(folder / PACKAGE))
    return sheets, in_order([*problems, *of_package, *between(sheets), *strays(folder)])


def between(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Faults between cells, rows and tables."""
    yield from broken_rules(sheets)
    yield from contradictions(sheets)
    yield from settings(sheets)
    yield from of_votes(sheets)
    yield from of_scenes(sheets)
    yield from of_words(sheets)


def check_built(folder: Path, sheets: Mapping[str, Sheet], *, sound: bool) -> list[Problem]:
    """Faults of what the build writes; compared with the CSVs only if these are sound."""
    build = f"run: python -m components.dossier build {folder}"
    if not (folder / PARQUET).is_dir():
        killed = (folder / PREVIOUS).is_dir()
        wrong = "missing: a build was killed" if killed else "missing: not built yet"
        return [Problem(PARQUET, 0, "", wrong, build)]
    problems = []
    found: dict[str, bytes] = {}
    tables = with_optional(sheets)
    for table in tables:
        file = f"{PARQUET}/{table}.parquet"
        data, why = content(folder / file)
        if data is None:
            problems.append(Problem(file, 0, "", why, build))
            continue
        found[table] = data
        try:
            built = read_parquet(data)
        except (pa.ArrowException, OSError) as error:
            what = f"not a whole parquet file ({reason(error)})"
            problems.append(Problem(file, 0, "", what, build))
            continue
        if sound and stale(table, data, built, sheets[table]):
            problems.append(Problem(file, 0, "", "not what the CSVs build", build))
    if sound and len(found) == len(tables):
        csvs = {table: sheet.data for table, sheet in sheets.items()}
        problems += _check_resources(folder, package.resources(csvs, found), build)
    return problems


def stale(table: str, data: bytes, built: pa.Table, sheet: Sheet) -> bool:
    """Whether a parquet file is not what its CSV builds.

    Another version of pyarrow may pack the same rows into other bytes, which is no fault.
    """
    wanted = to_arrow(table, sheet.rows())
    if to_parquet(wanted) == data:
        return False
    return not (built.schema.equals(wanted.schema, check_metadata=True) and built.equals(wanted))


def strays(folder: Path) -> list[Problem]:
    """Files that are no part of a dossier, as warnings."""
    problems = []
    expected = {f"{table}.csv" for table in TABLES} | {PACKAGE, PARQUET}
    inside = {f"{table}.parquet" for table in TABLES}
    for entry in folder.iterdir():
        if entry.name in LEFT:
            right = "the next build removes it"
            problems.append(
                Problem(entry.name, 0, "", "left by a killed build", right, warning=True)
            )
        elif entry.name == FOLDER and entry.is_dir():
            problems += _strange_recodings(entry)
        elif entry.name not in expected and entry.stem.upper() not in PROSE:
            problems.append(_stray(entry.name, expected))
    if (folder / PARQUET).is_dir():
        for entry in (folder / PARQUET).iterdir():
            if entry.name not in inside:
                problems.append(_stray(f"{PARQUET}/{entry.name}", inside))
    return problems


def _strange_recodings(place: Path) -> list[Problem]:
    right = f"delete it, or save it as {' or '.join(KINDS)}"
    return [
        Problem(f"{FOLDER}/{entry.name}", 0, "", "no sheet of a coder", right, warning=True)
        for entry in place.iterdir()
        if entry.suffix.lower() not in KINDS and entry.stem.upper() not in PROSE
    ]


def read_bytes(path: Path) -> bytes | None:
    """Content of a file, None if it cannot be read or is none: a device may have no end."""
    return content(path)[0]


def _stray(name: str, expected: set[str]) -> Problem:
    hint = did_you_mean(Path(name).name, expected) or "delete it or move it out"
    return Problem(name, 0, "", "no file of a dossier", hint, warning=True)


def _check_resources(folder: Path, listed: list[dict[str, Any]], build: str) -> list[Problem]:
    current, _ = package.read_package(read_bytes(folder / PACKAGE))
    resources = current.get("resources")
    found = {}
    if isinstance(resources, list):
        named = (r for r in resources if isinstance(r, dict) and isinstance(r.get("name"), str))
        found = {r["name"]: r for r in named}
    wanted = {resource["name"]: resource for resource in listed}
    wrong = [name for name in [*wanted, *found] if found.get(name) != wanted.get(name)]
    return [Problem(PACKAGE, 0, "resources", "not what is in the folder", build, n) for n in wrong]
