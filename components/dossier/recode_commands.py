"""The commands ``recode sheet`` and ``recode compare``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .load import DossierError, load
from .problems import Problem, did_you_mean
from .recode import FOLDER, KINDS
from .recode_compare import Compared, compare
from .recode_sheet import CODES, NOT_ASKED, OURS, blank_sheet, code_columns, csv_bytes

UNDEFINED = "only one value was used"


def add(commands: Any) -> None:
    """Add ``recode`` to the parser's commands."""
    text = "a second coder's sheet, and how far they agree with us"
    kit = commands.add_parser("recode", help=text, description=text)
    parts = kit.add_subparsers(dest="part", required=True)
    text = "write a sheet of drawn rows with all but our codes"
    sheet = parts.add_parser("sheet", help=text, description=text)
    sheet.add_argument("folder", help="such as data/NAME")
    sheet.add_argument("--tables", type=_tables, default=tuple(CODES), help=",".join(CODES))
    sheet.add_argument("--share", type=_share, default=0.5, help="of each table's rows (0.5)")
    sheet.add_argument("--seed", type=int, default=1, help="draws the same rows again (1)")
    sheet.add_argument("--out", type=_out, default=Path("sheet.xlsx"), help=".xlsx or .csv")
    text = "name every fault of a filled-in sheet, or say how far it agrees with the dossier"
    back = parts.add_parser("compare", help=text, description=text)
    back.add_argument("folder", help="such as data/NAME")
    back.add_argument("sheet", type=Path, help="the filled-in sheet, .xlsx or .csv")
    back.add_argument("--json", action="store_true", help="print it as JSON")
    back.add_argument(
        "--keep", action="store_true",
        help=f"put it into the dossier's {FOLDER}/ with our codes of today beside",
    )  # fmt: skip


def run(options: argparse.Namespace) -> tuple[list[str], int]:
    """Run a part of ``recode``; returns the lines to print and the exit code."""
    try:
        return _sheet(options) if options.part == "sheet" else _compare(options)
    except DossierError as error:
        return [str(error)], 1


def _tables(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in CODES:
            hint = did_you_mean(name, CODES) or f"write some of: {', '.join(CODES)}"
            raise argparse.ArgumentTypeError(f"{name!r} has no codes; {hint}")
    if not names:
        raise argparse.ArgumentTypeError(f"no table; write some of: {', '.join(CODES)}")
    return names


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share; write a number up to 1, as 0.5")
    return share


def _out(text: str) -> Path:
    if Path(text).suffix.lower() not in KINDS:
        raise argparse.ArgumentTypeError(f"{text!r}: end it in {' or '.join(KINDS)}")
    return Path(text)


def _sheet(options: argparse.Namespace) -> tuple[list[str], int]:
    blank = blank_sheet(
        load(options.folder), options.tables, share=options.share, seed=options.seed
    )
    if not blank.rows:
        return [f"{options.folder}: no rows in {', '.join(options.tables)}; choose others"], 1
    if options.out.suffix.lower() == ".csv":
        data = csv_bytes(blank.header, blank.rows)
    else:
        from .recode_book import book_bytes

        data = book_bytes(blank)
    problem = _write(options.out, data)
    if problem:
        return [str(problem)], 1
    stamp = blank.stamp
    counts = ", ".join(
        f"{sum(row[0] == table for row in blank.rows)} {table}" for table in stamp.tables
    )
    return [f"{options.out}: {counts} of {stamp.name} {stamp.version}, seed {stamp.seed}"], 0


def _write(path: Path, data: bytes) -> Problem | None:
    """Write a new file: never over one, which may be a coder's work."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return Problem(str(path), 0, "", "already there", "give another name, or move it away")
    except OSError as error:
        wrong = f"cannot be written ({error.strerror})"
        return Problem(str(path), 0, "", wrong, "give a place that can be written")
    return None


def _compare(options: argparse.Namespace) -> tuple[list[str], int]:
    done = compare(load(options.folder), options.sheet, str(options.sheet))
    if not done.problems and options.keep:
        problem = _keep(Path(options.folder), options.sheet, done)
        done = Compared((problem,)) if problem else done
    code = 1 if done.problems else 0
    if options.json:
        return [json.dumps(_as_json(done), ensure_ascii=False, indent=2)], code
    if done.problems:
        count = len(done.problems)
        last = f"{options.sheet}: {count} fault{'s' if count != 1 else ''}; nothing written"
        return [*map(str, done.problems), last], code
    return list(_lines(done)), code


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
