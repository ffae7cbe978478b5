#!/usr/bin/env bash
# frictionless 5.21.0 (Python), a table with empty cells at the end of a row, as a workbook.
#
# Documentation of the error missing-cell: the row has fewer cells than the header has labels. In
# CSV "2,B," has as many. Expected: what it writes as a workbook from a valid table is valid too, or
# at least can be written.
# Seen: an Excel workbook that it wrote itself fails at each row that ends with empty cells, as rows
# of votes not yet counted do; the same rows written by openpyxl pass. As a workbook of LibreOffice
# the table cannot be written at all.
#
# Output seen:
#   CSV: passes
#   xlsx by openpyxl: passes
#   xlsx by frictionless: missing-cell 3 votes, missing-cell 4 party, missing-cell 4 votes
#   ods by frictionless: ValueError: invalid value: None
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check \
    frictionless==5.21.0 openpyxl==3.1.5 xlrd==2.0.2 xlwt==1.3.0 tableschema-to-template==0.0.13 \
    ezodf==0.3.2 lxml==6.1.3
venv/bin/python - > seen <<'PYTHON'
import csv

import openpyxl
from frictionless import Resource

ROWS = [["id", "party", "votes"], [1, "A", 353], [2, "B", None], [3, None, None], [4, "C", 0]]


def check(name, path):
    errors = Resource(path=path).validate().flatten(["rowNumber", "type", "fieldName"])
    words = ", ".join("{1} {0} {2}".format(*error) for error in errors)
    print(f"{name}: {words or 'passes'}")


with open("table.csv", "w", newline="") as file:
    csv.writer(file).writerows(ROWS)
check("CSV", "table.csv")
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
book.save("openpyxl.xlsx")
check("xlsx by openpyxl", "openpyxl.xlsx")
Resource(path="table.csv").write("written.xlsx")
check("xlsx by frictionless", "written.xlsx")
try:
    Resource(path="table.csv").write("written.ods")
    check("ods by frictionless", "written.ods")
except ValueError as error:
    print(f"ods by frictionless: ValueError: {error}")
PYTHON
cat seen
diff seen - <<'SEEN'
CSV: passes
xlsx by openpyxl: passes
xlsx by frictionless: missing-cell 3 votes, missing-cell 4 party, missing-cell 4 votes
ods by frictionless: ValueError: invalid value: None
SEEN
