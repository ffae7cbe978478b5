#!/usr/bin/env bash
# undate 0.8.0 (Python), format("EDTF") and format("ISO8601") of a date of another calendar.
#
# EDTF and ISO 8601 count by the Gregorian calendar. The library knows the Gregorian day of a Hebrew
# or Islamic date, and compares by it. Expected: that day is written, or the date is refused.
# Seen: year, month and day are written as they are counted in their own calendar, with no mark of
# it. Read again, the 26th of Tishrei 5784 lies 3,760 years after the day that was written, and
# Rajab 495 six hundred years before; the Hebrew month Adar II makes a month 13 that cannot be read.
#
# Output seen:
#   26 Tishrei 5784   2023-10-11  EDTF 5784-07-26 read as 5784-07-26
#   Rajab 495         1102-04-28  EDTF 0495-07 read as 0495-07-01
#   26 Adar II 5784   2024-04-05  EDTF 5784-13-26 ValueError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    undate==0.8.0 lark==1.3.1 convertdate==2.4.0 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from undate import Undate

for text, calendar in (
    ("26 Tishrei 5784", "Hebrew"),
    ("Rajab 495", "Islamic"),
    ("26 Adar II 5784", "Hebrew"),
):
    date = Undate.parse(text, calendar)
    written = date.format("EDTF")
    try:
        read = f"read as {Undate.parse(written, 'EDTF').earliest}"
    except Exception as error:
        read = type(error).__name__
    print(f"{text:<17} {date.earliest}  EDTF {written} {read}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
26 Tishrei 5784   2023-10-11  EDTF 5784-07-26 read as 5784-07-26
Rajab 495         1102-04-28  EDTF 0495-07 read as 0495-07-01
26 Adar II 5784   2024-04-05  EDTF 5784-13-26 ValueError
SEEN
