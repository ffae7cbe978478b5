#!/usr/bin/env bash
# exceljs 4.4.0 (JavaScript), workbook.csv.read: a cell that holds a space.
#
# In a table of votes as CSV an empty cell means that nothing is known. exceljs reads an empty cell
# as null and words as words.
# Expected: a cell with a space in it, as many programs and hands leave them, is a space or empty.
# Seen: it is the number 0. A vote at which nobody counted those against has none against then, with
# no mark of it, and sums and averages take it in. Texts that only look like numbers of a program
# become numbers too: the article "0x1F" is 31, the office "007" is 7, "1e3" is 1000.
#
# Output seen:
#   "353": 353
#   "": null
#   " ": 0
#   "   ": 0
#   "unknown": "unknown"
#   "007": 7
#   "0x1F": 31
#   "1e3": 1000
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund exceljs@4.4.0
cat > see.mjs <<'NODE'
import { Readable } from "node:stream";
import exceljs from "exceljs";

for (const cell of ["353", "", " ", "   ", "unknown", "007", "0x1F", "1e3"]) {
  const text = `day,against,law\n2003-12-08,${cell},162\n`;
  const sheet = await new exceljs.Workbook().csv.read(Readable.from([text]));
  console.log(`${JSON.stringify(cell)}: ${JSON.stringify(sheet.getCell("B2").value)}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
"353": 353
"": null
" ": 0
"   ": 0
"unknown": "unknown"
"007": 7
"0x1F": 31
"1e3": 1000
SEEN
