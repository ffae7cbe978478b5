#!/usr/bin/env bash
# humanize 4.17.0 (Python), precisedelta: spans of many years.
#
# Its documentation calls the result a precise representation of a timedelta. A timedelta knows its
# days alone; with 365.2425 days a year they come out within a day.
# Expected: "100 years" for 1900 to 2000, and 196 years and eight months for 1807-03-25 to
# 2003-12-08.
# Seen: each year has 365 days, so that every leap year adds a day: a century has 24 days more, and
# the abolition of 1807 lies two months further back than it does. The words "1 day" at the end make
# it look exact. naturaldelta rounds to 197 years.
#
# Output seen:
#   2003-01-01 to 2004-01-01: 1 year; a year
#   2000-01-01 to 2004-01-01: 4 years and 1 day; 4 years
#   1900-01-01 to 2000-01-01: 100 years and 24 days; 100 years
#   1807-03-25 to 2003-12-08: 196 years, 10 months and 1 day; 197 years
#   1603-03-24 to 2003-03-24: 400 years, 3 months and 5 days; 400 years
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check humanize==4.17.0
venv/bin/python - > seen <<'PYTHON'
import datetime

import humanize

for start, end in (
    ("2003-01-01", "2004-01-01"),
    ("2000-01-01", "2004-01-01"),
    ("1900-01-01", "2000-01-01"),
    ("1807-03-25", "2003-12-08"),
    ("1603-03-24", "2003-03-24"),
):
    span = datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)
    print(f"{start} to {end}: {humanize.precisedelta(span)}; {humanize.naturaldelta(span)}")
PYTHON
cat seen
diff seen - <<'SEEN'
2003-01-01 to 2004-01-01: 1 year; a year
2000-01-01 to 2004-01-01: 4 years and 1 day; 4 years
1900-01-01 to 2000-01-01: 100 years and 24 days; 100 years
1807-03-25 to 2003-12-08: 196 years, 10 months and 1 day; 197 years
1603-03-24 to 2003-03-24: 400 years, 3 months and 5 days; 400 years
SEEN
