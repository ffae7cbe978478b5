#!/usr/bin/env bash
# @observablehq/plot 0.6.17 (JavaScript), groupX with the reducer "sum": parties nobody counted.
#
# The votes of a party in two towns are null, not counted. A label whose value is null is left out,
# and a group that has no value has no mean, no least and no greatest one.
# Expected: no label for the sum either.
# Seen: the sum is 0, and "0" stands beside the sums of parties that have votes: the chart says that
# nobody voted for it. A sum of some values and some null says nothing of it either.
#
# Output seen:
#   sum: 353, 0
#   mean: 353
#   min: 353
#   max: 353
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @observablehq/plot@0.6.17 jsdom@29.1.1
cat > see.mjs <<'NODE'
import { groupX, plot, text } from "@observablehq/plot";
import { JSDOM } from "jsdom";

const votes = [
  { party: "A", votes: 353 },
  { party: "A", votes: null },
  { party: "B", votes: null },
  { party: "B", votes: null },
];
const { document } = new JSDOM().window;
for (const way of ["sum", "mean", "min", "max"]) {
  const given = { x: "party", y: 0, text: "votes" };
  const drawn = plot({ document, marks: [text(votes, groupX({ text: way }, given))] });
  const labels = [...drawn.querySelectorAll('g[aria-label="text"] text')];
  console.log(`${way}: ${labels.map((label) => label.textContent).join(", ")}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
sum: 353, 0
mean: 353
min: 353
max: 353
SEEN
