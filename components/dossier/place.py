"""Where the dossiers lie that are meant: the one that is named, or several."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .load import PACKAGE, DossierError

DATA = Path(__file__).parents[2] / "data"
#: Variable of the environment that names the dossier: a folder, or one within ``data``.
VARIABLE = "DOSSIER"
#: Variable that names several, or folders that hold several.
SEVERAL = "CASES"
#: Variable that says that it is a draft, built anew now and then: the file that names its faults.
DRAFT = "DRAFT"


def usual_folder(data: Path = DATA) -> Path:
    """Folder of the dossier that the environment names, or else the first by name in ``data``.

    Raises
    ------
    DossierError
        If there is none.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        return _named(named, data)
    found = _within(data)
    if not found:
        raise DossierError(f"{data}: no dossier here; name one in {VARIABLE}")
    return found[0]


def case_folders(data: Path = DATA) -> Mapping[str, Path]:
    """Folders of all dossiers that are served, by their names; the first is the default.

    ``CASES`` names them, with commas or the system's separator of paths between them; a folder that
    holds dossiers stands for all of these. ``DOSSIER`` names the default among them. Without
    ``CASES`` there is one, that of ``usual_folder``.

    Raises
    ------
    DossierError
        If a name is of no dossier, two are called the same, or the default is none of them.
    """
    said = os.environ.get(SEVERAL, "").replace(os.pathsep, ",")
    parts = [part.strip() for part in said.split(",") if part.strip()]
    if not parts:
        folder = usual_folder(data)
        return {folder.resolve().name: folder}
    found: dict[str, Path] = {}
    for folder in (folder for part in parts for folder in _meant(part, data)):
        name = folder.resolve().name
        if found.setdefault(name, folder).resolve() != folder.resolve():
            raise DossierError(
                f"{SEVERAL}: {found[name]} and {folder} are both called {name}, which stands in "
                "addresses; give one folder another name"
            )
    first = os.environ.get(VARIABLE, "")
    if not first:
        return found
    default = _named(first, data).resolve().name
    if default not in found:
        raise DossierError(
            f"{VARIABLE}: {first} is none of the {SEVERAL}; there are {', '.join(found)}"
        )
    return {default: found[default]} | found


def _meant(part: str, data: Path) -> list[Path]:
    """The dossiers that a part of ``CASES`` names."""
    path = _named(part, data)
    if path.name == PACKAGE:
        path = path.parent
    found = [path] if (path / PACKAGE).is_file() else _within(path)
    if found:
        return found
    if path.is_file():
        fault = f"is a file; make a dossier of a workbook first: 353-0 import {part}"
    else:
        there = ", ".join(folder.name for folder in _within(data)) or "none"
        fault = (
            f"no folder with a {PACKAGE}, nor with folders that have one; write a folder, or the "
            f"name of one in {data}: there are {there}"
        )
    raise DossierError(f"{SEVERAL}: {part}: {fault}")


def _named(name: str, data: Path) -> Path:
    return next((path for path in (data / name, Path(name)) if path.is_dir()), Path(name))


def _within(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob(f"*/{PACKAGE}"))


def draft_faults() -> Path | None:
    """File that names the faults of the draft that is shown; None where it is no draft."""
    named = os.environ.get(DRAFT, "")
    return Path(named) if named else None
