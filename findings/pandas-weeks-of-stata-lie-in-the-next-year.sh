#!/usr/bin/env bash
# pandas 3.1.1 (Python), to_stata with convert_dates "tw": the last days of a year.
#
# Stata has 52 weeks in each year: the first begins on 1 January, and the last has eight or nine
# days. 31 December 2004 is 2004w52 (number 2339, counted from 1960w1). Months, quarters and years
# that pandas writes are right.
# Seen: the days are divided by seven, with no end at 52. The 30th of a leap year and each 31st of
# December are week 1 of the next year: a count of votes by weeks moves them over the year's end,
# and read_stata gives the 1st of January back, with no warning.
#
# Output seen:
#   2004-12-29: written 2339, 2004w52, read 2004-12-23
#   2004-12-30: written 2340, 2005w1, read 2005-01-01
#   2004-12-31: written 2340, 2005w1, read 2005-01-01
#   2003-12-30: written 2287, 2003w52, read 2003-12-24
#   2003-12-31: written 2288, 2004w1, read 2004-01-01
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import tempfile

import pandas as pd

days = ["2004-12-29", "2004-12-30", "2004-12-31", "2003-12-30", "2003-12-31"]
with tempfile.TemporaryDirectory() as folder:
    file = f"{folder}/days.dta"
    table = pd.DataFrame({"day": pd.to_datetime(days)})
    table.to_stata(file, convert_dates={"day": "tw"}, write_index=False)
    weeks = pd.read_stata(file, convert_dates=False)["day"].astype(int)
    starts = pd.read_stata(file)["day"].dt.strftime("%Y-%m-%d")
for day, week, start in zip(days, weeks, starts, strict=True):
    print(f"{day}: written {week}, {1960 + week // 52}w{week % 52 + 1}, read {start}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
2004-12-29: written 2339, 2004w52, read 2004-12-23
2004-12-30: written 2340, 2005w1, read 2005-01-01
2004-12-31: written 2340, 2005w1, read 2005-01-01
2003-12-30: written 2287, 2003w52, read 2003-12-24
2003-12-31: written 2288, 2004w1, read 2004-01-01
SEEN
