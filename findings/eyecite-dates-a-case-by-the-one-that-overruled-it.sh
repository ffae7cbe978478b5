#!/usr/bin/env bash
# eyecite 2.7.8 (Python): the year of a case that is cited without one.
#
# A decision is cited with its year in brackets at the end of its own citation. In running text the
# year is often left out: "347 U.S. 483", or "Roe v. Wade, 410 U.S. 113, overruled by Dobbs".
# Expected: no year for those, as for a citation that stands alone.
# Seen: the year of the next case in the sentence is taken, however many words stand between: Roe,
# of 1973, gets the year 2022 of the decision that overruled it. Two citations without names and
# with a semicolon between them share the year of the first, also where the second has its own: 349
# U.S. 294 (1955) is of 1954, or of no year. Sorted by year, the cases stand in another order.
#
# Output seen:
#   Roe v. Wade, 410 U.S. 113
#     410 U.S. 113: None
#   Roe v. Wade, 410 U.S. 113, overruled by Dobbs v. Jackson, 597 U.S. 215 (2022)
#     410 U.S. 113: 2022, 597 U.S. 215: 2022
#   So it was in 347 U.S. 483 and again, a year later, in 349 U.S. 294 (1955)
#     347 U.S. 483: 1955, 349 U.S. 294: 1955
#   347 U.S. 483; 349 U.S. 294 (1955)
#     347 U.S. 483: None, 349 U.S. 294: None
#   347 U.S. 483 (1954); 349 U.S. 294 (1955)
#     347 U.S. 483: 1954, 349 U.S. 294: 1954
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check eyecite==2.7.8
venv/bin/python - > seen <<'PYTHON'
import logging

from eyecite import get_citations

logging.disable(logging.CRITICAL)
for text in (
    "Roe v. Wade, 410 U.S. 113",
    "Roe v. Wade, 410 U.S. 113, overruled by Dobbs v. Jackson, 597 U.S. 215 (2022)",
    "So it was in 347 U.S. 483 and again, a year later, in 349 U.S. 294 (1955)",
    "347 U.S. 483; 349 U.S. 294 (1955)",
    "347 U.S. 483 (1954); 349 U.S. 294 (1955)",
):
    print(text)
    found = [f"{cited.matched_text()}: {cited.metadata.year}" for cited in get_citations(text)]
    print(f"  {', '.join(found)}")
PYTHON
cat seen
diff seen - <<'SEEN'
Roe v. Wade, 410 U.S. 113
  410 U.S. 113: None
Roe v. Wade, 410 U.S. 113, overruled by Dobbs v. Jackson, 597 U.S. 215 (2022)
  410 U.S. 113: 2022, 597 U.S. 215: 2022
So it was in 347 U.S. 483 and again, a year later, in 349 U.S. 294 (1955)
  347 U.S. 483: 1955, 349 U.S. 294: 1955
347 U.S. 483; 349 U.S. 294 (1955)
  347 U.S. 483: None, 349 U.S. 294: None
347 U.S. 483 (1954); 349 U.S. 294 (1955)
  347 U.S. 483: 1954, 349 U.S. 294: 1954
SEEN
