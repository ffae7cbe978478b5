#!/usr/bin/env bash
# isodate 0.7.2 and aniso8601 10.0.1 (Python): a century in ISO 8601.
#
# ISO 8601 of 2004 writes a century with two digits, those with which its years begin: 19 is 1900 to
# 1999, as 2003 stands for the year that begins with it. Both libraries read the form, as the first
# day.
# Expected: the same day, 1900-01-01.
# Seen: isodate begins a century with its year 1, as historians do: 19 begins in 1901 and holds no
# longer what its digits say, the year 1900. Of 00 it makes the year 1, and aniso8601 an error,
# since Python has no year 0. Two tools in one chain move a century by a year; pendulum and arrow
# refuse the form.
#
# Output seen:
#   19: isodate 1901-01-01, aniso8601 1900-01-01
#   20: isodate 2001-01-01, aniso8601 2000-01-01
#   00: isodate 0001-01-01, aniso8601 YearOutOfBoundsError
#   1900: isodate 1900-01-01, aniso8601 1900-01-01
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check isodate==0.7.2 aniso8601==10.0.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import aniso8601
import isodate

for text in ("19", "20", "00", "1900"):
    read = []
    for library in (isodate, aniso8601):
        try:
            read.append(f"{library.__name__} {library.parse_date(text)}")
        except ValueError as error:
            read.append(f"{library.__name__} {type(error).__name__}")
    print(f"{text}:", ", ".join(read))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
19: isodate 1901-01-01, aniso8601 1900-01-01
20: isodate 2001-01-01, aniso8601 2000-01-01
00: isodate 0001-01-01, aniso8601 YearOutOfBoundsError
1900: isodate 1900-01-01, aniso8601 1900-01-01
SEEN
