#!/usr/bin/env bash
# edtf 4.11.1 (edtf.js) and edtf-validate 2.0.0 (Python), a 29th of February in a common year.
#
# Documentation of edtf.js: impossible dates are refused, "2016-02-3X" for one, since no day of a
# February begins with 3. Expected: 2003-02-29 is refused by both, as 2003-02-30 is.
# Seen: edtf-validate calls it valid, and edtf.js turns it into the 1st of March, which it also
# writes back; written with a doubt, or after a year with an X, it moves as well. The slip of a
# source thus turns into a sound date of another month, and a check before reading finds nothing.
#
# Output seen:
#   2003-02-30   valid: False
#   2003-02-29   valid: True
#   1900-02-29?  valid: True
#   2003-02-30   refused
#   2003-02-29   2003-03-01
#   1900-02-29?  1900-03-01?
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check edtf-validate==2.0.0 pyparsing==3.3.3
npm install --silent --no-audit --no-fund edtf@4.11.1 nearley@2.20.1
venv/bin/python - > seen <<'PYTHON'
from edtf_validate.valid_edtf import is_valid

for text in ("2003-02-30", "2003-02-29", "1900-02-29?"):
    print(f"{text:<12} valid: {is_valid(text)}")
PYTHON
cat > see.mjs <<'NODE'
import edtf from "edtf";

for (const text of ["2003-02-30", "2003-02-29", "1900-02-29?"]) {
  let read;
  try {
    read = edtf(text).edtf;
  } catch {
    read = "refused";
  }
  console.log(`${text.padEnd(12)} ${read}`);
}
NODE
node see.mjs >> seen
cat seen
diff seen - <<'SEEN'
2003-02-30   valid: False
2003-02-29   valid: True
1900-02-29?  valid: True
2003-02-30   refused
2003-02-29   2003-03-01
1900-02-29?  1900-03-01?
SEEN
