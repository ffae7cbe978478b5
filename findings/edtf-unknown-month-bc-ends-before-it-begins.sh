#!/usr/bin/env bash
# edtf 5.0.2 (Python), lower_strict() and upper_strict() of a year before Christ whose month or day
# is not known.
#
# Its documentation says that these are the first and the last day in which the date can lie.
# Seen: before the year 0 the X of months and days are filled as those of the year are, where the
# greater number is the earlier one: -0043-XX runs from December to January, so that its first day
# comes after its last. Any filter that asks for dates between the two finds nothing. -004X, an X in
# the year alone, is right, and so are years from 0000 on.
#
# Output seen:
#   0043-XX     0043-01-01 .. 0043-12-31
#   -0043-XX    -0043-12-01 .. -0043-01-31
#   -0043-03-XX -0043-03-31 .. -0043-03-01
#   -004X       -0049-01-01 .. -0040-12-31
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    edtf==5.0.2 pyparsing==3.3.3 python-dateutil==2.9.0.post0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from edtf import parse_edtf


def words(day):
    sign = "-" if day[0] < 0 else ""
    return f"{sign}{abs(day[0]):04d}-{day[1]:02d}-{day[2]:02d}"


for text in ("0043-XX", "-0043-XX", "-0043-03-XX", "-004X"):
    date = parse_edtf(text)
    print(f"{text:<11} {words(date.lower_strict())} .. {words(date.upper_strict())}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
0043-XX     0043-01-01 .. 0043-12-31
-0043-XX    -0043-12-01 .. -0043-01-31
-0043-03-XX -0043-03-31 .. -0043-03-01
-004X       -0049-01-01 .. -0040-12-31
SEEN
