#!/usr/bin/env bash
# DuckDB 2.0.1 (Python), date_trunc and date_part: centuries and millennia.
#
# date_part('century') goes by the calendar, in which the 20th century is 1901 to 2000, as in
# PostgreSQL, from which both functions are taken. There date_trunc('century') gives the first day
# of that century: 1901-01-01 for the year 2000.
# Seen: date_trunc cuts off the last digits of the year instead. The year 2000 becomes 2000-01-01,
# though it belongs to the 20th century, whose other years become 1900-01-01; the first century
# begins in 1 BC, with the year 0. Rows grouped by the one function and by the other differ at each
# turn of a century.
#
# Output seen:
#   2000-06-15: century 20, from 2000-01-01, millennium 2000-01-01
#   1999-06-15: century 20, from 1900-01-01, millennium 1000-01-01
#   2001-06-15: century 21, from 2000-01-01, millennium 2000-01-01
#   0044-06-15: century 1, from 0001-01-01 (BC), millennium 0001-01-01
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import duckdb

for day in ("2000-06-15", "1999-06-15", "2001-06-15", "0044-06-15"):
    part, start, millennium = duckdb.execute(
        "SELECT date_part('century', d), date_trunc('century', d)::VARCHAR,"
        " date_trunc('millennium', d)::VARCHAR FROM (SELECT CAST(? AS DATE) AS d)",
        [day],
    ).fetchone()
    print(f"{day}: century {part}, from {start[:15].split(' 00')[0]}, millennium {millennium[:10]}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
2000-06-15: century 20, from 2000-01-01, millennium 2000-01-01
1999-06-15: century 20, from 1900-01-01, millennium 1000-01-01
2001-06-15: century 21, from 2000-01-01, millennium 2000-01-01
0044-06-15: century 1, from 0001-01-01 (BC), millennium 0001-01-01
SEEN
