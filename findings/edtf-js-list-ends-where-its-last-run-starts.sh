#!/usr/bin/env bash
# edtf 4.11.1 (edtf.js), min and max of a list whose last element is a run of years.
#
# Its documentation says that every date has a maximum and that covers() can therefore always be
# asked; going through a list expands the runs in it.
# Seen: the list is gone through to its end, but its maximum is that of the first year of the last
# run. {1905,1907..1912} ends in 1907, and covers() answers that 1910 lies outside. One more year
# after the run, and all is right. A time line that draws from min to max cuts the run off.
#
# Output seen:
#   {1905,1907..1912} goes to 1912, max 1907-12-31, covers 1910: false
#   [1905,1907..1912] goes to 1912, max 1907-12-31, covers 1910: false
#   {1905,1907..1912,1914} goes to 1914, max 1914-12-31, covers 1910: true
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund edtf@4.11.1 nearley@2.20.1
cat > see.mjs <<'NODE'
import edtf from "edtf";

for (const text of ["{1905,1907..1912}", "[1905,1907..1912]", "{1905,1907..1912,1914}"]) {
  const date = edtf(text);
  const last = [...date].at(-1).edtf;
  const max = new Date(date.max).toISOString().slice(0, 10);
  console.log(`${text} goes to ${last}, max ${max}, covers 1910: ${date.covers(edtf("1910"))}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
{1905,1907..1912} goes to 1912, max 1907-12-31, covers 1910: false
[1905,1907..1912] goes to 1912, max 1907-12-31, covers 1910: false
{1905,1907..1912,1914} goes to 1914, max 1914-12-31, covers 1910: true
SEEN
