"""The commands ``recode sheet`` and ``recode compare``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import click

from .load import Dossier, DossierError, load
from .problems import Problem, did_you_mean
from .recode import FOLDER, KINDS
from .recode_compare import Compared, compare
from .recode_sheet import CODES, NOT_ASKED, OURS, Blank, blank_sheet, code_columns, csv_bytes
from .writing import write_whole, writing

UNDEFINED = "only one value was used"


def _tables(_context: click.Context, _option: click.Parameter, text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in CODES:
            hint = did_you_mean(name, CODES) or f"write some of: {', '.join(CODES)}"
            raise click.BadParameter(f"{name!r} has no codes; {hint}")
    if not names:
        raise click.BadParameter(f"no table; write some of: {', '.join(CODES)}")
    return names


def _share(_context: click.Context, _option: click.Parameter, text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0
    if not 0 < share <= 1:
        raise click.BadParameter(f"{text!r} is no share; write a number up to 1, as 0.5")
    return share


def _out(_context: click.Context, _option: click.Parameter, path: Path) -> Path:
    if path.suffix.lower() not in KINDS:
        raise click.BadParameter(f"{str(path)!r}: end it in {' or '.join(KINDS)}")
    return path


FILE = click.Path(path_type=Path)


@click.group()
def recode() -> None:
    """Write a second coder's sheet, and say how far they agree with us."""


@recode.command("sheet")
@click.argument("folder")
@click.option("--tables", default=",".join(CODES), callback=_tables, help=",".join(CODES))
@click.option("--share", default="0.5", callback=_share, help="of each table's rows (0.5)")
@click.option("--seed", default=1, help="draws the same rows again (1)")
@click.option("--out", type=FILE, default="sheet.xlsx", callback=_out, help=".xlsx or .csv")
def sheet_of(folder: str, tables: tuple[str, ...], share: float, seed: int, out: Path) -> None:
    """Write a sheet of drawn rows with all but our codes.

    FOLDER is a dossier, such as data/NAME.
    """
    blank = blank_sheet(_dossier(folder), tables, share=share, seed=seed)
    if not blank.rows:
        _stop(f"{folder}: no rows in {', '.join(tables)}; choose others")
    with writing(out):
        problem = _write(out, _sheet_bytes(blank, out.suffix))
    if problem:
        _stop(str(problem))
    stamp = blank.stamp
    counts = ", ".join(
        f"{sum(row[0] == table for row in blank.rows)} {table}" for table in stamp.tables
    )
    click.echo(f"{out}: {counts} of {stamp.name} {stamp.version}, seed {stamp.seed}")


@recode.command("compare")
@click.argument("folder")
@click.argument("sheet", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="print it as JSON")
@click.option(
    "--keep",
    is_flag=True,
    help=f"put it into the dossier's {FOLDER}/ with our codes of today beside",
)
def compare_sheet(folder: str, sheet: Path, as_json: bool, keep: bool) -> None:
    """Name every fault of a filled-in sheet, or say how far it agrees with the dossier.

    FOLDER is a dossier, such as data/NAME, SHEET the filled-in sheet, .xlsx or .csv.
    """
    done = compare(_dossier(folder), sheet, str(sheet))
    if not done.problems and keep:
        with writing(Path(folder, FOLDER)):
            problem = _keep(Path(folder), sheet, done)
        done = Compared((problem,)) if problem else done
    if as_json:
        lines = [json.dumps(_as_json(done), ensure_ascii=False, indent=2)]
    elif done.problems:
        count = len(done.problems)
        last = f"{sheet}: {count} fault{'s' if count != 1 else ''}; nothing written"
        lines = [*map(str, done.problems), last]
    else:
        lines = list(_lines(done))
    click.echo("\n".join(lines))
    sys.exit(1 if done.problems else 0)


def _sheet_bytes(blank: Blank, ending: str) -> bytes:
    if ending.lower() == ".csv":
        return csv_bytes(blank.header, blank.rows)
    from .recode_book import sheet_book

    return sheet_book(blank)


def _dossier(folder: str) -> Dossier:
    try:
        return load(folder)
    except DossierError as error:
        _stop(str(error))


def _stop(why: str) -> NoReturn:
    click.echo(why)
    sys.exit(1)


def _write(path: Path, data: bytes) -> Problem | None:
    """Write a new file: never over one, which may be a coder's work."""
    if path.exists():
        return Problem(str(path), 0, "", "already there", "give another name, or move it away")
    write_whole({path: data})
    return None


def _keep(folder: Path, sheet: Path, done: Compared) -> Problem | None:
    """Put a sheet into the dossier, our codes beside it: they may change, the agreement did not."""
    assert done.stamp is not None
    assert done.ours is not None
    codes = code_columns(done.stamp.tables)
    told = [name for name in done.header if not name.startswith(OURS)]
    rows = []
    for filled in done.rows:
        ours = done.ours[filled.cells["table"], filled.cells["row"]]
        cells = [filled.cells[name] for name in told]
        rows.append([*cells, *(ours.get(name, NOT_ASKED) for name in codes)])
    (folder / FOLDER).mkdir(exist_ok=True)
    header = (*told, *(OURS + name for name in codes))
    return _write(folder / FOLDER / f"{sheet.stem}.csv", csv_bytes(header, rows))


def _as_json(done: Compared) -> dict[str, Any]:
    if done.problems:
        return {"problems": [asdict(problem) for problem in done.problems]}
    assert done.stamp is not None
    return {
        "dossier": done.stamp.name,
        "version": done.stamp.version,
        "coder": done.coder,
        "day": done.day,
        "agreement": [
            asdict(a) | ({"undefined": UNDEFINED} if a.alpha is None else {})
            for a in done.agreements
        ],
        "disagreements": [asdict(disagreement) for disagreement in done.disagreements],
    }


def _lines(done: Compared) -> Iterator[str]:
    stamp = done.stamp
    assert stamp is not None
    yield f"{done.coder}, {done.day}, and {stamp.name} {stamp.version}: {stamp.rows} rows"
    yield ""
    yield f"{'table':<12}{'column':<12}{'rows':>5}{'agree':>9}   alpha (Krippendorff, nominal)"
    for a in done.agreements:
        alpha = f"undefined: {UNDEFINED}" if a.alpha is None else f"{a.alpha:.3f}"
        yield f"{a.table:<12}{a.column:<12}{a.rows:>5}{a.agree * 100:>7.1f} %   {alpha}"
    yield ""
    count = len(done.disagreements)
    yield f"{count} disagreement{'s' if count != 1 else ''}{':' if count else ''}"
    for d in done.disagreements:
        yield f"  {d.table}/{d.row}: {d.column}: ours {d.ours!r}, theirs {d.theirs!r}"
