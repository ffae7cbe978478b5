#!/usr/bin/env bash
# networkx 3.6.1 (Python), write_gexf and read_gexf: an attribute with whole and broken numbers.
#
# Shares of two actors are 1 and 0.5. Expected: GEXF, in which an attribute has one type for all
# nodes, gets the type that holds both, as write_graphml finds it with infer_numeric_types.
# Seen: the first node decides: after a 1 the attribute is "long", and 0.5 stands in it all the
# same. read_gexf cannot read that file, with an error that names neither node nor attribute; a text
# after a number ends likewise. With the nodes in the other order all is well, so that sorting a
# table makes or breaks its network.
#
# Output seen:
#   1 then 0.5: type long, ValueError: invalid literal for int() with base 10: '0.5'
#   0.5 then 1: type double, read [0.5, 1.0]
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check networkx==3.6.1
venv/bin/python - > seen <<'PYTHON'
import re
from pathlib import Path

import networkx

for shares in ((1, 0.5), (0.5, 1)):
    graph = networkx.Graph()
    for node, share in zip("ab", shares):
        graph.add_node(node, share=share)
    networkx.write_gexf(graph, "graph.gexf")
    kind = re.search('title="share" type="(.*?)"', Path("graph.gexf").read_text())[1]
    try:
        nodes = networkx.read_gexf("graph.gexf").nodes
        seen = f"read {[nodes[node]['share'] for node in 'ab']}"
    except ValueError as error:
        seen = f"ValueError: {error}"
    print(f"{shares[0]} then {shares[1]}: type {kind}, {seen}")
PYTHON
cat seen
diff seen - <<'SEEN'
1 then 0.5: type long, ValueError: invalid literal for int() with base 10: '0.5'
0.5 then 1: type double, read [0.5, 1.0]
SEEN
