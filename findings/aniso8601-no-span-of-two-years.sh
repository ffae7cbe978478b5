#!/usr/bin/env bash
# aniso8601 10.0.1 (Python): spans of years and of months.
#
# ISO 8601 writes a span as two dates with a slash, 1914/1918, or 2003-05/2003-08. What stands in
# front may be left out of the second date, but need not. isodate, pendulum and EDTF read dates of a
# year.
# Expected: from 1914-01-01 to 1918-01-01.
# Seen: a second date that is shorter than a whole day is always taken for a piece of one and put
# behind the first. 1914/1918 ends with "Month must be between 1..12", 2003-05/2003-08 with an error
# that quotes 2003-2003-08, a date that nobody wrote. 2003/P1Y, which says the same as 2003/2004, is
# read, and whole days are.
#
# Output seen:
#   2003-05-01/2003-08-31: 2003-05-01 .. 2003-08-31
#   2003/P1Y: 2003-01-01 .. 2004-01-01
#   2003/2004: MonthOutOfBoundsError: Month must be between 1..12.
#   1914/1918: MonthOutOfBoundsError: Month must be between 1..12.
#   2003-05/2003-08: ISOFormatError: "2003-2003-08" is not a valid ISO 8601 date.
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check aniso8601==10.0.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import aniso8601

for text in ("2003-05-01/2003-08-31", "2003/P1Y", "2003/2004", "1914/1918", "2003-05/2003-08"):
    try:
        start, end = aniso8601.parse_interval(text)
        print(f"{text}: {start} .. {end}")
    except ValueError as error:
        print(f"{text}: {type(error).__name__}: {error}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
2003-05-01/2003-08-31: 2003-05-01 .. 2003-08-31
2003/P1Y: 2003-01-01 .. 2004-01-01
2003/2004: MonthOutOfBoundsError: Month must be between 1..12.
1914/1918: MonthOutOfBoundsError: Month must be between 1..12.
2003-05/2003-08: ISOFormatError: "2003-2003-08" is not a valid ISO 8601 date.
SEEN
