"""A filled-in sheet against our codes: its faults, or how far the two agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .keys import row_key
from .load import Dossier
from .problems import Problem, in_order
from .recode_faults import Key, altered, people, read_stamp, wrong_codes, wrong_rows
from .recode_read import Filled, read_filled
from .recode_sheet import CODES, OURS, Stamp, code_columns, handle


@dataclass(frozen=True)
class Agreement:
    """How far two coders agree on one column.

    Attributes
    ----------
    rows : int
        Rows that both coded.
    agree : float
        Share of them to which both gave the same code.
    alpha : float or None
        Krippendorff's alpha for nominal codes; None where only one value was used, since nothing
        can then be told from chance.
    """

    table: str
    column: str
    rows: int
    agree: float
    alpha: float | None


@dataclass(frozen=True)
class Disagreement:
    """One row to which two coders gave different codes."""

    table: str
    row: str
    column: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Compared:
    """What came of a sheet: problems, or the agreement where there is none but warnings."""

    problems: tuple[Problem, ...]
    agreements: tuple[Agreement, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    coder: str = ""
    day: str = ""
    stamp: Stamp | None = None
    header: tuple[str, ...] = ()
    rows: tuple[Filled, ...] = ()
    ours: Mapping[Key, Mapping[str, str]] | None = None


def alpha(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of two coders for nominal codes.

    Parameters
    ----------
    pairs : sequence of (str, str)
        The two codes of each row.

    Returns
    -------
    float or None
        1 for full agreement, 0 for as much as chance would give, below 0 for less; None where
        only one value was used, for which it is not defined.
    """
    if len({code for pair in pairs for code in pair}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask  # here: it takes a second to load

    triples = [(coder, row, pair[coder]) for row, pair in enumerate(pairs) for coder in (0, 1)]
    return float(AnnotationTask(triples).alpha())


def compare(dossier: Dossier, path: Path, file: str, *, kept: bool = False) -> Compared:
    """Compare a sheet with the codes of the dossier that it was made of.

    Parameters
    ----------
    dossier : Dossier
        The dossier.
    path : Path
        The sheet.
    file : str
        How problems name it.
    kept : bool
        Whether the sheet lies in the dossier: that the dossier has moved on is then a warning.

    Returns
    -------
    Compared
        Every fault of the sheet, or the agreement.
    """
    header, rows, problems = read_filled(path, file)
    stamp, of_stamp = read_stamp(dossier, file, header, rows, kept=kept)
    problems += of_stamp
    tables = stamp.tables if stamp else tuple(CODES)
    codes = code_columns(tables)
    with_ours = any(OURS + name in header for name in codes)
    needed = [*codes, *(OURS + name for name in codes if with_ours)] if stamp and rows else []
    problems += [
        Problem(file, 1, name, "missing column", "put it back as it stood in the sheet")
        for name in needed
        if name not in header
    ]
    current = stamp is not None and stamp.version == dossier.version
    named = {
        (table, handle(dossier.name, table, row_key(table, row))): row
        for table in CODES
        for row in dossier.tables[table].to_dict("records")
    }
    problems += wrong_rows(file, rows, named, stamp, dossier, current=current, with_ours=with_ours)
    ours = {
        key: {c: dossier.words.core(c, row[c]) for c in CODES[key[0]]} for key, row in named.items()
    }
    for filled in rows:
        table, name = filled.cells.get("table", ""), filled.cells.get("row", "")
        if table not in tables:
            continue
        problems += wrong_codes(file, filled, table, header)
        if with_ours:
            kept_codes = {c: filled.cells.get(OURS + c, "") for c in CODES[table]}
            if current and (table, name) in ours:
                problems += altered(file, filled, kept_codes, ours[table, name])
            ours[table, name] = kept_codes
    coders, days, of_people = people(file, header, rows)
    problems = in_order([*problems, *of_people])
    if problems:
        return Compared(tuple(problems))
    ids = {key: str(row["id"]) for key, row in named.items()}
    agreements, disagreements = _agree(tables, rows, ours, ids)
    return Compared(
        (), agreements, disagreements, "; ".join(coders), "/".join(days), stamp, header,
        tuple(rows), ours,
    )  # fmt: skip


def _agree(
    tables: Sequence[str],
    rows: Sequence[Filled],
    ours: Mapping[Key, Mapping[str, str]],
    ids: Mapping[Key, str],
) -> tuple[tuple[Agreement, ...], tuple[Disagreement, ...]]:
    agreements, disagreements = [], []
    for table in tables:
        coded = [filled for filled in rows if filled.cells["table"] == table]
        for name in CODES[table]:
            pairs = []
            for filled in coded:
                key = table, filled.cells["row"]
                pair = ours[key][name], filled.cells[name]
                pairs.append(pair)
                if pair[0] != pair[1]:
                    disagreements.append(Disagreement(table, ids.get(key, key[1]), name, *pair))
            same = sum(mine == theirs for mine, theirs in pairs)
            agreements.append(Agreement(table, name, len(pairs), same / len(pairs), alpha(pairs)))
    return tuple(agreements), tuple(disagreements)
