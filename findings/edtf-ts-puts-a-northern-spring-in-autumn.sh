#!/usr/bin/env bash
# @edtf-ts/core 0.4.2 (JavaScript), seasons with a hemisphere.
#
# Its documentation says that levels 0, 1 and 2 of EDTF are supported completely. There 25 to 28 are
# the northern spring, summer, autumn and winter, 29 to 32 the southern ones; 21 to 24 name no
# place.
# Seen: 2003-25 is written out as "Spring (Northern Hemisphere) 2003" and yet runs from September to
# November; all four northern seasons have the months of the southern ones, so that the 21st of
# April lies before a northern spring. The southern ones are refused. 2003-21, of no place, has the
# months of the north.
#
# Output seen:
#   2003-21 2003-03 to 2003-05 Spring 2003
#   2003-25 2003-09 to 2003-11 Spring (Northern Hemisphere) 2003
#   2003-28 2003-06 to 2003-08 Winter (Northern Hemisphere) 2003
#   2003-29 refused
#   April before the northern spring: YES
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @edtf-ts/core@0.4.2
cat > see.mjs <<'NODE'
import { FuzzyDate } from "@edtf-ts/core";

const month = (date) => date.toISOString().slice(0, 7);
for (const text of ["2003-21", "2003-25", "2003-28", "2003-29"]) {
  if (FuzzyDate.isValid(text)) {
    const season = FuzzyDate.parse(text);
    console.log(`${text} ${month(season.min)} to ${month(season.max)} ${season.format()}`);
  } else {
    console.log(`${text} refused`);
  }
}
const april = FuzzyDate.parse("2003-04-21");
console.log(`April before the northern spring: ${april.isBefore(FuzzyDate.parse("2003-25"))}`);
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
2003-21 2003-03 to 2003-05 Spring 2003
2003-25 2003-09 to 2003-11 Spring (Northern Hemisphere) 2003
2003-28 2003-06 to 2003-08 Winter (Northern Hemisphere) 2003
2003-29 refused
April before the northern spring: YES
SEEN
