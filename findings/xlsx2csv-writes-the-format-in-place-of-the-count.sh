#!/usr/bin/env bash
# xlsx2csv 0.8.6 (Python): counts with their unit in the format of the cell.
#
# In a workbook the cell holds 353 and its format adds the word: 0" votes" shows "353 votes". What
# stands in quotation marks is text.
# Expected: 353, or "353 votes".
# Seen: the format itself is written in place of the number, as soon as a word in it has a letter
# that stands for a part of a date, as "votes" and "against" have. The count is gone, with no error;
# "members" is not even left as a word, for its m are read as the month. With "for" all is right.
#
# Output seen:
#   0" for": 353, openpyxl 353
#   0" votes": 0" votes", openpyxl 353
#   0" against": 0" against", openpyxl 353
#   0" members": 0" 12e12bers", openpyxl 353
#   "No. "0: 353, openpyxl 353
#   "day "0: "18ay "0, openpyxl 353
#   0: 353, openpyxl 353
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 xlsxwriter==3.3.1 \
    openpyxl==3.1.5
venv/bin/python - > seen <<'PYTHON'
import csv
import io

import openpyxl
import xlsxwriter
from xlsx2csv import Xlsx2csv

formats = ['0" for"', '0" votes"', '0" against"', '0" members"', '"No. "0', '"day "0', "0"]
file = io.BytesIO()
with xlsxwriter.Workbook(file) as book:
    sheet = book.add_worksheet()
    for row, form in enumerate(formats):
        sheet.write_number(row, 0, 353, book.add_format({"num_format": form}))
text = io.StringIO()
Xlsx2csv(file).convert(text)
cells = [row[0].value for row in openpyxl.load_workbook(file).active.iter_rows()]
for form, row, cell in zip(formats, csv.reader(io.StringIO(text.getvalue())), cells, strict=True):
    print(f"{form}: {row[0]}, openpyxl {cell}")
PYTHON
cat seen
diff seen - <<'SEEN'
0" for": 353, openpyxl 353
0" votes": 0" votes", openpyxl 353
0" against": 0" against", openpyxl 353
0" members": 0" 12e12bers", openpyxl 353
"No. "0: 353, openpyxl 353
"day "0: "18ay "0, openpyxl 353
0: 353, openpyxl 353
SEEN
