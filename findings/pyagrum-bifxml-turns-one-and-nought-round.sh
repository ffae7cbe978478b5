#!/usr/bin/env bash
# pyAgrum 3.3.1 (Python), a Bayesian network written as BIFXML and read again: labels 1 and 0.
#
# A clue is 1 (seen) or 0 (not seen), in this order. If the hypothesis holds, the clue is seen with
# 0.9, else with 0.3: once seen, the hypothesis has 0.75.
# Expected: a network that was saved and loaded says the same.
# Seen: the reader sorts labels that are numbers and leaves the probabilities as they stood, so that
# they belong to each other's labels. The network says 0.125 afterwards: what supported the
# hypothesis speaks against it, with no warning. Words keep their order, and the format XDSL keeps
# these labels too.
#
# Output seen:
#   made:            labels ('1', '0'), P(yes | clue 1) = 0.750
#   bifxml:          labels ('0', '1'), P(yes | clue 1) = 0.125
#   xdsl:            labels ('1', '0'), P(yes | clue 1) = 0.750
#   bifxml in words: labels ('seen', 'not'), P(yes | clue seen) = 0.750
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check pyagrum==3.3.1 numpy==2.4.6
venv/bin/python - > seen <<'PYTHON'
import pyagrum


def network(labels):
    net = pyagrum.BayesNet()
    net.add(pyagrum.LabelizedVariable("holds", "", ["yes", "no"]))
    net.add(pyagrum.LabelizedVariable("clue", "", labels))
    net.addArc("holds", "clue")
    net.cpt("holds").fillWith([0.5, 0.5])
    net.cpt("clue")[{"holds": "yes"}] = [0.9, 0.1]
    net.cpt("clue")[{"holds": "no"}] = [0.3, 0.7]
    return net


def see(name, net, label):
    labels = net.variable("clue").labels()
    posterior = pyagrum.getPosterior(net, target="holds", evs={"clue": label})
    share = posterior[{"holds": "yes"}]
    print(f"{name + ':':<16} labels {labels}, P(yes | clue {label}) = {share:.3f}")


def again(net, suffix):
    pyagrum.saveBN(net, f"net.{suffix}")
    return pyagrum.loadBN(f"net.{suffix}")


net = network(["1", "0"])
see("made", net, "1")
see("bifxml", again(net, "bifxml"), "1")
see("xdsl", again(net, "xdsl"), "1")
see("bifxml in words", again(network(["seen", "not"]), "bifxml"), "seen")
PYTHON
cat seen
diff seen - <<'SEEN'
made:            labels ('1', '0'), P(yes | clue 1) = 0.750
bifxml:          labels ('0', '1'), P(yes | clue 1) = 0.125
xdsl:            labels ('1', '0'), P(yes | clue 1) = 0.750
bifxml in words: labels ('seen', 'not'), P(yes | clue seen) = 0.750
SEEN
