#!/usr/bin/env bash
# pylightxl 1.61 (Python), workbooks written by openpyxl 3.1.5.
#
# Its documentation says that it reads xlsx files and needs no other package. Expected: the cells
# that openpyxl wrote.
# Seen: numbers are read, and each text is an empty cell, with no error; a row of text alone is not
# there at all. openpyxl puts a text into its cell (an "inline string", which the standard has);
# pylightxl knows only texts that stand in the list beside the sheets, as Excel and XlsxWriter have
# them. A table of votes keeps its counts and loses the parties.
#
# Output seen:
#   openpyxl: [['', 353], ['', 97]]
#   xlsxwriter: [['for', 353], ['against', 97], ['absent', '']]
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pylightxl==1.61 openpyxl==3.1.5 \
    xlsxwriter==3.3.1
venv/bin/python - > seen <<'PYTHON'
import openpyxl
import pylightxl
import xlsxwriter

ROWS = [["for", 353], ["against", 97], ["absent"]]
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
book.save("openpyxl.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    sheet = book.add_worksheet()
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
for name in ("openpyxl", "xlsxwriter"):
    read = pylightxl.readxl(f"{name}.xlsx")
    print(f"{name}: {list(read.ws(read.ws_names[0]).rows)}")
PYTHON
cat seen
diff seen - <<'SEEN'
openpyxl: [['', 353], ['', 97]]
xlsxwriter: [['for', 353], ['against', 97], ['absent', '']]
SEEN
