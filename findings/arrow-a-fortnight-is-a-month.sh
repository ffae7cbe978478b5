#!/usr/bin/env bash
# arrow 1.4.0 (Python), humanize: two to four weeks.
#
# Its words for a distance go by seconds, hours, days, weeks, months and years; 14 days are "2
# weeks".
# Expected: "2 weeks" for 15 days too, "3 weeks" for 21.
# Seen: from the 15th day on it is "a month", up to 45 days. A bill that was passed 15 days after it
# was read took a month by that, twice its time; weeks by their number are never said for more than
# two. With granularity="week" they are. Other languages have the same.
#
# Output seen:
#   7 days: a week, by weeks a week, ru через неделю
#   13 days: a week, by weeks a week, ru через неделю
#   14 days: 2 weeks, by weeks 2 weeks, ru через 2 недели
#   15 days: a month, by weeks 2 weeks, ru через месяц
#   21 days: a month, by weeks 3 weeks, ru через месяц
#   28 days: a month, by weeks 4 weeks, ru через месяц
#   45 days: a month, by weeks 6 weeks, ru через месяц
#   46 days: 2 months, by weeks 6 weeks, ru через 2 месяца
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check arrow==1.4.0
venv/bin/python - > seen <<'PYTHON'
import arrow

read = arrow.get("2003-12-08")
for days in (7, 13, 14, 15, 21, 28, 45, 46):
    passed = read.shift(days=days)
    words = passed.humanize(read, only_distance=True)
    weeks = passed.humanize(read, only_distance=True, granularity="week")
    print(f"{days} days: {words}, by weeks {weeks}, ru {passed.humanize(read, locale='ru')}")
PYTHON
cat seen
diff seen - <<'SEEN'
7 days: a week, by weeks a week, ru через неделю
13 days: a week, by weeks a week, ru через неделю
14 days: 2 weeks, by weeks 2 weeks, ru через 2 недели
15 days: a month, by weeks 2 weeks, ru через месяц
21 days: a month, by weeks 3 weeks, ru через месяц
28 days: a month, by weeks 4 weeks, ru через месяц
45 days: a month, by weeks 6 weeks, ru через месяц
46 days: 2 months, by weeks 6 weeks, ru через 2 месяца
SEEN
