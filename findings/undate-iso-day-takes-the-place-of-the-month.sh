#!/usr/bin/env bash
# undate 0.8.0 (Python), format("ISO8601") of a date whose month is not known.
#
# ISO 8601 has no way to write the 5th of some month of 1912. Expected: an error, or the year alone.
# Seen: the unknown month is left out and the day moves up into its place: 1912-XX-05 is written
# 1912-05, which is May 1912 to everybody, this library too; a 31st gives the month 31. Only EDTF,
# the other format, keeps the XX.
#
# Output seen:
#   1912-XX-05 is 1912-01-05 .. 1912-12-05, written 1912-05, read 1912-05-01 .. 1912-05-31
#   1912-XX-31 is 1912-01-31 .. 1912-12-31, written 1912-31, not read: IllegalMonthError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    undate==0.8.0 lark==1.3.1 convertdate==2.4.0 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from undate import Undate

for text in ("1912-XX-05", "1912-XX-31"):
    date = Undate.parse(text, "EDTF")
    written = date.format("ISO8601")
    try:
        again = Undate.parse(written, "ISO8601")
        read = f"read {again.earliest} .. {again.latest}"
    except Exception as error:
        read = f"not read: {type(error).__name__}"
    print(f"{text} is {date.earliest} .. {date.latest}, written {written}, {read}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
1912-XX-05 is 1912-01-05 .. 1912-12-05, written 1912-05, read 1912-05-01 .. 1912-05-31
1912-XX-31 is 1912-01-31 .. 1912-12-31, written 1912-31, not read: IllegalMonthError
SEEN
