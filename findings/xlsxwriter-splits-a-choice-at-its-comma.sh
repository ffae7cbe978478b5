#!/usr/bin/env bash
# XlsxWriter 3.3.1 (Python), data_validation with a list of choices, one of which has a comma.
#
# The choices of a cell are given as a Python list: "yes", "no", "yes, with reservations". The list
# may not be longer than 255 characters as a whole; a longer one is left out with a warning. In the
# file the choices stand in one text, with commas between them, and there is no way to escape one.
# Expected: an error for a choice that holds a comma, or a list in cells.
# Seen: it is written with its comma, with no warning. The cell offers four choices, "yes" twice and
# "with reservations" by itself, and refuses "yes, with reservations", which the author has given; a
# coder's sheet with such codes cannot be filled in. A list in cells is right.
#
# Output seen:
#   result 0, 2 choices, written "yes,no": 2 offered
#   result 0, 3 choices, written "yes,no,yes, with reservations": 4 offered
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import io

import openpyxl
import xlsxwriter

for choices in (["yes", "no"], ["yes", "no", "yes, with reservations"]):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        done = sheet.data_validation("A1", {"validate": "list", "source": choices})
    rules = openpyxl.load_workbook(file).active.data_validations.dataValidation
    written = rules[0].formula1
    offered = written.strip('"').split(",")
    print(f"result {done}, {len(choices)} choices, written {written}: {len(offered)} offered")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
result 0, 2 choices, written "yes,no": 2 offered
result 0, 3 choices, written "yes,no,yes, with reservations": 4 offered
SEEN
