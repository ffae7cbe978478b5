#!/usr/bin/env bash
# undate 0.8.0 (Python), Undate.parse(text, "omnibus"): a date in EDTF.
#
# Its documentation says that this format puts together the parsers for EDTF, for dates in words and
# for feasts, and takes all of them where they are not ambiguous.
# Seen: of a date in EDTF the month and the day are read and dropped, without a word: 1942-01-31 is
# the whole year 1942. The parser for EDTF alone keeps them, and so does this one for the same day
# in words. Who reads a column of mixed sources finds its most exact dates made into years.
#
# Output seen:
#   EDTF    1942-01-31      1942-01-31 .. 1942-01-31
#   omnibus 1942-01-31      1942-01-01 .. 1942-12-31
#   omnibus 31 January 1942 1942-01-31 .. 1942-01-31
#   omnibus 1942-05         1942-01-01 .. 1942-12-31
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    undate==0.8.0 lark==1.3.1 convertdate==2.4.0 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from undate import Undate

for name, text in (
    ("EDTF", "1942-01-31"),
    ("omnibus", "1942-01-31"),
    ("omnibus", "31 January 1942"),
    ("omnibus", "1942-05"),
):
    date = Undate.parse(text, name)
    print(f"{name:<7} {text:<15} {date.earliest} .. {date.latest}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
EDTF    1942-01-31      1942-01-31 .. 1942-01-31
omnibus 1942-01-31      1942-01-01 .. 1942-12-31
omnibus 31 January 1942 1942-01-31 .. 1942-01-31
omnibus 1942-05         1942-01-01 .. 1942-12-31
SEEN
