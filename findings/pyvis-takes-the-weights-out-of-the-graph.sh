#!/usr/bin/env bash
# pyvis 0.3.2 (Python), Network.from_nx: the graph that is drawn.
#
# from_nx(graph) takes nodes and ties of a graph of networkx 3.6.1 into a picture. Its documentation
# says that this is done in place, without saying where or that attributes of the graph are renamed.
# Expected: the picture is changed, and the graph is as it was.
# Seen: the graph itself is changed. The attribute "weight" of each tie is taken away and put back
# under the name "width"; nodes get a size. Whatever networkx works out after the picture was drawn
# takes every tie for a weight of 1, with no error: how much two members wrote together, degrees,
# shortest ways. Who draws last sees nothing of it.
#
# Output seen:
#   before: ties [('A', 'B', {'weight': 40}), ('B', 'C', {'weight': 2})]
#     degrees {'A': 40, 'B': 42, 'C': 2}, way from A to C 42
#   after: ties [('A', 'B', {'width': 40}), ('B', 'C', {'width': 2})]
#     degrees {'A': 1, 'B': 2, 'C': 1}, way from A to C 2
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

graph = nx.Graph()
graph.add_edge("A", "B", weight=40)
graph.add_edge("B", "C", weight=2)


def see(name):
    degrees = dict(graph.degree(weight="weight"))
    way = nx.shortest_path_length(graph, "A", "C", weight="weight")
    print(f"{name}: ties {list(graph.edges(data=True))}")
    print(f"  degrees {degrees}, way from A to C {way}")


see("before")
Network().from_nx(graph)
see("after")
PYTHON
cat seen
diff seen - <<'SEEN'
before: ties [('A', 'B', {'weight': 40}), ('B', 'C', {'weight': 2})]
  degrees {'A': 40, 'B': 42, 'C': 2}, way from A to C 42
after: ties [('A', 'B', {'width': 40}), ('B', 'C', {'width': 2})]
  degrees {'A': 1, 'B': 2, 'C': 1}, way from A to C 2
SEEN
