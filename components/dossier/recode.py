"""A second coder's work: sheets without our codes, and how far the coder agrees with us.

Here is what the check and the pages ask of it; drawing, reading and comparing have modules of
their own, which load no library until a sheet is there.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from .load import Dossier, DossierError, load
from .problems import Problem

FOLDER = "recodings"
KINDS = (".csv", ".xlsx")
AGREEMENT = ("table", "column", "rows", "agree", "alpha", "coder", "day", "file")


def finished(folder: str | Path) -> list[Path]:
    """Finished sheets that were put into a dossier, by name."""
    place = Path(folder) / FOLDER
    if not place.is_dir():
        return []
    return sorted(path for path in place.iterdir() if path.suffix.lower() in KINDS)


def agreement(folder: str | Path, *, dossier: Dossier | None = None) -> pd.DataFrame | None:
    """How far second coders agree with the dossier, of the sheets that were put into it.

    Parameters
    ----------
    folder : str or Path
        Folder of the dossier, built.
    dossier : Dossier, optional
        What is in it, where it was loaded already.

    Returns
    -------
    pandas.DataFrame or None
        A row for each coded column of each sheet: ``table``, ``column``, ``rows`` (how many were
        coded twice), ``agree`` (share of them with the same code, 0 to 1), ``alpha``
        (Krippendorff's, nominal; NaN where only one value was used, so that it is undefined),
        ``coder``, ``day`` (or two days joined by ``/``) and ``file``. None where there is no
        sheet, or none without a fault; `check` names the faults.
    """
    paths = finished(folder)
    if not paths:
        return None
    from .recode_compare import compare

    dossier = dossier or load(folder)
    compared = [compare(dossier, path, f"{FOLDER}/{path.name}") for path in paths]
    rows = [  # a sheet with a fault has none
        (a.table, a.column, a.rows, a.agree, a.alpha, done.coder, done.day, path.name)
        for path, done in zip(paths, compared, strict=True)
        for a in done.agreements
    ]
    if not rows:
        return None
    return pd.DataFrame(rows, columns=list(AGREEMENT)).astype({"alpha": "float64"})


def faults_of_recodings(folder: Path) -> list[Problem]:
    """Every fault of the finished sheets in a dossier.

    That a sheet was made of an earlier version is a warning here: else the first correction of
    the dossier would stop every check after it.
    """
    paths = finished(folder)
    if not paths:
        return []
    from .read import read_csvs
    from .recode_compare import compare

    try:
        dossier = load(folder)
    except DossierError:  # not built: the check says so
        dossier = read_csvs(folder)
    return [
        problem
        for path in paths
        for problem in compare(dossier, path, f"{FOLDER}/{path.name}", kept=True).problems
    ]
