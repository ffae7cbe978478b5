#!/usr/bin/env bash
# wikibase-sdk 11.6.6 (JavaScript): days before Christ, and days of the Julian calendar, from
# Wikidata.
#
# In the JSON of Wikidata there is no year 0: -0044 is 44 BC. A day of old is in the Julian
# calendar, and says so (calendarmodel). ISO 8601 has a year 0 and knows the Gregorian calendar
# alone: the ides of March of 44 BC are -000043-03-13, the 4th of October 1582 (Julian) is
# 1582-10-14. Wikidata's own RDF counts so.
# Seen: wikibaseTimeToISOString and the converters to Date pass the year on as it is, which makes 44
# BC into 45 BC, and take no notice of the calendar. The birth of a Russian writer in the 19th
# century comes out twelve days early, one from another source beside it does not.
#
# Output seen:
#   -0044-03-15 Julian: -000044-03-15T00:00:00.000Z, 45 BC
#   +1582-10-04 Julian: 1582-10-04T00:00:00.000Z, 1582 AD
#   +1582-10-14 Gregorian: 1582-10-14T00:00:00.000Z, 1582 AD
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund wikibase-sdk@11.6.6
cat > see.mjs <<'NODE'
import { wikibaseTimeToDateObject, wikibaseTimeToISOString } from "wikibase-sdk";

const julian = "http://www.wikidata.org/entity/Q1985786";
const gregorian = "http://www.wikidata.org/entity/Q1985727";
for (const [time, calendarmodel] of [
  ["-0044-03-15T00:00:00Z", julian],
  ["+1582-10-04T00:00:00Z", julian],
  ["+1582-10-14T00:00:00Z", gregorian],
]) {
  const value = { time, calendarmodel, precision: 11, timezone: 0, before: 0, after: 0 };
  const era = { year: "numeric", era: "short", timeZone: "UTC" };
  const year = wikibaseTimeToDateObject(value).toLocaleDateString("en", era);
  const calendar = calendarmodel === julian ? "Julian" : "Gregorian";
  console.log(`${time.slice(0, 11)} ${calendar}: ${wikibaseTimeToISOString(value)}, ${year}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
-0044-03-15 Julian: -000044-03-15T00:00:00.000Z, 45 BC
+1582-10-04 Julian: 1582-10-04T00:00:00.000Z, 1582 AD
+1582-10-14 Gregorian: 1582-10-14T00:00:00.000Z, 1582 AD
SEEN
