#!/usr/bin/env bash
# pandas 2.3.3 (Python), read_excel of a workbook of LibreOffice (ODS): cells of two lines.
#
# In ODS each line of a cell is a paragraph of its own. Expected: a line break between them, as
# python-calamine 0.9.1 reads them, and as pandas reads the same cell of an XLSX.
# Seen: the lines are joined with nothing between them: two names of authors, or the title of a law
# and its number, run into one word, "On courtsNo. 162". Spaces and other text are right.
#
# Output seen:
#   ODS, odf: 'On courtsNo. 162'
#   ODS, calamine: 'On courts\nNo. 162'
#   XLSX, openpyxl: 'On courts\nNo. 162'
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==2.3.3 numpy==2.4.6 odfpy==1.4.1 \
    openpyxl==3.1.5 python-calamine==0.9.1
venv/bin/python - > seen <<'PYTHON'
import io

import openpyxl
import pandas as pd
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

lines = ["On courts", "No. 162"]
book = OpenDocumentSpreadsheet()
sheet, row, cell = Table(name="laws"), TableRow(), TableCell(valuetype="string")
for line in lines:
    cell.addElement(P(text=line))
row.addElement(cell)
sheet.addElement(row)
book.spreadsheet.addElement(sheet)
ods, xlsx = io.BytesIO(), io.BytesIO()
book.save(ods)
other = openpyxl.Workbook()
other.active["A1"] = "\n".join(lines)
other.save(xlsx)
for name, file, engine in (
    ("ODS, odf", ods, "odf"),
    ("ODS, calamine", ods, "calamine"),
    ("XLSX, openpyxl", xlsx, "openpyxl"),
):
    print(f"{name}: {pd.read_excel(file, engine=engine, header=None).iloc[0, 0]!r}")
PYTHON
cat seen
diff seen - <<'SEEN'
ODS, odf: 'On courtsNo. 162'
ODS, calamine: 'On courts\nNo. 162'
XLSX, openpyxl: 'On courts\nNo. 162'
SEEN
