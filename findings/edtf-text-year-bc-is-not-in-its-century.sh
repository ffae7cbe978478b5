#!/usr/bin/env bash
# edtf 5.0.2 (Python), text_to_edtf: years and centuries before Christ.
#
# EDTF counts like astronomers: 0000 is 1 BC, so that 44 BC is -0043. Expected: the text is counted
# so, for years and centuries alike.
# Seen: a century is, a year is not: "500 BC" becomes -0500, which is 501 BC and lies outside of
# what "5th century BC" becomes; "1 BC" comes out as 2 BC. Year 0000 is never reached.
#
# Output seen:
#   5th century BC -04XX -0499 .. -0400
#   500 BC         -0500 -0500 .. -0500
#   401 BC         -0401 -0401 .. -0401
#   1st century BC -00XX -0099 .. 0000
#   1 BC           -0001 -0001 .. -0001
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    edtf==5.0.2 pyparsing==3.3.3 python-dateutil==2.9.0.post0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from edtf import parse_edtf, text_to_edtf


def year(day):
    return f"{day[0]:0{5 if day[0] < 0 else 4}d}"


for text in ("5th century BC", "500 BC", "401 BC", "1st century BC", "1 BC"):
    written = text_to_edtf(text)
    date = parse_edtf(written)
    print(f"{text:<14} {written} {year(date.lower_strict())} .. {year(date.upper_strict())}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
5th century BC -04XX -0499 .. -0400
500 BC         -0500 -0500 .. -0500
401 BC         -0401 -0401 .. -0401
1st century BC -00XX -0099 .. 0000
1 BC           -0001 -0001 .. -0001
SEEN
