#!/usr/bin/env bash
# XlsxWriter 3.3.1 (Python), write_datetime() of the first days that a workbook can hold.
#
# In an Excel workbook, days are counted from 1 January 1900, which is 1.
# Seen: that day is written as 0, the number of a time without a day, and so is 31 December 1899;
# 2 January is 2. A day set to 1 January 1900, as sources that know the year alone have it, comes
# back from openpyxl and from calamine as midnight, of another type than the rest of its column. The
# writer takes a datetime of this one day for a time of day, which strptime("10:30", "%H:%M") makes
# one of that day. A year after 1900, or openpyxl as the writer, has no such gap.
#
# Output seen:
#   1899-12-31 written 0, read datetime.time(0, 0)
#   1900-01-01 written 0, read datetime.time(0, 0)
#   1900-01-02 written 2, read datetime.datetime(1900, 1, 2, 0, 0)
#   1900-01-01 by openpyxl written 1, read datetime.datetime(1900, 1, 1, 0, 0)
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5
venv/bin/python - > seen <<'PYTHON'
import re
from datetime import datetime
from zipfile import ZipFile

import openpyxl
import xlsxwriter


def see(name):
    with ZipFile("days.xlsx") as file:
        number = re.search("<v>(.*?)</v>", file.read("xl/worksheets/sheet1.xml").decode())[1]
    read = openpyxl.load_workbook("days.xlsx").active["A1"].value
    print(f"{name} written {number}, read {read!r}")


for day in (datetime(1899, 12, 31), datetime(1900, 1, 1), datetime(1900, 1, 2)):
    with xlsxwriter.Workbook("days.xlsx") as book:
        style = book.add_format({"num_format": "yyyy-mm-dd"})
        book.add_worksheet().write_datetime(0, 0, day, style)
    see(day.date())
book = openpyxl.Workbook()
book.active["A1"] = datetime(1900, 1, 1)
book.save("days.xlsx")
see("1900-01-01 by openpyxl")
PYTHON
cat seen
diff seen - <<'SEEN'
1899-12-31 written 0, read datetime.time(0, 0)
1900-01-01 written 0, read datetime.time(0, 0)
1900-01-02 written 2, read datetime.datetime(1900, 1, 2, 0, 0)
1900-01-01 by openpyxl written 1, read datetime.datetime(1900, 1, 1, 0, 0)
SEEN
