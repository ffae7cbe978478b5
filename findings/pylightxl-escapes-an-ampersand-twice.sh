#!/usr/bin/env bash
# pylightxl 1.61 (Python), writexl: text with an ampersand.
#
# Expected: the text is escaped once, as XML wants it, and every reader gives it back.
# Seen: it is escaped twice, so that the cell holds "Lords &amp; Commons", for openpyxl, calamine
# and pylightxl itself; "<" and ">" are right. A workbook that is read and written again grows by
# "amp;" at each ampersand, and names no longer match those of the table from which they came.
#
# Output seen:
#   openpyxl: Lords &amp; Commons, 1 < 2
#   calamine: Lords &amp; Commons, 1 < 2
#   pylightxl: Lords &amp; Commons, 1 < 2
#   written again: Lords &amp;amp; Commons, 1 < 2
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pylightxl==1.61 openpyxl==3.1.5 \
    python-calamine==0.9.1
venv/bin/python - > seen <<'PYTHON'
import openpyxl
import pylightxl
import python_calamine


def write(text):
    book = pylightxl.Database()
    book.add_ws("law")
    book.ws("law").update_index(row=1, col=1, val=text)
    pylightxl.writexl(db=book, fn="book.xlsx")


def own():
    return pylightxl.readxl("book.xlsx").ws("law").index(row=1, col=1)


write("Lords & Commons, 1 < 2")
print(f"openpyxl: {openpyxl.load_workbook('book.xlsx').active['A1'].value}")
sheet = python_calamine.load_workbook("book.xlsx").get_sheet_by_index(0)
print(f"calamine: {sheet.to_python()[0][0]}")
print(f"pylightxl: {own()}")
write(own())
print(f"written again: {own()}")
PYTHON
cat seen
diff seen - <<'SEEN'
openpyxl: Lords &amp; Commons, 1 < 2
calamine: Lords &amp; Commons, 1 < 2
pylightxl: Lords &amp; Commons, 1 < 2
written again: Lords &amp;amp; Commons, 1 < 2
SEEN
