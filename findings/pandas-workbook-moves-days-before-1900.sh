#!/usr/bin/env bash
# pandas 3.1.1 with XlsxWriter 3.3.1, openpyxl 3.1.5 and python-calamine 0.9.1: days before 1900.
#
# pandas takes XlsxWriter to write a workbook if it is installed, and openpyxl to read one. Excel
# has no days before 1900. Expected: an error in writing, as for a date with a time zone, or text.
# Seen: both writers write a number below nought, each counted from another first day, one day
# apart. What pandas writes with its defaults comes back a day earlier, 1600-01-01 as 1599-12-31,
# and with calamine as midnight, for the file of either writer. No warning. Installing one package
# more moves all the days of a table of history by one.
#
# Output seen:
#   written by xlsxwriter, read by openpyxl: 1599-12-31
#   written by xlsxwriter, read by calamine: 00:00:00
#   written by openpyxl, read by openpyxl: 1600-01-01
#   written by openpyxl, read by calamine: 00:00:00
#   written by default, read by default: 1599-12-31
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check pandas==3.1.1 numpy==2.4.6 \
    python-dateutil==2.9.0.post0 xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1
venv/bin/python - > seen <<'PYTHON'
from datetime import datetime

import pandas

frame = pandas.DataFrame({"day": [datetime(1600, 1, 1), datetime(2003, 2, 3)]})
for writer, readers in (
    ("xlsxwriter", ["openpyxl", "calamine"]),
    ("openpyxl", ["openpyxl", "calamine"]),
    (None, [None]),
):
    frame.to_excel("days.xlsx", index=False, engine=writer)
    for reader in readers:
        day = pandas.read_excel("days.xlsx", engine=reader)["day"][0]
        words = day.date() if isinstance(day, datetime) else day
        print(f"written by {writer or 'default'}, read by {reader or 'default'}: {words}")
PYTHON
cat seen
diff seen - <<'SEEN'
written by xlsxwriter, read by openpyxl: 1599-12-31
written by xlsxwriter, read by calamine: 00:00:00
written by openpyxl, read by openpyxl: 1600-01-01
written by openpyxl, read by calamine: 00:00:00
written by default, read by default: 1599-12-31
SEEN
