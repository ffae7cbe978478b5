#!/usr/bin/env bash
# powerindices 1.0.2 (Python): two indices of the same parliament.
#
# compute_ssi is the index of Shapley and Shubik, compute_pbi that of Penrose and Banzhaf; both take
# the majority that is wanted and a list of the seats. Expected: the list is as it was after a call.
# Seen: it is changed. A party with more than the majority needs loses seats in the list of whoever
# called, and the next index is that of another parliament: where one party alone has the majority,
# the first call says that it has all the power, and the second that each of two has half of it. No
# warning; the other way round the other index is wrong. With a copy of the list for each call, and
# where nobody has a majority alone, all is right.
#
# Output seen:
#   [226, 224], majority 226
#     Shapley-Shubik [1.0, 0.0], of a copy [1.0, 0.0]; the list is now [225, 224]
#     Penrose-Banzhaf [0.5, 0.5], of a copy [1.0, 0.0]; the list is now [224, 224]
#   [300, 100, 50], majority 226
#     Shapley-Shubik [1.0, 0.0, 0.0], of a copy [1.0, 0.0, 0.0]; the list is now [225, 100, 50]
#     Penrose-Banzhaf [0.75, 0.25, 0.25], of a copy [1.0, 0.0, 0.0]; the list is now [150, 100, 50]
#   [40, 40, 20], majority 51
#     Shapley-Shubik [0.33, 0.33, 0.33], of a copy [0.33, 0.33, 0.33]; the list is now [40, 40, 20]
#     Penrose-Banzhaf [0.5, 0.5, 0.5], of a copy [0.5, 0.5, 0.5]; the list is now [40, 40, 20]
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check powerindices==1.0.2 numpy==2.4.6
venv/bin/python - > seen <<'PYTHON'
from powerindices import compute_pbi, compute_ssi

for majority, seats in ((226, [226, 224]), (226, [300, 100, 50]), (51, [40, 40, 20])):
    print(f"{seats}, majority {majority}")
    first = tuple(seats)
    for name, index in (("Shapley-Shubik", compute_ssi), ("Penrose-Banzhaf", compute_pbi)):
        power = [round(float(each), 2) for each in index(majority, seats)]
        right = [round(float(each), 2) for each in index(majority, list(first))]
        print(f"  {name} {power}, of a copy {right}; the list is now {seats}")
PYTHON
cat seen
diff seen - <<'SEEN'
[226, 224], majority 226
  Shapley-Shubik [1.0, 0.0], of a copy [1.0, 0.0]; the list is now [225, 224]
  Penrose-Banzhaf [0.5, 0.5], of a copy [1.0, 0.0]; the list is now [224, 224]
[300, 100, 50], majority 226
  Shapley-Shubik [1.0, 0.0, 0.0], of a copy [1.0, 0.0, 0.0]; the list is now [225, 100, 50]
  Penrose-Banzhaf [0.75, 0.25, 0.25], of a copy [1.0, 0.0, 0.0]; the list is now [150, 100, 50]
[40, 40, 20], majority 51
  Shapley-Shubik [0.33, 0.33, 0.33], of a copy [0.33, 0.33, 0.33]; the list is now [40, 40, 20]
  Penrose-Banzhaf [0.5, 0.5, 0.5], of a copy [0.5, 0.5, 0.5]; the list is now [40, 40, 20]
SEEN
