#!/usr/bin/env bash
# edtf 4.11.1 (edtf.js), format() of a year of which some digits are known.
#
# The library keeps for each digit whether it is known, and writes 198X back as it was.
# Expected: format() writes the known digits, "198X", or words for the decade.
# Seen: one unknown digit makes all four unknown: some year of the eighties, some year of the
# century and some year of the millennium are all "XXXX". Month and day are kept then: "12/25/XXXX".
# Captions made with format() say nothing at all of a date of which the decade is known.
#
# Output seen:
#   1984 as text 1984, formatted 1984
#   198X as text 198X, formatted XXXX
#   19XX as text 19XX, formatted XXXX
#   156X-12-25 as text 156X-12-25, formatted 12/25/XXXX
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund edtf@4.11.1 nearley@2.20.1
cat > see.mjs <<'NODE'
import edtf from "edtf";

for (const text of ["1984", "198X", "19XX", "156X-12-25"]) {
  const date = edtf(text);
  console.log(`${text} as text ${date.edtf}, formatted ${date.format("en-US")}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
1984 as text 1984, formatted 1984
198X as text 198X, formatted XXXX
19XX as text 19XX, formatted XXXX
156X-12-25 as text 156X-12-25, formatted 12/25/XXXX
SEEN
