#!/usr/bin/env bash
# SheetJS 0.18.5 (xlsx, JavaScript), CSV: results of votes and numbers of articles.
#
# A result is written "5-4", an article that was put in later "3-1". Values of a CSV are read as
# dates and numbers where they look like them, if the option raw does not turn that off.
# Expected: what names no year and no month is text.
# Seen: two short numbers with a hyphen or a slash are a day of the year 2001: a court that decided
# by 5-4 did so on the 4th of May 2001. "353-0" and "13-2" in the same column are text, so that the
# column looks right at its top; "12-1" is a day again. What was typed is gone with it.
#
# Output seen:
#   353-0: "353-0", shown 353-0
#   5-4: 37015, shown 5/4/01
#   7-2: 37074, shown 7/2/01
#   12-1: 37226, shown 12/1/01
#   13-2: "13-2", shown 13-2
#   3-1: 36951, shown 3/1/01
#   1/3: 36894, shown 1/3/01
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > see.mjs <<'NODE'
import xlsx from "xlsx";

const results = ["353-0", "5-4", "7-2", "12-1", "13-2", "3-1", "1/3"];
const book = xlsx.read(["result", ...results].join("\n"), { type: "string" });
const sheet = book.Sheets[book.SheetNames[0]];
const rows = xlsx.utils.sheet_to_json(sheet);
const shown = xlsx.utils.sheet_to_json(sheet, { raw: false });
results.forEach((result, row) => {
  console.log(`${result}: ${JSON.stringify(rows[row].result)}, shown ${shown[row].result}`);
});
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
353-0: "353-0", shown 353-0
5-4: 37015, shown 5/4/01
7-2: 37074, shown 7/2/01
12-1: 37226, shown 12/1/01
13-2: "13-2", shown 13-2
3-1: 36951, shown 3/1/01
1/3: 36894, shown 1/3/01
SEEN
