#!/usr/bin/env bash
# statsmodels 0.15.0 (Python), aggregate_raters and fleiss_kappa: a rater who left a row out.
#
# Two raters code six rows as 0 or 1; one of them has no code (NaN) for the last two. The rows that
# both coded give a kappa of 0.467. Expected: that, or an error, as krippendorff 0.9.0 leaves NaN
# out and documents it.
# Seen: NaN becomes a code of its own, with a column in the table of counts, and each row that one
# rater left out counts as a disagreement, with no warning. Rows that both left out count as
# agreement: the more the raters leave out together, the better they seem.
#
# Output seen:
#   codes: [0.0, 1.0, nan]
#   rows that both coded: 0.467
#   one left two rows out: 0.182
#   both left two rows out: 0.745
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check statsmodels==0.15.0 \
    numpy==2.4.6 scipy==1.17.0 pandas==3.1.1 patsy==1.0.3
venv/bin/python - > seen <<'PYTHON'
from math import nan

import numpy
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

BOTH = [[1, 1], [0, 0], [1, 0], [0, 0]]


def kappa(rows):
    return f"{fleiss_kappa(aggregate_raters(numpy.array(rows, dtype=float))[0]):.3f}"


codes = aggregate_raters(numpy.array([*BOTH, [1, nan]]))[1]
print(f"codes: {codes.tolist()}")
print(f"rows that both coded: {kappa(BOTH)}")
print(f"one left two rows out: {kappa([*BOTH, [1, nan], [0, nan]])}")
print(f"both left two rows out: {kappa([*BOTH, [nan, nan], [nan, nan]])}")
PYTHON
cat seen
diff seen - <<'SEEN'
codes: [0.0, 1.0, nan]
rows that both coded: 0.467
one left two rows out: 0.182
both left two rows out: 0.745
SEEN
