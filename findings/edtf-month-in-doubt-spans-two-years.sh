#!/usr/bin/env bash
# edtf 5.0.1 (Python): how far a date "about" reaches.
#
# Its documentation says that the reach depends on how exact the date is: a month in doubt is
# widened by a month on each side, so that 1912-04~ runs from 1912-03-01 to 1912-05-30.
# Seen: years, months and days are added together. A month in doubt is widened by a year and a
# month, a day in doubt by a year, a month and a day: 1912-04~ runs from 1911-03-01 to 1913-05-30.
# Who filters events with lower_fuzzy() and upper_fuzzy() finds a day in doubt two years too wide.
#
# Output seen:
#   1912~       1911-01-01 .. 1913-12-31
#   1912-04~    1911-03-01 .. 1913-05-30
#   1912-04-15~ 1911-03-14 .. 1913-05-16
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    edtf==5.0.1 pyparsing==3.3.3 python-dateutil==4.0.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from edtf import parse_edtf

for text in ("1912~", "1912-04~", "1912-04-15~"):
    date = parse_edtf(text)
    first, last = ("%04d-%02d-%02d" % day()[:3] for day in (date.lower_fuzzy, date.upper_fuzzy))
    print(f"{text:<11} {first} .. {last}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
1912~       1911-01-01 .. 1913-12-31
1912-04~    1911-03-01 .. 1913-05-30
1912-04-15~ 1911-03-14 .. 1913-05-16
SEEN
