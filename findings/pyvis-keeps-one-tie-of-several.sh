#!/usr/bin/env bash
# pyvis 0.3.2 (Python): several ties between the same two nodes.
#
# Two members wrote one law together and voted alike in another: two ties with labels of their own.
# Its documentation of from_nx says that a graph of networkx is translated into one of pyvis.
# Expected: as many ties as the graph has, or an error.
# Seen: in a picture without directions only the first tie of a pair is kept, and the others are
# dropped without a word, from a MultiGraph as well as by add_edge(). Of two directed ties, A to B
# and B to A, one is left. With directed=True all are drawn.
#
# Output seen:
#   MultiGraph, directed=False: 3 ties, ['wrote a law']
#   MultiGraph, directed=True: 3 ties, ['wrote a law', 'voted alike', 'answered']
#   MultiDiGraph, directed=False: 3 ties, ['wrote a law']
#   MultiDiGraph, directed=True: 3 ties, ['wrote a law', 'voted alike', 'answered']
#   add_edge: ['wrote a law']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyvis==0.3.2 networkx==3.6.1
venv/bin/python - > seen <<'PYTHON'
import networkx as nx
from pyvis.network import Network

ties = [("A", "B", "wrote a law"), ("A", "B", "voted alike"), ("B", "A", "answered")]
for kind in (nx.MultiGraph, nx.MultiDiGraph):
    graph = kind()
    for one, other, label in ties:
        graph.add_edge(one, other, label=label)
    for directed in (False, True):
        picture = Network(directed=directed)
        picture.from_nx(graph)
        kept = [edge["label"] for edge in picture.edges]
        print(f"{kind.__name__}, directed={directed}: {graph.number_of_edges()} ties, {kept}")
picture = Network()
for one, other, label in ties:
    picture.add_node(one)
    picture.add_node(other)
    picture.add_edge(one, other, label=label)
print(f"add_edge: {[edge['label'] for edge in picture.edges]}")
PYTHON
cat seen
diff seen - <<'SEEN'
MultiGraph, directed=False: 3 ties, ['wrote a law']
MultiGraph, directed=True: 3 ties, ['wrote a law', 'voted alike', 'answered']
MultiDiGraph, directed=False: 3 ties, ['wrote a law']
MultiDiGraph, directed=True: 3 ties, ['wrote a law', 'voted alike', 'answered']
add_edge: ['wrote a law']
SEEN
