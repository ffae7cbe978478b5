"""Event data beside a dossier: rows coded by a program, as many as there are, in parquet.

``context.parquet``, or every parquet file of a folder ``context``, has a row an event: ``date``
(a day), ``side`` (who acted: a word such as domestic or international), and, where known,
``actor`` (a name). It is no table of the dossier: no row of it is cited or drawn by itself.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

NAME = "context"
#: Columns that every file has, and how to tell that one is of the right kind.
NEEDED = {"date": pa.types.is_temporal, "side": pa.types.is_string}
KINDS = {"date": "a day (date32)", "side": "a text"}


def files_of(folder: Path) -> tuple[Path, ...]:
    """Files of the event data beside a dossier; none where it has none.

    Raises
    ------
    ValueError
        If one lacks a column or is no parquet; with the file, and what would be right.
    """
    single = folder / f"{NAME}.parquet"
    found = [single] if single.is_file() else sorted((folder / NAME).glob("**/*.parquet"))
    for path in found:
        if fault := _fault(path):
            raise ValueError(f"{path}: {fault}")
    return tuple(found)


def _fault(path: Path) -> str:
    """What is wrong with a file, and what would be right; "" if nothing is."""
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        return f"not a whole parquet file ({str(error).splitlines()[0]}); write it again"
    for name, right in NEEDED.items():
        if name not in schema.names:
            return f"no column {name}; give each row {KINDS[name]} of that name"
        kind = schema.field(name).type
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        if not (right(kind) or (name == "side" and pa.types.is_large_string(kind))):
            return f"column {name} holds {kind}; it must be {KINDS[name]}"
    return ""
