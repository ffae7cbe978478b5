#!/usr/bin/env bash
# pyjstat 2.4.0 (Python), Dataset.read() of a table: rows in another order, or one row less.
#
# JSON-stat keeps the numbers of a cube in one list; what each belongs to follows from its place. A
# table has a column for each dimension and says it in words. Expected: each number goes where its
# row says, in whatever order the rows stand; a row that is not there is a missing value.
# Seen: the column of numbers is taken as it stands, and the words are not looked at. Of four rows
# in another order three come back with the number of another party or year, with no error. With a
# row less the list is too short: it is written, and reading it fails, or the rows after the gap
# would move up.
#
# Output seen:
#   sorted: 1999 left was 10, is 10
#   sorted: 1999 right was 20, is 20
#   sorted: 2003 left was 30, is 30
#   sorted: 2003 right was 40, is 40
#   mixed: 1999 left was 10, is 20
#   mixed: 1999 right was 20, is 30
#   mixed: 2003 left was 30, is 10
#   mixed: 2003 right was 40, is 40
#   one less: written, read: IndexError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  pyjstat==2.4.0 pandas==3.1.1 numpy==2.4.6 requests
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import pandas as pd
from pyjstat import pyjstat

votes = pd.DataFrame(
    {
        "year": ["1999", "1999", "2003", "2003"],
        "party": ["left", "right", "left", "right"],
        "value": [10, 20, 30, 40],
    }
)
for name, order in (("sorted", [0, 1, 2, 3]), ("mixed", [3, 0, 2, 1]), ("one less", [0, 1, 2])):
    written = pyjstat.Dataset.read(votes.iloc[order]).write()
    try:
        back = pyjstat.Dataset.read(written).write("dataframe").merge(votes, on=["year", "party"])
    except IndexError:
        print(f"{name}: written, read: IndexError")
        continue
    for year, party, got, put in sorted(back.itertuples(index=False)):
        print(f"{name}: {year} {party} was {put:.0f}, is {got:.0f}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
sorted: 1999 left was 10, is 10
sorted: 1999 right was 20, is 20
sorted: 2003 left was 30, is 30
sorted: 2003 right was 40, is 40
mixed: 1999 left was 10, is 20
mixed: 1999 right was 20, is 30
mixed: 2003 left was 30, is 10
mixed: 2003 right was 40, is 40
one less: written, read: IndexError
SEEN
