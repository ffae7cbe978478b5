"""A dossier of whatever is sound in the tables, to look at before all of it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from .frames import to_arrow, to_parquet
from .keys import row_key
from .load import Dossier, assemble, version_of
from .schema import TABLES
from .sheet import Sheet

Rows = dict[str, list[Mapping[str, Any]]]


def sound_rows(sheets: Mapping[str, Sheet]) -> Rows:
    """Rows without a fault of their own that name no row which is not there.

    The first of rows that bear one key stays, and citations of rows that are left out go with them.
    """
    rows: Rows = {table: _first(table, sheet.rows()) for table, sheet in sheets.items()}
    while True:
        ids = {table: {row.get("id") for row in found} for table, found in rows.items()}
        kept = {
            table: [row for row in found if _stands(table, row, ids)]
            for table, found in rows.items()
        }
        if kept == rows:
            break
        rows = kept
    keys = {(t, row_key(t, row)) for t, found in rows.items() for row in found}
    rows["citations"] = [r for r in rows["citations"] if (r["table"], r["row_id"]) in keys]
    rows["changes"] = [r for r in rows["changes"] if (r["table"], r["row_id"]) in keys]
    return rows


def _first(table: str, rows: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return list({row_key(table, row): row for row in reversed(rows)}.values())[::-1]


def _stands(table: str, row: Mapping[str, Any], ids: Mapping[str, set[Any]]) -> bool:
    return all(
        row[name] is None or row[name] in ids[target] for name, target in TABLES[table].REFS.items()
    )


def drafted(sheets: Mapping[str, Sheet]) -> dict[str, pa.Table]:
    """The tables of a draft, typed and sorted as a build has them."""
    return {table: to_arrow(table, found) for table, found in sound_rows(sheets).items()}


def draft(sheets: Mapping[str, Sheet], name: str, title: str) -> Dossier:
    """A dossier in memory; nothing is written.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        Table -> what was read of it.
    name, title : str
        What it is called.
    """
    arrow = drafted(sheets)
    version = version_of({table: to_parquet(rows) for table, rows in arrow.items()})
    return assemble(name, title, version, arrow)
