#!/usr/bin/env bash
# pandas 3.1.1 with odfpy 1.4.1, read_excel(engine="odf"): durations in a workbook of LibreOffice.
#
# In OpenDocument a cell of the type "time" holds a duration: PT36H00M00S, shown as 36:00.
# Expected: a Timedelta, as pandas gives it for the same cell in an Excel workbook.
# Seen: what is shown is read as a time of day. 36 hours end the reading of the whole sheet with an
# error that names no cell; 10 hours 30 come as 10:30 o'clock. With python-calamine, the other
# engine, 36 hours are text, "PT36H00M00S", amid times of day.
#
# Output seen:
#   10:30 odf: datetime.time(10, 30)
#   10:30 calamine: datetime.time(10, 30)
#   36:00 odf: DateParseError
#   36:00 calamine: 'PT36H00M00S'
#   36:00 in Excel: Timedelta('1 days 12:00:00')
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check pandas==3.1.1 numpy==2.4.6 \
    python-dateutil==2.9.0.post0 odfpy==1.4.1 python-calamine==0.9.1 openpyxl==3.1.5
venv/bin/python - > seen <<'PYTHON'
from datetime import timedelta

import openpyxl
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def read(path, engine):
    try:
        return repr(pandas.read_excel(path, engine=engine, header=None).iloc[0, 0])
    except ValueError as error:
        return type(error).__name__


for shown, value in (("10:30", "PT10H30M00S"), ("36:00", "PT36H00M00S")):
    book = OpenDocumentSpreadsheet()
    table, row = Table(name="sheet"), TableRow()
    cell = TableCell(valuetype="time", timevalue=value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save("hours.ods")
    for engine in ("odf", "calamine"):
        print(f"{shown} {engine}: {read('hours.ods', engine)}")
book = openpyxl.Workbook()
book.active["A1"] = timedelta(hours=36)
book.save("hours.xlsx")
print(f"36:00 in Excel: {read('hours.xlsx', 'openpyxl')}")
PYTHON
cat seen
diff seen - <<'SEEN'
10:30 odf: datetime.time(10, 30)
10:30 calamine: datetime.time(10, 30)
36:00 odf: DateParseError
36:00 calamine: 'PT36H00M00S'
36:00 in Excel: Timedelta('1 days 12:00:00')
SEEN
