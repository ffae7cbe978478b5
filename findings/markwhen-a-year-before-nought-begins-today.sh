#!/usr/bin/env bash
# @markwhen/parser 1.2.0 (JavaScript): years before Christ in a text of Markwhen.
#
# Dates of Markwhen are written in ISO 8601 and in words. "44 BC" is read, as the year -43 of ISO.
# Expected: "-0043", the same year in ISO, is read alike, or is no event.
# Seen: the minus is the hyphen of a span whose beginning is left out. The event begins at the
# moment at which the text is read and ends with the year 43: it lasts two thousand years backwards,
# with no warning. "1990s" is 1990 seconds from now on (a decade is no date of it). Both are events
# like others, at each reading elsewhere.
#
# Output seen:
#   44 BC: -000043-01-01 .. -000042-01-01
#   -0043: this year .. 0044-01-01T00
#   1990: 1990-01-01T00 .. 1991-01-01T00
#   1990s: this year .. this year
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @markwhen/parser@1.2.0
cat > see.mjs <<'NODE'
import { flat, parse } from "@markwhen/parser";

const year = new Date().getUTCFullYear();
for (const text of ["44 BC", "-0043", "1990", "1990s"]) {
  const [event] = flat(parse(`${text}: event`).events).map((item) => item.eventy ?? item);
  const { fromDateTimeIso: from, toDateTimeIso: to } = event.dateRangeIso;
  const told = (iso) => (new Date(iso).getUTCFullYear() === year ? "this year" : iso.slice(0, 13));
  console.log(`${text}: ${told(from)} .. ${told(to)}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
44 BC: -000043-01-01 .. -000042-01-01
-0043: this year .. 0044-01-01T00
1990: 1990-01-01T00 .. 1991-01-01T00
1990s: this year .. this year
SEEN
