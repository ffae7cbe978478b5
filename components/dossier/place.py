"""Where the dossier lies that is meant where none is named."""

from __future__ import annotations

import os
from pathlib import Path

from .load import PACKAGE, DossierError

DATA = Path(__file__).parents[2] / "data"
#: Variable of the environment that names the dossier: a folder, or one within ``data``.
VARIABLE = "DOSSIER"
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
        return next((path for path in (data / named, Path(named)) if path.is_dir()), Path(named))
    found = sorted(path.parent for path in data.glob(f"*/{PACKAGE}"))
    if not found:
        raise DossierError(f"{data}: no dossier here; name one in {VARIABLE}")
    return found[0]


def draft_faults() -> Path | None:
    """File that names the faults of the draft that is shown; None where it is no draft."""
    named = os.environ.get(DRAFT, "")
    return Path(named) if named else None
