#!/usr/bin/env bash
# chrono-node 2.10.3 (JavaScript): years before Christ.
#
# ISO 8601, and Date with it, has a year 0: 44 BC is -000043. chrono reads dates in words, "15 March
# 44 BC", and in ISO.
# Expected: the year -43 for both ways of writing.
# Seen: in words the year is -44, which is 45 BC, so that whatever prints it with its era prints
# another year than was read. In ISO the minus is left out of the match: -0043-03-15 is the 15th of
# March of AD 43. "15 March AD 44" and 0044-03-15 are right.
#
# Output seen:
#   15 March 44 BC: "15 March 44 BC", -000044-03-15, 45 BC
#   -0043-03-15: "0043-03-15", 0043-03-15, 43 AD
#   15 March 44 AD: "15 March 44 AD", 0044-03-15, 44 AD
#   0044-03-15: "0044-03-15", 0044-03-15, 44 AD
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat > see.mjs <<'NODE'
import { parse } from "chrono-node";

const era = { year: "numeric", era: "short", timeZone: "UTC" };
for (const text of ["15 March 44 BC", "-0043-03-15", "15 March 44 AD", "0044-03-15"]) {
  const [{ text: match, start }] = parse(text);
  const date = start.date();
  console.log(`${text}: "${match}", ${date.toISOString().split("T")[0]}, `
    + date.toLocaleDateString("en", era));
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
15 March 44 BC: "15 March 44 BC", -000044-03-15, 45 BC
-0043-03-15: "0043-03-15", 0043-03-15, 43 AD
15 March 44 AD: "15 March 44 AD", 0044-03-15, 44 AD
0044-03-15: "0044-03-15", 0044-03-15, 44 AD
SEEN
