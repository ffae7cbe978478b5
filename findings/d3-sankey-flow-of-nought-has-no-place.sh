#!/usr/bin/env bash
# d3-sankey 0.12.3 (JavaScript): a diagram in which nothing flows.
#
# A link with a value of 0 beside others is a line of no width; both its ends have a place and can
# be labelled. The diagram of a day on which all links are 0 (no vote against, none abstained) is
# the same with all of them.
# Expected: nodes of no height in their places.
# Seen: all places and widths are "not a number", with no error: the height of a unit is found by
# dividing by the sum. In the page nothing is drawn, and the labels are all in the corner. One vote,
# and all is right. A value that is missing (null) is drawn as 0, undefined as NaN.
#
# Output seen:
#   353,0: deputies 0..292, for 0..292, against 300..300; widths 292,0
#   1,0: deputies 0..292, for 0..292, against 300..300; widths 292,0
#   0,0: deputies NaN..NaN, for NaN..NaN, against NaN..NaN; widths NaN,NaN
#   353,null: deputies 0..292, for 0..292, against 300..300; widths 292,0
#   353,undefined: deputies 4..296, for 0..292, against 300..300; widths 292,NaN
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund d3-sankey@0.12.3
cat > see.mjs <<'NODE'
import { sankey } from "d3-sankey";

for (const values of [[353, 0], [1, 0], [0, 0], [353, null], [353, undefined]]) {
  const { nodes, links } = sankey().size([600, 300]).nodeId(({ id }) => id)({
    nodes: [{ id: "deputies" }, { id: "for" }, { id: "against" }],
    links: ["for", "against"].map((target, place) => {
      return { source: "deputies", target, value: values[place] };
    }),
  });
  const { round } = Math;
  const places = nodes.map(({ id, y0, y1 }) => `${id} ${round(y0)}..${round(y1)}`).join(", ");
  const widths = links.map(({ width }) => round(width));
  console.log(`${values.map(String)}: ${places}; widths ${widths}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
353,0: deputies 0..292, for 0..292, against 300..300; widths 292,0
1,0: deputies 0..292, for 0..292, against 300..300; widths 292,0
0,0: deputies NaN..NaN, for NaN..NaN, against NaN..NaN; widths NaN,NaN
353,null: deputies 0..292, for 0..292, against 300..300; widths 292,0
353,undefined: deputies 4..296, for 0..292, against 300..300; widths 292,NaN
SEEN
