#!/usr/bin/env bash
# irrCAC 0.4.4 (Python up to 3.12, since it asks for scipy 1.12), agreement of two coders on an
# ordered scale of words.
#
# Codes are low, mid and high; the coders differ once, low against high, the greatest difference
# there is. Expected: an error that asks for the order, as krippendorff 0.9.0 raises one, or a
# result like that of the codes 1, 2 and 3. Its documentation says that the list "categories" is of
# use where some codes do not occur.
# Seen: without that list the words are ordered by the alphabet: high, low, mid. Low and high are
# neighbours then, and every weighted coefficient is too good, with no warning.
#
# Output seen:
#   words: alpha 0.831, AC2 0.864
#   numbers: alpha 0.653, AC2 0.593
#   words in order: alpha 0.653, AC2 0.593
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check \
    irrcac==0.4.4 numpy==1.26.4 scipy==1.12.0 pandas==2.3.3
venv/bin/python - > seen <<'PYTHON'
import pandas
from irrCAC.raw import CAC

SCALE = ["low", "mid", "high"]
words = pandas.DataFrame(
    {
        "ours": ["low", "low", "mid", "high", "low", "high"],
        "theirs": ["low", "high", "mid", "high", "low", "high"],
    }
)
numbers = words.apply(lambda codes: codes.map(SCALE.index))


def see(name, table, **options):
    coefficients = CAC(table, weights="ordinal", **options)
    alpha = coefficients.krippendorff()["est"]["coefficient_value"]
    gwet = coefficients.gwet()["est"]["coefficient_value"]
    print(f"{name}: alpha {alpha:.3f}, AC2 {gwet:.3f}")


see("words", words)
see("numbers", numbers)
see("words in order", words, categories=SCALE)
PYTHON
cat seen
diff seen - <<'SEEN'
words: alpha 0.831, AC2 0.864
numbers: alpha 0.653, AC2 0.593
words in order: alpha 0.653, AC2 0.593
SEEN
