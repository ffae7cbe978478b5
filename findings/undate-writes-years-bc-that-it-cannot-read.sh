#!/usr/bin/env bash
# undate 0.8.0 (Python), format("EDTF") of years before Christ.
#
# EDTF writes years with four digits, after a minus if need be: -0043. The library reads that.
# Expected: what it writes as EDTF is the same text, or at least is EDTF.
# Seen: the zeros are filled in before the minus: -0043 becomes "0-43", and -0435 "-435", three
# digits. The first it cannot read again itself; the second it reads, but edtf 5.0.2 does not. str()
# and ISO8601 write the same. Years with four digits are right, so that a test with those passes.
#
# Output seen:
#   -0043 written 0-43, undate: ValueError, edtf: refused
#   -0435 written -435, undate: -435, edtf: refused
#   -1200 written -1200, undate: -1200, edtf: -1200
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check undate==0.8.0 lark==1.3.1 \
    convertdate==2.4.0 numpy==2.4.6 edtf==5.0.2 pyparsing==3.3.3 python-dateutil==2.9.0.post0
venv/bin/python - > seen <<'PYTHON'
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from undate import Undate

for text in ("-0043", "-0435", "-1200"):
    written = Undate.parse(text, "EDTF").format("EDTF")
    try:
        own = Undate.parse(written, "EDTF")
    except ValueError as error:
        own = type(error).__name__
    try:
        other = parse_edtf(written)
    except EDTFParseException:
        other = "refused"
    print(f"{text} written {written}, undate: {own}, edtf: {other}")
PYTHON
cat seen
diff seen - <<'SEEN'
-0043 written 0-43, undate: ValueError, edtf: refused
-0435 written -435, undate: -435, edtf: refused
-1200 written -1200, undate: -1200, edtf: -1200
SEEN
