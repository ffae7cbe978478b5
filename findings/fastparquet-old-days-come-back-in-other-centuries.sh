#!/usr/bin/env bash
# fastparquet 2026.9.0 (Python, also pandas' engine "fastparquet"), days before 1677 in a file of
# pyarrow 26.0.1.
#
# A day in parquet is a whole number of days. pandas holds days from the beginning of the year 1 by
# now; nanoseconds reach from 1677 to 2262 only. Expected: the day, or an error.
# Seen: days are turned into nanoseconds, and what does not fit wraps round without a word, to
# another day with an odd time of day: the 4th of October 1582 becomes April 2167, the beginning of
# the year 1 becomes 1754. pyarrow, the other engine, reads the same file right.
#
# Output seen:
#   0001-01-01 -> 1754-08-30 22:43:41
#   1582-10-04 -> 2167-04-23 23:34:33
#   1649-01-30 -> 2233-08-20 23:34:33
#   1789-07-14 -> 1789-07-14 00:00:00
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check \
    fastparquet==2026.9.0 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1 cramjam==2.11.0
venv/bin/python - > seen <<'PYTHON'
from datetime import date

import fastparquet
import pyarrow
import pyarrow.parquet

days = [date(1, 1, 1), date(1582, 10, 4), date(1649, 1, 30), date(1789, 7, 14)]
pyarrow.parquet.write_table(pyarrow.table({"day": days}), "days.parquet")
for day, read in zip(days, fastparquet.ParquetFile("days.parquet").to_pandas()["day"]):
    print(f"{day} -> {read:%Y-%m-%d %H:%M:%S}")
PYTHON
cat seen
diff seen - <<'SEEN'
0001-01-01 -> 1754-08-30 22:43:41
1582-10-04 -> 2167-04-23 23:34:33
1649-01-30 -> 2233-08-20 23:34:33
1789-07-14 -> 1789-07-14 00:00:00
SEEN
