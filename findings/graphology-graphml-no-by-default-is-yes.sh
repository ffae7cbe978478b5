#!/usr/bin/env bash
# graphology-graphml 0.5.2 (JavaScript): defaults of GraphML.
#
# A key of GraphML may have a default for all nodes that give no value, and a type: boolean, int.
# Values are read by the type of their key.
# Expected: the default is of the type of the key, like a value.
# Seen: it stays text. A member for whom nothing is said gets "false", which is true in an if, and
# the count "0", which is joined to a sum as text: 1 + 0 is "10". Values of the nodes themselves are
# right, in the same column.
#
# Output seen:
#   A: member false, counted as no; votes 0, one more 1
#   B: member "false", counted as yes; votes "0", one more 10
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund graphology@0.26.0 graphology-graphml@0.5.2
cat > see.mjs <<'NODE'
import { createRequire } from "node:module";
import graphology from "graphology";

const { parse } = createRequire(import.meta.url)("graphology-graphml");
const text = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d" for="node" attr.name="member" attr.type="boolean"><default>false</default></key>
  <key id="n" for="node" attr.name="votes" attr.type="int"><default>0</default></key>
  <graph edgedefault="undirected">
    <node id="A"><data key="d">false</data><data key="n">0</data></node>
    <node id="B"/>
  </graph>
</graphml>`;
parse(graphology, text).forEachNode((name, { member, votes }) => {
  const [is, count] = [JSON.stringify(member), JSON.stringify(votes)];
  console.log(`${name}: member ${is}, counted as ${member ? "yes" : "no"}; `
    + `votes ${count}, one more ${1 + votes}`);
});
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
A: member false, counted as no; votes 0, one more 1
B: member "false", counted as yes; votes "0", one more 10
SEEN
