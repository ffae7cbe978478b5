#!/usr/bin/env bash
# igraph 1.0.0 (Python), yes and no in GraphML, of networkx 3.6.1 and of its own.
#
# In GraphML a node without a value of an attribute has no <data> for it. Expected: what is not
# known stays unknown, as for numbers, which become "not a number", and for True and False in
# memory, where igraph keeps None.
# Seen: a node without the value reads as False; writing turns None into false, which networkx then
# reads as False too. Of actors that supported a law, opposed it, or of whom nobody knows, the third
# kind is gone after one reading or writing, without a warning.
#
# Output seen:
#   networkx:           a True, b False, c unknown
#   read by igraph:     a True, b False, c False
#   in igraph:          a True, b False, c unknown
#   written by igraph:  a True, b False, c False
#   numbers by igraph:  a 353.0, b 97.0, c nan
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check igraph==1.0.0 networkx==3.6.1
venv/bin/python - > seen <<'PYTHON'
import igraph
import networkx

NODES = "abc"


def see(name, values):
    words = ", ".join(
        f"{node} {'unknown' if value is None else value}" for node, value in zip(NODES, values)
    )
    print(f"{name + ':':<19} {words}")


graph = networkx.Graph()
graph.add_node("a", supported=True, votes=353)
graph.add_node("b", supported=False, votes=97)
graph.add_node("c")
networkx.write_graphml(graph, "networkx.graphml")
graph = networkx.read_graphml("networkx.graphml")
see("networkx", [graph.nodes[node].get("supported") for node in NODES])
read = igraph.read("networkx.graphml")
see("read by igraph", read.vs["supported"])

own = igraph.Graph(n=3)
own.vs["name"] = list(NODES)
own.vs["supported"] = [True, False, None]
see("in igraph", own.vs["supported"])
own.write_graphml("igraph.graphml")
graph = networkx.read_graphml("igraph.graphml")
see("written by igraph", [data.get("supported") for _, data in graph.nodes(data=True)])
see("numbers by igraph", read.vs["votes"])
PYTHON
cat seen
diff seen - <<'SEEN'
networkx:           a True, b False, c unknown
read by igraph:     a True, b False, c False
in igraph:          a True, b False, c unknown
written by igraph:  a True, b False, c False
numbers by igraph:  a 353.0, b 97.0, c nan
SEEN
