#!/usr/bin/env bash
# DateRangeParser 1.3.2 (Python), imported as daterangeparser: a year at the start of a span.
#
# "8 December 2003 to 10 December" names its year once, at the first day. What one date of a span
# leaves out is taken from the other, as in "8 to 10 December 2003".
# Expected: both days in 2003, or an error.
# Seen: the year that the text has is dropped, and both days lie in the year in which the program
# runs, with no error. With the year at the end both are right, so that a test with that shows
# nothing. A span over a New Year ends in the year of the run and begins the year before.
#
# Output seen:
#   8 to 10 December 2003: 2003, 2003
#   8 December to 10 December 2003: 2003, 2003
#   8 December 2003 to 10 December: the year of the run, the year of the run
#   28 July 1914 to 11 November: the year of the run, the year of the run
#   30 December 2003 to 2 January: the year before the run, the year of the run
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check DateRangeParser==1.3.2
venv/bin/python - > seen <<'PYTHON'
import datetime

from daterangeparser import parse

now = datetime.date.today().year
names = {now: "the year of the run", now - 1: "the year before the run"}
for text in (
    "8 to 10 December 2003",
    "8 December to 10 December 2003",
    "8 December 2003 to 10 December",
    "28 July 1914 to 11 November",
    "30 December 2003 to 2 January",
):
    years = [names.get(day.year, day.year) for day in parse(text)]
    print(f"{text}: {years[0]}, {years[1]}")
PYTHON
cat seen
diff seen - <<'SEEN'
8 to 10 December 2003: 2003, 2003
8 December to 10 December 2003: 2003, 2003
8 December 2003 to 10 December: the year of the run, the year of the run
28 July 1914 to 11 November: the year of the run, the year of the run
30 December 2003 to 2 January: the year before the run, the year of the run
SEEN
