#!/usr/bin/env bash
# pylightxl 1.61 (Python), writexl: cells that are neither text nor number.
#
# Expected: yes and no, empty cells and days become cells of these kinds, or writing is refused.
# Seen: each is written as a number whose text is "True", "None" or "2003-02-03". pylightxl itself
# cannot read the file, nor can openpyxl; no error is raised until then.
#
# Output seen:
#   353: pylightxl 353, openpyxl 353
#   True: pylightxl ValueError, openpyxl ValueError
#   None: pylightxl ValueError, openpyxl ValueError
#   2003-02-03: pylightxl ValueError, openpyxl ValueError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pylightxl==1.61 openpyxl==3.1.5
venv/bin/python - > seen <<'PYTHON'
from datetime import date

import openpyxl
import pylightxl


def read(reader):
    try:
        return reader()
    except ValueError as error:
        return type(error).__name__


for value in (353, True, None, date(2003, 2, 3)):
    book = pylightxl.Database()
    book.add_ws("law")
    book.ws("law").update_index(row=1, col=1, val=value)
    pylightxl.writexl(db=book, fn="book.xlsx")
    own = read(lambda: pylightxl.readxl("book.xlsx").ws("law").index(row=1, col=1))
    other = read(lambda: openpyxl.load_workbook("book.xlsx").active["A1"].value)
    print(f"{value}: pylightxl {own}, openpyxl {other}")
PYTHON
cat seen
diff seen - <<'SEEN'
353: pylightxl 353, openpyxl 353
True: pylightxl ValueError, openpyxl ValueError
None: pylightxl ValueError, openpyxl ValueError
2003-02-03: pylightxl ValueError, openpyxl ValueError
SEEN
