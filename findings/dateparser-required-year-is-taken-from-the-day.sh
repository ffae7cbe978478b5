#!/usr/bin/env bash
# dateparser 1.5.0 (Python), REQUIRE_PARTS.
#
# Its documentation says that a text is only taken if it holds the parts that REQUIRE_PARTS names.
# "12 May" holds no year. Expected, for ["year"]: None, as for "May".
# Seen: the number of the day is taken for the year: "12 May" becomes May 2012, with the day of the
# run. Without the setting it is the 12th of May of this year. Who asks for the year so as not to
# guess it gets one that the text does not hold, and loses the day. Both parts required, "12 May" is
# refused.
#
# Output seen, for a run on 15 November 2026:
#   12 May: 2026-05-12, year required 2012-05-15, year and day required None
#   29 February: 2024-02-29, year required 2029-02-15, year and day required None
#   May: 2026-05-15, year required None, year and day required None
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0 \
    python-dateutil==2.9.0.post0 regex==2026.11.19 pytz==2026.6 tzlocal==5.4.5
venv/bin/python - > seen <<'PYTHON'
from datetime import datetime

import dateparser

for text in ("12 May", "29 February", "May"):
    days = []
    for parts in ([], ["year"], ["year", "day"]):
        settings = {"RELATIVE_BASE": datetime(2026, 11, 15), "REQUIRE_PARTS": parts}
        day = dateparser.parse(text, languages=["en"], settings=settings)
        days.append(day and day.date())
    print(f"{text}: {days[0]}, year required {days[1]}, year and day required {days[2]}")
PYTHON
cat seen
diff seen - <<'SEEN'
12 May: 2026-05-12, year required 2012-05-15, year and day required None
29 February: 2024-02-29, year required 2029-02-15, year and day required None
May: 2026-05-15, year required None, year and day required None
SEEN
