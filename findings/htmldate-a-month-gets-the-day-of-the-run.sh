#!/usr/bin/env bash
# htmldate 1.11.0 (Python), which trafilatura uses: pages that say the month alone.
#
# Journals and archives give the month of an issue: <meta name="date" content="1999-03">. The result
# is asked for as year, month and day. Expected: the first of the month, as a year alone becomes the
# first of January, or none.
# Seen: the day is that of the day on which the program runs. The same page is of the 28th of March
# 1999 today and of the 1st some days later; two runs over one archive differ, and nothing tells
# these days from those that the page has.
#
# Output seen:
#   meta 2003: 2003-01, day 1
#   time 2003: 2003-01, day 1
#   meta 1999-03: 1999-03, day of the run
#   time 1999-03: 1999-03, day of the run
#   meta 2003-12: 2003-12, day of the run
#   time 2003-12: 2003-12, day of the run
#   meta 2003-12-08: 2003-12, day 8
#   time 2003-12-08: 2003-12, day 8
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check htmldate==1.11.0
venv/bin/python - > seen <<'PYTHON'
import calendar
import datetime

from htmldate import find_date

today = datetime.date.today().day
for said in ("2003", "1999-03", "2003-12", "2003-12-08"):
    for name, tag in (
        ("meta", f'<head><meta name="date" content="{said}"></head><body></body>'),
        ("time", f'<body><time datetime="{said}">x</time></body>'),
    ):
        year, month, day = (int(part) for part in find_date(f"<html>{tag}</html>").split("-"))
        run = min(today, calendar.monthrange(year, month)[1])
        kind = "day of the run" if len(said) == 7 and day == run else f"day {day}"
        print(f"{name} {said}: {year}-{month:02}, {kind}")
PYTHON
cat seen
diff seen - <<'SEEN'
meta 2003: 2003-01, day 1
time 2003: 2003-01, day 1
meta 1999-03: 1999-03, day of the run
time 1999-03: 1999-03, day of the run
meta 2003-12: 2003-12, day of the run
time 2003-12: 2003-12, day of the run
meta 2003-12-08: 2003-12, day 8
time 2003-12-08: 2003-12, day 8
SEEN
