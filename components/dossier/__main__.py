"""Check and build dossiers from the command line."""

from __future__ import annotations

import sys

import click

from .build import build
from .check import check, faults
from .dictionary import dictionary
from .load import load
from .problems import Problem
from .recode_commands import recode
from .writing import writing


@click.group()
def dossier() -> None:
    """Check and build dossiers."""


@dossier.command("check")
@click.argument("folder")
def check_folder(folder: str) -> None:
    """Name every fault of a dossier, in its CSVs and in what is built from them.

    FOLDER is a dossier, such as data/NAME.
    """
    problems, counts = check(folder)
    rows = ", ".join(f"{count} {table}" for table, count in counts.items())
    _say(folder, problems, f"in order: {rows}")


@dossier.command("build")
@click.argument("folder")
def build_folder(folder: str) -> None:
    """Write the parquet and the resources of datapackage.json, if all is right.

    FOLDER is a dossier, such as data/NAME.
    """
    with writing(folder):
        problems = build(folder)
    if faults(problems):
        _say(folder, problems, "", last="; nothing written")
    made = load(folder)
    rows = sum(len(frame) for frame in made.tables.values())
    _say(folder, problems, f"built version {made.version}: {len(made.tables)} tables, {rows} rows")


@dossier.command("dictionary")
def print_dictionary() -> None:
    """Print the data dictionary in Markdown."""
    click.echo(dictionary())


def _say(folder: str, problems: list[Problem], well: str, last: str = "") -> None:
    """Say what was found; the process ends with 1 if a fault is among it."""
    for problem in problems:
        click.echo(problem)
    found = len(faults(problems))
    if found:
        click.echo(f"{folder}: {found} fault{'s' if found != 1 else ''}{last}")
        sys.exit(1)
    click.echo(f"{folder}: {well}")


dossier.add_command(recode)

if __name__ == "__main__":
    dossier(prog_name="python -m components.dossier")
