#!/usr/bin/env bash
# pandoc 3.9 (as pypandoc-binary 1.17), biblatex read and written again: years before Christ.
#
# biblatex dates are EDTF, with a year 0: -0999 is 1000 BC. CSL, which pandoc keeps inside, has
# none.
# Expected: the reader counts from one to the other, and the writer counts back.
# Seen: only the reader does. Every round moves the book a year further back, and below the year
# 1000 the zeros in front are not written, so that the next round does not read the date at all.
#
# Output seen:
#   -0999 -1000 -1001 -1002
#   -0043 -44 none none
#   2003 2003 2003 2003
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import re

import pypandoc

for date in ("-0999", "-0043", "2003"):
    text, dates = f"@book{{a, title = {{T}}, date = {{{date}}}}}", []
    for _ in range(4):
        found = re.search(r"date = {(.*?)}", text)
        dates.append(found[1] if found else "none")
        text = pypandoc.convert_text(text, "biblatex", format="biblatex")
    print(*dates)
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
-0999 -1000 -1001 -1002
-0043 -44 none none
2003 2003 2003 2003
SEEN
