#!/usr/bin/env bash
# tablib 3.10.0 (Python), workbooks of LibreOffice (ODS): equal cells beside each other.
#
# In ODS, cells that hold the same and stand beside each other are written once, with their number
# (table:number-columns-repeated), and so are rows. LibreOffice writes all its workbooks so.
# Expected: as many cells as the sheet has, as python-calamine 0.9.1 and pandas 2.3.3 read them.
# Seen: a run counts as one cell, and what stands behind it moves to the left: of three noughts in
# the columns against, abstained and absent one is left, and the day stands under "abstained". Two
# equal rows are one row: a vote is lost. No error; rows without equal neighbours are right.
#
# Output seen:
#   tablib ['for', 'against', 'abstained', 'absent', 'day']
#   tablib [353.0, 0.0, '8 December', '', '']
#   tablib [300.0, 7.0, 9.0, 1.0, '9 December']
#   calamine ['for', 'against', 'abstained', 'absent', 'day']
#   calamine [353.0, 0.0, 0.0, 0.0, '8 December']
#   calamine [300.0, 7.0, 9.0, 1.0, '9 December']
#   calamine [300.0, 7.0, 9.0, 1.0, '9 December']
#   pandas ['for', 'against', 'abstained', 'absent', 'day']
#   pandas [353, 0, 0, 0, '8 December']
#   pandas [300, 7, 9, 1, '9 December']
#   pandas [300, 7, 9, 1, '9 December']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tablib[ods]==3.10.0 odfpy==1.4.1 \
    python-calamine==0.9.1 pandas==2.3.3 numpy==2.4.6
venv/bin/python - > seen <<'PYTHON'
import io

import pandas as pd
import tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook


def cell(value, **more):
    if not isinstance(value, str):
        more["value"] = value
    made = TableCell(valuetype="float" if "value" in more else "string", **more)
    made.addElement(P(text=str(value)))
    return made


book = OpenDocumentSpreadsheet()
sheet = Table(name="votes")
book.spreadsheet.addElement(sheet)
for cells, more in (
    ([cell("for"), cell("against"), cell("abstained"), cell("absent"), cell("day")], {}),
    ([cell(353), cell(0, numbercolumnsrepeated=3), cell("8 December")], {}),
    ([cell(300), cell(7), cell(9), cell(1), cell("9 December")], {"numberrowsrepeated": 2}),
):
    row = TableRow(**more)
    for one in cells:
        row.addElement(one)
    sheet.addElement(row)
file = io.BytesIO()
book.save(file)
read = tablib.Dataset().load(file.getvalue(), format="ods", headers=False)
for row in read:
    print("tablib", list(row))
file.seek(0)
for row in CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python():
    print("calamine", row)
for row in pd.read_excel(file, engine="odf", header=None).values.tolist():
    print("pandas", row)
PYTHON
cat seen
diff seen - <<'SEEN'
tablib ['for', 'against', 'abstained', 'absent', 'day']
tablib [353.0, 0.0, '8 December', '', '']
tablib [300.0, 7.0, 9.0, 1.0, '9 December']
calamine ['for', 'against', 'abstained', 'absent', 'day']
calamine [353.0, 0.0, 0.0, 0.0, '8 December']
calamine [300.0, 7.0, 9.0, 1.0, '9 December']
calamine [300.0, 7.0, 9.0, 1.0, '9 December']
pandas ['for', 'against', 'abstained', 'absent', 'day']
pandas [353, 0, 0, 0, '8 December']
pandas [300, 7, 9, 1, '9 December']
pandas [300, 7, 9, 1, '9 December']
SEEN
