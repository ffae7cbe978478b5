#!/usr/bin/env bash
# petl 1.7.30 (Python), join: rows whose key is not known.
#
# Members are joined to votes by the number of their seat; a seat that is not known is None, as an
# empty cell of a workbook is read. In SQL, what is not known equals nothing, and polars 2.1.0 does
# not join it either.
# Seen: None equals None. Each vote without a seat is given to each member without one: two of each
# make four rows of votes that nobody cast, with no warning. Only the rows with a key are right;
# leftjoin and antijoin go the same way.
#
# Output seen:
#   petl join: None B against, None B for, None C against, None C for, 1 A for
#   petl leftjoin: None B against, None B for, None C against, None C for, 1 A for
#   petl antijoin: nothing
#   polars: 1 A for
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check petl==1.7.30 polars==2.1.0
venv/bin/python - > seen <<'PYTHON'
import petl
import polars as pl

members = {"seat": [1, None, None], "name": ["A", "B", "C"]}
votes = {"seat": [1, None, None], "vote": ["for", "against", "for"]}
tables = [petl.fromcolumns(list(table.values()), header=list(table)) for table in (members, votes)]
for name, join in (("join", petl.join), ("leftjoin", petl.leftjoin), ("antijoin", petl.antijoin)):
    rows = [" ".join(map(str, row)) for row in list(join(*tables, key="seat"))[1:]]
    print(f"petl {name}: {', '.join(rows) or 'nothing'}")
rows = pl.DataFrame(members).join(pl.DataFrame(votes), on="seat").rows()
print(f"polars: {', '.join(' '.join(map(str, row)) for row in rows)}")
PYTHON
cat seen
diff seen - <<'SEEN'
petl join: None B against, None B for, None C against, None C for, 1 A for
petl leftjoin: None B against, None B for, None C against, None C for, 1 A for
petl antijoin: nothing
polars: 1 A for
SEEN
