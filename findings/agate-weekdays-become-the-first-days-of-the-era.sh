#!/usr/bin/env bash
# agate 1.14.2 (Python), on which csvkit stands: columns of names of days and months.
#
# The type of a column is found by trying one type after the other on all its values, Date before
# Text. "Monday" and "May" name no date.
# Expected: text.
# Seen: a column of names of weekdays or of months is one of dates, of the year 1. Monday is the 8th
# of January and Tuesday the 2nd, so that in order Monday comes last; the word is gone, and a CSV
# has 0001-01-08 for it. A month with a year, "December 2003", becomes its first day, in one column
# with days that are known, and nothing tells them apart. Seasons are left as they are.
#
# Output seen:
#   Monday, Tuesday, Saturday, Sunday: Date 0001-01-08, 0001-01-02, 0001-01-06, 0001-01-07
#   May, June: Date 0001-05-01, 0001-06-01
#   12 May, 13 May: Date 0001-05-12, 0001-05-13
#   8 December 2003, December 2003: Date 2003-12-08, 2003-12-01
#   Spring, Autumn: Text Spring, Autumn
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check agate==1.14.2
venv/bin/python - > seen <<'PYTHON'
import io

import agate

for words in (
    ("Monday", "Tuesday", "Saturday", "Sunday"),
    ("May", "June"),
    ("12 May", "13 May"),
    ("8 December 2003", "December 2003"),
    ("Spring", "Autumn"),
):
    table = agate.Table.from_csv(io.StringIO("\n".join(("day", *(f'"{word}"' for word in words)))))
    kind = type(table.column_types[0]).__name__
    print(f"{', '.join(words)}: {kind} {', '.join(str(row[0]) for row in table.rows)}")
PYTHON
cat seen
diff seen - <<'SEEN'
Monday, Tuesday, Saturday, Sunday: Date 0001-01-08, 0001-01-02, 0001-01-06, 0001-01-07
May, June: Date 0001-05-01, 0001-06-01
12 May, 13 May: Date 0001-05-12, 0001-05-13
8 December 2003, December 2003: Date 2003-12-08, 2003-12-01
Spring, Autumn: Text Spring, Autumn
SEEN
