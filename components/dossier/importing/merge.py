"""Rows from elsewhere into the rows of an author: nothing that they wrote is written over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dossier.keys import row_key

Cells = dict[str, str]


class Merged(NamedTuple):
    """What a merge made.

    Attributes
    ----------
    rows : list of dict
        The author's rows in their order, then the new ones.
    added : list of str
        Keys of the new ones.
    filled : list of str
        ``key: column`` of cells that were empty.
    kept : list of str
        ``key: column: the author's, not the other's`` of cells that differ.
    """

    rows: list[Cells]
    added: list[str]
    filled: list[str]
    kept: list[str]


def merge(table: str, own: Sequence[Mapping[str, str]], other: Sequence[Cells]) -> Merged:
    """Merge rows of a table by their keys.

    Parameters
    ----------
    table : str
        Name of the table.
    own, other : sequence of mapping
        Column -> text, of what the author has and of what is taken in.
    """
    rows = [dict(row) for row in own]
    at = {row_key(table, row): row for row in rows}
    made = Merged(rows, [], [], [])
    for row in other:
        key = row_key(table, row)
        if key not in at:
            at[key] = dict(row)
            rows.append(at[key])
            made.added.append(key)
            continue
        for name, text in row.items():
            had = at[key].get(name, "")
            if text and not had:
                at[key][name] = text
                made.filled.append(f"{key}: {name}")
            elif text and had != text:
                made.kept.append(f"{key}: {name}: {had!r}, not {text!r}")
    return made
