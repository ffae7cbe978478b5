#!/usr/bin/env bash
# poli-sci-kit 1.1.0 (Python), effective_number_of_groups: three parties of equal size.
#
# The effective number of parties is 3 by each index there is, if three have a third each; with one
# party alone it is 1. Documentation: the formulas are Laakso-Taagepera, Golosov and
# Inverse-Simpson. The last is one over the sum of squares, another name of the first.
# Seen: Inverse-Simpson is one over the entropy of Shannon, so that three equal parties are 0.91,
# two are 1.44, and a parliament grows more uniform the more parties it has; one party alone is an
# error. Golosov is right for proportions that sum up to one; for seats or percentages, which the
# other formulas bring to proportions, it gives a number near nought, with no warning.
#
# Output seen:
#   three thirds: Laakso-Taagepera 3.00000, Golosov 3.00000, Inverse-Simpson 0.91024
#   two halves: Laakso-Taagepera 2.00000, Golosov 2.00000, Inverse-Simpson 1.44270
#   50 and 50: Laakso-Taagepera 2.00000, Golosov 0.00040, Inverse-Simpson 1.44270
#   353 and 97 seats: Laakso-Taagepera 1.51099, Golosov 0.00001, Inverse-Simpson 1.91856
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  poli-sci-kit==1.1.0 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from poli_sci_kit.appointment.metrics import effective_number_of_groups

for name, shares in (
    ("three thirds", [1 / 3] * 3),
    ("two halves", [0.5, 0.5]),
    ("50 and 50", [50, 50]),
    ("353 and 97 seats", [353, 97]),
):
    numbers = (
        f"{formula} {effective_number_of_groups(shares, formula):.5f}"
        for formula in ("Laakso-Taagepera", "Golosov", "Inverse-Simpson")
    )
    print(f"{name}:", ", ".join(numbers))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
three thirds: Laakso-Taagepera 3.00000, Golosov 3.00000, Inverse-Simpson 0.91024
two halves: Laakso-Taagepera 2.00000, Golosov 2.00000, Inverse-Simpson 1.44270
50 and 50: Laakso-Taagepera 2.00000, Golosov 0.00040, Inverse-Simpson 1.44270
353 and 97 seats: Laakso-Taagepera 1.51099, Golosov 0.00001, Inverse-Simpson 1.91856
SEEN
