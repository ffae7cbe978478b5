"""Where the dossier lies that is meant where none is named."""

from __future__ import annotations

import os
from pathlib import Path

from .load import PACKAGE, DossierError

DATA = Path(__file__).parents[2] / "data"
#: Variable of the environment that names the dossier: a folder, or one within ``data``.
VARIABLE = "DOSSIER"


def usual_folder(data: Path = DATA) -> Path:
    """Folder of the dossier that the environment names, or of the only one in ``data``.

    Raises
    ------
    DossierError
        If there is none, or one of several would have to be chosen.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        return next((path for path in (data / named, Path(named)) if path.is_dir()), Path(named))
    found = sorted(path.parent for path in data.glob(f"*/{PACKAGE}"))
    if len(found) == 1:
        return found[0]
    names = ", ".join(folder.name for folder in found) or "none"
    raise DossierError(f"{data}: dossiers here: {names}; name one in {VARIABLE}")
