#!/usr/bin/env bash
# pandas 3.1.1 with pyarrow 26.0.1, a column of months (Period) in parquet, read by DuckDB 2.0.1.
#
# Expected: months come to another reader as dates or as text, or pandas refuses to write them, as
# its other engine does.
# Seen: each month is written as the count of months since January 1970, and what it counts stands
# only in a mark that pandas and pyarrow know. To DuckDB the column is a BIGINT: February 2003 is
# 397, years and quarters are 33 and 132, so that one table can hold three kinds of count that look
# alike. As CSV the same column is "2003-02", which DuckDB reads as text.
#
# Output seen:
#   month   2003-02 is 397 (BIGINT)
#   quarter 2003Q1 is 132 (BIGINT)
#   year    2003 is 33 (BIGINT)
#   CSV     2003-02 (VARCHAR)
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check \
    pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1 duckdb==2.0.1
venv/bin/python - > seen <<'PYTHON'
import duckdb
import pandas

for name, letter in (("month", "M"), ("quarter", "Q"), ("year", "Y")):
    period = pandas.Period("2003-02", freq=letter)
    frame = pandas.DataFrame({"when": [period]})
    frame.to_parquet("when.parquet")
    found = duckdb.sql('select "when" from \'when.parquet\'')
    print(f"{name:<7} {period} is {found.fetchall()[0][0]} ({found.types[0]})")
    if letter == "M":
        frame.to_csv("when.csv", index=False)
found = duckdb.sql('select "when" from \'when.csv\'')
print(f"CSV     {found.fetchall()[0][0]} ({found.types[0]})")
PYTHON
cat seen
diff seen - <<'SEEN'
month   2003-02 is 397 (BIGINT)
quarter 2003Q1 is 132 (BIGINT)
year    2003 is 33 (BIGINT)
CSV     2003-02 (VARCHAR)
SEEN
