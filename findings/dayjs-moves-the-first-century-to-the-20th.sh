#!/usr/bin/env bash
# dayjs 1.11.23 (JavaScript): days in ISO 8601 of the first century, and days by their number in
# the year.
#
# Expected: 0044-03-15 is the 15th of March of AD 44, as it is to Date of node 20, luxon 3 and
# date-fns 4.
# Seen: it is the 15th of March 1944, with no mark of it, and isValid() is true: the year is passed
# on as a number, and Date takes two digits for the 20th century. With a time of day and a Z behind
# it, the same day is right. Of 1912-106, which is the 106th day of 1912 (15 April) in ISO 8601, it
# makes the 6th of October.
#
# Output seen:
#   0044-03-15: dayjs 1944-03-15, valid: true,
#     date-fns 0044-03-15, luxon 0044-03-15
#   0044-03-15T00:00:00Z: dayjs 0044-03-15, valid: true,
#     date-fns 0044-03-15, luxon 0044-03-15
#   1912-106: dayjs 1912-10-06, valid: true,
#     date-fns 1912-04-15, luxon 1912-04-15
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund dayjs@1.11.23 date-fns@4.4.0 luxon@3.7.2
cat > see.mjs <<'NODE'
import dayjs from "dayjs";
import { parseISO } from "date-fns";
import { DateTime } from "luxon";

const day = (date) => date.toISOString().slice(0, 10);
for (const text of ["0044-03-15", "0044-03-15T00:00:00Z", "1912-106"]) {
  const read = dayjs(text);
  const others = [parseISO(text), DateTime.fromISO(text, { zone: "utc" }).toJSDate()];
  console.log(`${text}: dayjs ${day(read.toDate())}, valid: ${read.isValid()},`);
  console.log(`  date-fns ${day(others[0])}, luxon ${day(others[1])}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
0044-03-15: dayjs 1944-03-15, valid: true,
  date-fns 0044-03-15, luxon 0044-03-15
0044-03-15T00:00:00Z: dayjs 0044-03-15, valid: true,
  date-fns 0044-03-15, luxon 0044-03-15
1912-106: dayjs 1912-10-06, valid: true,
  date-fns 1912-04-15, luxon 1912-04-15
SEEN
