#!/usr/bin/env bash
# d3-time-format 4.1.1 (JavaScript), utcParse: days that do not exist.
#
# A parser is made for one format and gives null for what does not match it; months are 01 to 12 in
# it, days 01 to 31. Expected: null for the 30th of February, as luxon 3.7.2 has it.
# Seen: the day runs over into the next month, and nothing says so: a source with a slip is read as
# a sound date of March, and whoever filters rows that cannot be read finds none. A month 13 and a
# day 32 run over too, and a day of the week that the date does not have is not looked at. Weeks are
# the only ones that are: the 60th is null.
#
# Output seen:
#   2003-02-28: d3 2003-02-28, luxon 2003-02-28
#   2003-02-30: d3 2003-03-02, luxon null
#   2003-11-31: d3 2003-12-01, luxon null
#   2003-11-32: d3 2003-12-02, luxon null
#   2003-13-01: d3 2004-01-01, luxon null
#   Sunday, 2003-12-08: d3 2003-12-08, luxon null
#   2003-366: d3 2004-01-01, luxon null
#   2003-W53-1: d3 2003-12-29, luxon null
#   2003-W60-1: d3 null, luxon null
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund d3-time-format@4.1.1 luxon@3.7.2
cat > see.mjs <<'NODE'
import { utcParse } from "d3-time-format";
import { DateTime } from "luxon";

for (const [format, tokens, text] of [
  ["%Y-%m-%d", "yyyy-MM-dd", "2003-02-28"],
  ["%Y-%m-%d", "yyyy-MM-dd", "2003-02-30"],
  ["%Y-%m-%d", "yyyy-MM-dd", "2003-11-31"],
  ["%Y-%m-%d", "yyyy-MM-dd", "2003-11-32"],
  ["%Y-%m-%d", "yyyy-MM-dd", "2003-13-01"],
  ["%A, %Y-%m-%d", "EEEE, yyyy-MM-dd", "Sunday, 2003-12-08"],
  ["%Y-%j", "yyyy-ooo", "2003-366"],
  ["%G-W%V-%u", "kkkk-'W'WW-E", "2003-W53-1"],
  ["%G-W%V-%u", "kkkk-'W'WW-E", "2003-W60-1"],
]) {
  const [day, other] = [utcParse(format)(text), DateTime.fromFormat(text, tokens, { zone: "utc" })];
  console.log(`${text}: d3 ${day && day.toISOString().slice(0, 10)}, luxon ${other.toISODate()}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
2003-02-28: d3 2003-02-28, luxon 2003-02-28
2003-02-30: d3 2003-03-02, luxon null
2003-11-31: d3 2003-12-01, luxon null
2003-11-32: d3 2003-12-02, luxon null
2003-13-01: d3 2004-01-01, luxon null
Sunday, 2003-12-08: d3 2003-12-08, luxon null
2003-366: d3 2004-01-01, luxon null
2003-W53-1: d3 2003-12-29, luxon null
2003-W60-1: d3 null, luxon null
SEEN
