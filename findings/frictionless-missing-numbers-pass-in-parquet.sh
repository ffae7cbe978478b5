#!/usr/bin/env bash
# frictionless 5.21.0 (Python), one table as CSV and as parquet, with the same schema.
#
# Its documentation shows formats as interchangeable: a resource is read, checked and written alike.
# The schema requires a value in each row; the second row has none.
# Expected: both files fail at the second row.
# Seen: in the parquet file, which it wrote itself from the CSV, the missing number is read as NaN,
# and NaN passes for a value. A missing day ends the check with an error of pandas instead of a
# report. Missing integers alone are found. The file itself holds nulls: they are lost in reading,
# which goes through pandas.
#
# Output seen:
#   seats csv: 2nd row refused
#   seats parq: 2nd row refused
#   share csv: 2nd row refused
#   share parq: passes
#   day csv: 2nd row refused
#   day parq: ValueError: NaTType does not support time
#   share in the file: [0.5, None]
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check \
    frictionless==5.21.0 pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6
venv/bin/python - > seen <<'PYTHON'
from pathlib import Path

import pyarrow.parquet
from frictionless import Resource, Schema


def table(path, name, kind, **constraints):
    field = {"name": name, "type": kind, "constraints": constraints}
    fields = [{"name": "id", "type": "integer"}, field]
    return Resource(path=path, schema=Schema.from_descriptor({"fields": fields}))


for name, kind, value in (
    ("seats", "integer", "353"),
    ("share", "number", "0.5"),
    ("day", "date", "2003-02-03"),
):
    Path(f"{name}.csv").write_text(f"id,{name}\n1,{value}\n2,\n")
    table(f"{name}.csv", name, kind).write(f"{name}.parq")
    for suffix in ("csv", "parq"):
        try:
            report = table(f"{name}.{suffix}", name, kind, required=True).validate()
            print(f"{name} {suffix}: {'passes' if report.valid else '2nd row refused'}")
        except ValueError as error:
            print(f"{name} {suffix}: ValueError: {error}")
column = pyarrow.parquet.read_table("share.parq")["share"]
print(f"share in the file: {column.to_pylist()}")
PYTHON
cat seen
diff seen - <<'SEEN'
seats csv: 2nd row refused
seats parq: 2nd row refused
share csv: 2nd row refused
share parq: passes
day csv: 2nd row refused
day parq: ValueError: NaTType does not support time
share in the file: [0.5, None]
SEEN
