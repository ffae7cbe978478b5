"""Rows -> Arrow tables -> parquet bytes, the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from . import dates
from .columns import columns
from .keys import key_columns
from .schema import TABLES

ARROW = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
ROW_GROUP = 1 << 20


def arrow_schema(table: str) -> pa.Schema:
    """Arrow types of a table, each column with its description."""
    return pa.schema(
        pa.field(
            column.name,
            ARROW[column.kind],
            nullable=not column.required,
            metadata={"description": column.description},
        )
        for column in columns(table)
    )


def to_arrow(table: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Type and sort valid rows, and add the derived columns.

    Parameters
    ----------
    table : str
        Name of the table.
    rows : sequence of mappings
        Column -> value, every authored column present; None where empty.

    Returns
    -------
    pyarrow.Table
        In the order of the key; ``date_from`` and ``date_to`` are null at an open end.
    """
    ordered = sorted(rows, key=lambda row: _order(table, row))
    return pa.Table.from_pylist([_derive(table, row) for row in ordered], arrow_schema(table))


def to_parquet(table: pa.Table) -> bytes:
    """Write a table as parquet bytes that depend on nothing but the table."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        table,
        sink,
        compression="snappy",  # the one that every reader of parquet knows
        row_group_size=ROW_GROUP,
        version="2.6",
        data_page_version="1.0",
        use_dictionary=True,
        write_statistics=True,
    )
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _order(table: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    names = TABLES[table].ORDER or key_columns(table)
    return tuple("" if row[name] is None else row[name] for name in names)


def _derive(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    derived: dict[str, Any] = {}
    names = {column.name for column in columns(table) if column.derived}
    if "date_words" in names:
        first, last = dates.bounds(row["date"])
        derived = {"date_from": first, "date_to": last, "date_words": dates.words(row["date"])}
    return {**row, **derived}
