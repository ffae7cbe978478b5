#!/usr/bin/env bash
# narwhals 2.29.0 (Python) over pandas 3.1.1, polars 2.1.0 and DuckDB 2.0.1: shares cast to whole
# numbers.
#
# Narwhals promises one expression for all libraries, with the meaning that it has in polars. Its
# documentation of cast() names no difference between them.
# Expected: 1.7 becomes 1 with each of them, as with polars.
# Seen: DuckDB rounds, half to even: 1.7 and 1.5 become 2, 0.5 becomes 0. pyarrow refuses a share
# that is not whole. The same function that counts "full per cent" gives other rows once a table is
# read from files by DuckDB; a test with one library shows nothing.
#
# Output seen:
#   pandas: [0, 1, 1, -1]
#   polars: [0, 1, 1, -1]
#   duckdb: [0, 2, 2, -2]
#   pyarrow: ArrowInvalid
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  narwhals==2.29.0 pandas==3.1.1 polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa

table = pa.table({"share": [0.5, 1.5, 1.7, -1.7]})
for name, frame in (
    ("pandas", table.to_pandas()),
    ("polars", pl.from_arrow(table)),
    ("duckdb", duckdb.from_arrow(table)),
    ("pyarrow", table),
):
    try:
        whole = nw.from_native(frame).lazy().select(nw.col("share").cast(nw.Int64))
        print(f"{name}: {whole.collect('pyarrow')['share'].to_list()}")
    except pa.ArrowInvalid as error:
        print(f"{name}: {type(error).__name__}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
pandas: [0, 1, 1, -1]
polars: [0, 1, 1, -1]
duckdb: [0, 2, 2, -2]
pyarrow: ArrowInvalid
SEEN
