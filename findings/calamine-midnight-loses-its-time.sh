#!/usr/bin/env bash
# python-calamine 0.9.1, a column of times of day and day together, one of them at midnight.
#
# Expected: values of one column with one format are of one type, as openpyxl reads them: datetime.
# Seen: the value at midnight is a date, the others are datetimes, for xlsx. Python compares the two
# with an error, so that such a column cannot be sorted once a vote was counted at midnight. In a
# workbook of LibreOffice the same column keeps its type.
#
# Output seen:
#   xlsx by openpyxl: ['datetime', 'datetime']
#   xlsx by calamine: ['datetime', 'date'], sorted: TypeError
#   ods by calamine: ['datetime', 'datetime']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5 \
    odfdo==3.27.3 lxml==6.1.3
venv/bin/python - > seen <<'PYTHON'
from datetime import datetime

import odfdo
import openpyxl
import python_calamine

TIMES = [datetime(2003, 2, 3, 10, 30), datetime(2003, 2, 4)]


def types(values):
    return [type(value).__name__ for value in values]


book = openpyxl.Workbook()
for time in TIMES:
    book.active.append([time])
book.save("times.xlsx")
book = odfdo.Document("spreadsheet")
book.body.clear()
table = odfdo.Table("times")
book.body.append(table)
for row, time in enumerate(TIMES):
    table.set_value((0, row), time)
book.save("times.ods")
read = openpyxl.load_workbook("times.xlsx").active["A"]
print(f"xlsx by openpyxl: {types(cell.value for cell in read)}")
for suffix in ("xlsx", "ods"):
    sheet = python_calamine.load_workbook(f"times.{suffix}").get_sheet_by_index(0)
    values = [row[0] for row in sheet.to_python()]
    try:
        sorted(values)
        print(f"{suffix} by calamine: {types(values)}")
    except TypeError as error:
        print(f"{suffix} by calamine: {types(values)}, sorted: {type(error).__name__}")
PYTHON
cat seen
diff seen - <<'SEEN'
xlsx by openpyxl: ['datetime', 'datetime']
xlsx by calamine: ['datetime', 'date'], sorted: TypeError
ods by calamine: ['datetime', 'datetime']
SEEN
