#!/usr/bin/env bash
# pandas 3.1.1 with openpyxl 3.1.5, read_excel: cells that the workbook holds as text.
#
# A workbook, unlike CSV, says of each cell whether it is text or a number; codes with zeros in
# front are kept as text for that reason. Expected: text stays text, numbers stay numbers.
# Seen: a column of text is guessed anew, as if it came from CSV: if all its texts can be numbers
# they become numbers. 007 is 7, the code 1E5 is 100000.0, and the empty answer "None" is missing.
# One text among them that is no number, and the zeros of all stay: reading the first rows and
# reading all of them give different codes. openpyxl itself, and pandas with dtype=str, keep them.
#
# Output seen:
#   openpyxl: ['007', '010', '1E5']
#   pandas: [7.0, 10.0, 100000.0]
#   pandas, first two: [7, 10]
#   pandas, with an X: ['007', '010', '1E5', 'X']
#   pandas, dtype=str: ['007', '010', '1E5']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check \
    pandas==3.1.1 numpy==2.4.6 python-dateutil==2.9.0.post0 openpyxl==3.1.5
venv/bin/python - > seen <<'PYTHON'
import openpyxl
import pandas


def read(codes, **options):
    book = openpyxl.Workbook()
    for cell in ["code", *codes]:
        book.active.append([cell])
    book.save("codes.xlsx")
    return pandas.read_excel("codes.xlsx", engine="openpyxl", **options)["code"].tolist()


CODES = ["007", "010", "1E5"]
found = read(CODES)
cells = openpyxl.load_workbook("codes.xlsx").active["A"][1:]
print(f"openpyxl: {[cell.value for cell in cells]}")
print(f"pandas: {found}")
print(f"pandas, first two: {read(CODES, nrows=2)}")
print(f"pandas, with an X: {read([*CODES, 'X'])}")
print(f"pandas, dtype=str: {read(CODES, dtype=str)}")
PYTHON
cat seen
diff seen - <<'SEEN'
openpyxl: ['007', '010', '1E5']
pandas: [7.0, 10.0, 100000.0]
pandas, first two: [7, 10]
pandas, with an X: ['007', '010', '1E5', 'X']
pandas, dtype=str: ['007', '010', '1E5']
SEEN
