#!/usr/bin/env bash
# DuckDB 2.0.1 (Python), rows of a column DATE: fetchall().
#
# Expected: each value of a column has one Python type; a date that datetime.date cannot hold is an
# error.
# Seen: days before the year 1 and after 9999 come as text in a form of their own, "0044-03-15
# (BC)", amid rows that are datetime.date; sorting or comparing the rows fails. The two dates
# without end, which stand for "not yet ended" and "always", come as the last and the first day of
# Python's calendar and cannot be told from these: a seat held "until infinity" ends in 9999.
#
# Output seen:
#   -infinity: date 0001-01-01
#   0044-03-15 (BC): str 0044-03-15 (BC)
#   0001-01-01: date 0001-01-01
#   9999-12-31: date 9999-12-31
#   10000-01-01: str 10000-01-01
#   infinity: date 9999-12-31
#   sorted: TypeError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1
venv/bin/python - > seen <<'PYTHON'
import duckdb

DAYS = (
    "-infinity",
    "0044-03-15 (BC)",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "infinity",
)
values = ", ".join(f"(date '{day}')" for day in DAYS)
rows = duckdb.sql(f"select day from (values {values}) t(day) order by day").fetchall()
for day, (read,) in zip(DAYS, rows):
    print(f"{day}: {type(read).__name__} {read}")
try:
    print(f"sorted: {len(sorted(rows))}")
except TypeError as error:
    print(f"sorted: {type(error).__name__}")
PYTHON
cat seen
diff seen - <<'SEEN'
-infinity: date 0001-01-01
0044-03-15 (BC): str 0044-03-15 (BC)
0001-01-01: date 0001-01-01
9999-12-31: date 9999-12-31
10000-01-01: str 10000-01-01
infinity: date 9999-12-31
sorted: TypeError
SEEN
