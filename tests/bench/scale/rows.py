"""A dossier's rows many times over, each with its own ids, sources and dates."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

#: Columns that name an event, an act or a source's row, by table.
NAMED = {
    "events": ("id",), "roles": ("event_id",), "pressures": ("id", "event_id"),
    "citations": ("row_id",),
}  # fmt: skip
#: Most days by which a copy lies before or after the row that it is of.
APART = 1200


def enlarge(folder: Path, events: int) -> None:
    """Give a built dossier so many events: its own, and copies on other days.

    Every row that is a copy's keeps what it has but for ids and dates; hashes in the package are
    those of the new files.
    """
    tables = {name: _read(folder, name) for name in NAMED}
    count = tables["events"].num_rows
    chance, made = Random(353), {name: [rows.to_pylist()] for name, rows in tables.items()}
    own = set(tables["events"]["id"].to_pylist())
    for k in range(1, -(-events // count)):
        kept = set(sorted(own)[: events - k * count])
        for name in NAMED:
            made[name].append(_copies(name, made[name][0], kept, k, chance))
    for name, parts in made.items():
        rows = [row for part in parts for row in part]
        _write(folder, name, pa.Table.from_pylist(rows, tables[name].schema))


def _copies(
    name: str, rows: list[dict[str, Any]], kept: set[str], k: int, chance: Random
) -> list[dict[str, Any]]:
    """The rows of the ``k``-th copy of some events."""
    column = {"events": "id", "citations": "row_id"}.get(name, "event_id")
    found = []
    for row in rows:
        if name == "citations" and row["table"] != "events":
            continue
        if row[column] not in kept:
            continue
        copy = row | {c: f"{row[c]}-{k}" for c in NAMED[name]}
        if name == "events":
            copy["landmark"] = False
            copy["annotation"] = None
            apart = timedelta(days=chance.randint(-APART, APART))
            for end in ("date_from", "date_to"):
                copy[end] = row[end] and row[end] + apart
        found.append(copy)
    return found


def _file(folder: Path, table: str) -> Path:
    return folder / "parquet" / f"{table}.parquet"


def _read(folder: Path, table: str) -> pa.Table:
    return pq.read_table(_file(folder, table), use_threads=False)


def _write(folder: Path, name: str, table: pa.Table) -> None:
    path, package = _file(folder, name), folder / "datapackage.json"
    pq.write_table(table, path)
    said = json.loads(package.read_text(encoding="utf-8"))
    for one in said["resources"]:
        if one["path"] == f"parquet/{name}.parquet":
            one["hash"] = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    package.write_text(json.dumps(said), encoding="utf-8")


def event_data(path: Path, rows: int) -> None:
    """Write event data of so many rows: days of 14 years, three sides, 500 actors."""
    chance = np.random.default_rng(353)
    days = np.sort(chance.integers(9000, 14000, rows)).astype("int32")

    def words(values: list[str]) -> pa.Array:
        places = pa.array(chance.integers(0, len(values), rows).astype("int32"))
        return pa.DictionaryArray.from_arrays(places, pa.array(values)).cast(pa.string())

    sides = words(["domestic", "international", "both"])
    actors = words([f"actor {k}" for k in range(500)])
    columns = {"date": pa.array(days).cast(pa.date32()), "side": sides, "actor": actors}
    pq.write_table(pa.table(columns), path, compression="zstd")
