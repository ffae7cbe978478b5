#!/usr/bin/env bash
# @edtf-ts/core 0.4.2 (JavaScript), relations of a list of dates: {1905,1917} means both years.
#
# Its documentation says that the answers are YES (it definitely holds), NO, MAYBE and UNKNOWN.
# Expected: a list lies before 1910 if all its dates do, and never both before and after.
# Seen: one of the dates is enough: both years together are YES before 1910 and YES after it. A
# choice of one of them, [1905,1917], gives the same two, where MAYBE is right: if it lies
# before, it does not lie after. isDefinitelyBefore, made for filters, is true for each.
#
# Output seen:
#   {1905,1917} before 1910: YES, after 1910: YES, definitely before: true
#   [1905,1917] before 1910: YES, after 1910: YES, definitely before: true
#   19XX before 1910: MAYBE, after 1910: MAYBE, definitely before: false
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @edtf-ts/core@0.4.2
cat > see.mjs <<'NODE'
import { FuzzyDate } from "@edtf-ts/core";

const year = FuzzyDate.parse("1910");
for (const text of ["{1905,1917}", "[1905,1917]", "19XX"]) {
  const date = FuzzyDate.parse(text);
  const [before, after] = [date.isBefore(year), date.isAfter(year)];
  const sure = date.isDefinitelyBefore(year);
  console.log(`${text} before 1910: ${before}, after 1910: ${after}, definitely before: ${sure}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
{1905,1917} before 1910: YES, after 1910: YES, definitely before: true
[1905,1917] before 1910: YES, after 1910: YES, definitely before: true
19XX before 1910: MAYBE, after 1910: MAYBE, definitely before: false
SEEN
