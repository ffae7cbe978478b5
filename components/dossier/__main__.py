"""Check and build dossiers from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from . import recode_commands
from .build import build
from .check import check, faults
from .dictionary import dictionary
from .load import load


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments; those of the process by default.

    Returns
    -------
    int
        0 if all is well, 1 if a dossier has faults.
    """
    parser = argparse.ArgumentParser(prog="python -m components.dossier", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("check", "name every fault of a dossier, in its CSVs and in what is built from them"),
        ("build", "write the parquet and the resources of datapackage.json, if all is right"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("folder", help="such as data/NAME")
    commands.add_parser("dictionary", help="print the data dictionary in Markdown")
    recode_commands.add(commands)
    options = parser.parse_args(argv)
    if options.command == "dictionary":
        print(dictionary())
        return 0
    if options.command == "recode":
        lines, code = recode_commands.run(options)
        print("\n".join(lines))
        return code
    return _check(options.folder) if options.command == "check" else _build(options.folder)


def _check(folder: str) -> int:
    problems, counts = check(folder)
    for problem in problems:
        print(problem)
    found = len(faults(problems))
    rows = ", ".join(f"{count} {table}" for table, count in counts.items())
    print(f"{folder}: {_faults(found)}" if found else f"{folder}: in order: {rows}")
    return 1 if found else 0


def _build(folder: str) -> int:
    problems = build(folder)
    for problem in problems:
        print(problem)
    found = len(faults(problems))
    if found:
        print(f"{folder}: {_faults(found)}; nothing written")
        return 1
    dossier = load(folder)
    rows = sum(len(frame) for frame in dossier.tables.values())
    print(f"{folder}: built version {dossier.version}: {len(dossier.tables)} tables, {rows} rows")
    return 0


def _faults(count: int) -> str:
    return f"{count} fault{'s' if count != 1 else ''}"


if __name__ == "__main__":
    sys.exit(main())
