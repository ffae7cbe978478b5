#!/usr/bin/env bash
# @edtf-ts/core 0.4.2 (JavaScript), dates of the years 0 to 99.
#
# Its documentation says that the dates can be compared and sorted, and offers a set of relations
# (isBefore and others) besides FuzzyDate.compare for sort().
# Seen: the bounds min and max of 0044-03-15 lie in March 1944, since the year goes to JavaScript's
# Date as it is, which takes two digits for years of the 20th century. compare() goes by these
# bounds, so that sort() puts AD 44 after 1900, while isBefore() answers that it lies before. A year
# before Christ, or with three digits, is right.
#
# Output seen:
#   -0044-03-15 -000044-03-15
#   0044-03-15 1944-03-15
#   0144-03-15 0144-03-15
#   sorted: 0144 1900 0044
#   0044 before 1900: YES
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @edtf-ts/core@0.4.2
cat > see.mjs <<'NODE'
import { FuzzyDate } from "@edtf-ts/core";

const read = FuzzyDate.parse;
for (const text of ["-0044-03-15", "0044-03-15", "0144-03-15"]) {
  console.log(`${text} ${read(text).min.toISOString().split("T")[0]}`);
}
const sorted = ["0044", "1900", "0144"].map(read).sort(FuzzyDate.compare);
console.log(`sorted: ${sorted.map((date) => date.edtf).join(" ")}`);
console.log(`0044 before 1900: ${read("0044").isBefore(read("1900"))}`);
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
-0044-03-15 -000044-03-15
0044-03-15 1944-03-15
0144-03-15 0144-03-15
sorted: 0144 1900 0044
0044 before 1900: YES
SEEN
