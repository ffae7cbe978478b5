#!/usr/bin/env bash
# dateparser 1.5.0 (Python), decades: "1990s".
#
# Its documentation says that STRICT_PARSING takes only texts in which year, month and day are all
# given; a year alone is refused then, as "1990" is. Expected: None for a decade, or some day of it.
# Seen: "1990s" is 1,990 seconds ago, with and without STRICT_PARSING: on the day of the run, 33
# minutes before it. Of a column of dates from sources that say "the 1930s" or "1990s" these come
# out as of today, and are the only ones that pass for complete.
#
# Output seen, for a run on 15 November 2026 at noon:
#   1990: 1990-11-15 00:00, strict None
#   1990s: 2026-11-15 11:26, strict 2026-11-15 11:26
#   the 1930s: 2026-11-15 11:27, strict 2026-11-15 11:27
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

for text in ("1990", "1990s", "the 1930s"):
    days = []
    for strict in (False, True):
        settings = {"RELATIVE_BASE": datetime(2026, 11, 15, 12), "STRICT_PARSING": strict}
        day = dateparser.parse(text, languages=["en"], settings=settings)
        days.append(f"{day:%Y-%m-%d %H:%M}" if day else "None")
    print(f"{text}: {days[0]}, strict {days[1]}")
PYTHON
cat seen
diff seen - <<'SEEN'
1990: 1990-11-15 00:00, strict None
1990s: 2026-11-15 11:26, strict 2026-11-15 11:26
the 1930s: 2026-11-15 11:27, strict 2026-11-15 11:27
SEEN
