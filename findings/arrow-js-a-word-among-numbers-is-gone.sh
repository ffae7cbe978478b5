#!/usr/bin/env bash
# apache-arrow 21.2.0 (JavaScript), tableFromJSON: rows that are not all alike.
#
# A column of counts holds numbers and, in some rows, "about 300"; an office has its end only where
# it has ended. The types of the columns are inferred from the rows.
# Expected: a type that holds all values, or an error.
# Seen: the type is that of the first value. What does not fit it becomes null, with no error, the
# same as what was never known; and of an object inside a row only the keys that the first row has
# are kept, while keys of the rows themselves are taken from all rows. With the word first, the
# numbers become text.
#
# Output seen:
#   [{"n":353},{"n":"about 300"}]
#     n: Float64: {"n":353} {"n":null}
#   [{"n":"about 300"},{"n":353}]
#     n: Dictionary<Int32, Utf8>: {"n":"about 300"} {"n":"353"}
#   [{"office":{"from":2000}},{"office":{"from":2003,"to":2007}}]
#     office: Struct<{from:Float64}>: {"office":{"from":2000}} {"office":{"from":2003}}
#   [{"from":2000},{"from":2003,"to":2007}]
#     from: Float64, to: Float64: {"from":2000,"to":null} {"from":2003,"to":2007}
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund apache-arrow@21.2.0
cat > see.mjs <<'NODE'
import { tableFromJSON } from "apache-arrow";

for (const rows of [
  [{ n: 353 }, { n: "about 300" }],
  [{ n: "about 300" }, { n: 353 }],
  [{ office: { from: 2000 } }, { office: { from: 2003, to: 2007 } }],
  [{ from: 2000 }, { from: 2003, to: 2007 }],
]) {
  const table = tableFromJSON(rows);
  const read = table.toArray().map((row) => JSON.stringify(row)).join(" ");
  console.log(`${JSON.stringify(rows)}`);
  console.log(`  ${table.schema.fields.map(String).join(", ")}: ${read}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
[{"n":353},{"n":"about 300"}]
  n: Float64: {"n":353} {"n":null}
[{"n":"about 300"},{"n":353}]
  n: Dictionary<Int32, Utf8>: {"n":"about 300"} {"n":"353"}
[{"office":{"from":2000}},{"office":{"from":2003,"to":2007}}]
  office: Struct<{from:Float64}>: {"office":{"from":2000}} {"office":{"from":2003}}
[{"from":2000},{"from":2003,"to":2007}]
  from: Float64, to: Float64: {"from":2000,"to":null} {"from":2003,"to":2007}
SEEN
