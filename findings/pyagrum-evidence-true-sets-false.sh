#!/usr/bin/env bash
# pyAgrum 3.3.1 (Python), evidence given as True where the labels are "True" and "False".
#
# Evidence is a label or its place in the list of labels. If the hypothesis holds, the clue is there
# with 0.9, else with 0.3. Expected: True is the label of that name, or is refused.
# Seen: True is taken as place 1, which is the second label, "False", and False as place 0, "True".
# No error: the posterior of the wrong answer is returned. A table of clues that was read as
# booleans argues against each hypothesis that it supports. The text "True" is right.
#
# Output seen:
#   evidence 'True': 0.750
#   evidence True: 0.125
#   evidence False: 0.750
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check pyagrum==3.3.1 numpy==2.4.6
venv/bin/python - > seen <<'PYTHON'
import pyagrum

net = pyagrum.BayesNet()
for name in ("holds", "clue"):
    net.add(pyagrum.LabelizedVariable(name, name, ["True", "False"]))
net.addArc("holds", "clue")
net.cpt("holds").fillWith([0.5, 0.5])
net.cpt("clue")[{"holds": "True"}] = [0.9, 0.1]
net.cpt("clue")[{"holds": "False"}] = [0.3, 0.7]
for evidence in ("True", True, False):
    posterior = pyagrum.getPosterior(net, target="holds", evs={"clue": evidence})
    print(f"evidence {evidence!r}: {posterior[{'holds': 'True'}]:.3f}")
PYTHON
cat seen
diff seen - <<'SEEN'
evidence 'True': 0.750
evidence True: 0.125
evidence False: 0.750
SEEN
