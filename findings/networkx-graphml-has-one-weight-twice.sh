#!/usr/bin/env bash
# networkx 3.6.1, write_graphml, read by igraph 1.0.0 (Python): edges with weights 1 and 0.5.
#
# Expected: one attribute "weight" of numbers.
# Seen: with its defaults networkx declares two attributes of the same name, one of whole numbers
# and one of broken ones. It reads that itself; igraph refuses the file for the name declared twice.
# It helps to write with infer_numeric_types=True, or every weight as a float; a network of which
# all weights happen to be of one kind passes, so that it is the one whole share among fractions
# that makes the file unreadable.
#
# Output seen:
#   1 and 0.5: types double long, igraph refuses
#   1 and 0.5, inferred: types double, igraph reads [1.0, 0.5]
#   1.5 and 0.5: types double, igraph reads [1.5, 0.5]
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check igraph==1.0.0 networkx==3.6.1
venv/bin/python - > seen <<'PYTHON'
import re
from pathlib import Path

import igraph
import networkx


def see(name, weights, **options):
    graph = networkx.Graph()
    graph.add_weighted_edges_from((number, number + 1, w) for number, w in enumerate(weights))
    networkx.write_graphml(graph, "graph.graphml", **options)
    keys = re.findall("<key .*?>", Path("graph.graphml").read_text())
    types = sorted(re.search('attr.type="(.*?)"', key)[1] for key in keys if '"weight"' in key)
    try:
        seen = f"igraph reads {igraph.read('graph.graphml').es['weight']}"
    except igraph.InternalError:
        seen = "igraph refuses"
    print(f"{name}: types {' '.join(types)}, {seen}")


see("1 and 0.5", [1, 0.5])
see("1 and 0.5, inferred", [1, 0.5], infer_numeric_types=True)
see("1.5 and 0.5", [1.5, 0.5])
PYTHON
cat seen
diff seen - <<'SEEN'
1 and 0.5: types double long, igraph refuses
1 and 0.5, inferred: types double, igraph reads [1.0, 0.5]
1.5 and 0.5: types double, igraph reads [1.5, 0.5]
SEEN
