"""What names a row: the key that citations point at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.wording.cells import as_text


def key_columns(table: str) -> tuple[str, ...]:
    """Columns whose values together name a row of a table."""
    from .schema import TABLES  # here: loading a dossier does without pydantic

    return TABLES[table].KEY


def row_key(table: str, row: Mapping[str, Any]) -> str:
    """Name of a row as citations write it.

    Parameters
    ----------
    table : str
        Name of the table.
    row : Mapping
        The row, by column (a dict or a pandas Series).

    Returns
    -------
    str
        The id, or the parts of a joint key joined by ``/``; an empty part is an empty string.
    """
    return "/".join(as_text(row[name]) for name in key_columns(table))
