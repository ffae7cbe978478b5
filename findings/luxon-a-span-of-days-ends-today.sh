#!/usr/bin/env bash
# luxon 3.7.2 (JavaScript), Interval.fromISO: spans whose end is written short.
#
# ISO 8601 lets the end of a span leave out what it shares with the start: 2003-12-08/10 ends on the
# 10th of December 2003, 2003-05/08 in August 2003. Its documentation says that fromISO takes the
# intervals of ISO 8601.
# Expected: those ends, or an invalid interval, as luxon has one for what it cannot read.
# Seen: the end is read by itself, as an hour of the day on which the program runs: the sitting of
# two days lasts until today, and isValid is true. A timeline draws it over all the years since. If
# the end is before the start by that, the interval is invalid. Ends written in full are right.
#
# Output seen:
#   2003-12-08/10: valid true, ends 2026-11-28T10:00:00Z
#   2003-05/08: valid true, ends 2026-11-28T08:00:00Z
#   2003-12-08/2003-12-10: valid true, ends 2003-12-10T00:00:00Z
#   2003-05/2003-08: valid true, ends 2003-08-01T00:00:00Z
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund luxon@3.7.2
cat > see.mjs <<'NODE'
import { Interval, Settings } from "luxon";

Settings.now = () => Date.UTC(2026, 10, 28);
for (const span of ["2003-12-08/10", "2003-05/08", "2003-12-08/2003-12-10", "2003-05/2003-08"]) {
  const { end, isValid } = Interval.fromISO(span, { zone: "utc" });
  console.log(`${span}: valid ${isValid}, ends ${end.toISO({ suppressMilliseconds: true })}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
2003-12-08/10: valid true, ends 2026-11-28T10:00:00Z
2003-05/08: valid true, ends 2026-11-28T08:00:00Z
2003-12-08/2003-12-10: valid true, ends 2003-12-10T00:00:00Z
2003-05/2003-08: valid true, ends 2003-08-01T00:00:00Z
SEEN
