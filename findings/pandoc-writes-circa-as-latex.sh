#!/usr/bin/env bash
# pandoc 3.9 (as pypandoc-binary 1.17), biblatex read and written again: a date "about".
#
# biblatex takes 2003~ for "about 2003", and pandoc reads it so (circa in CSL).
# Seen: pandoc writes it as text for LaTeX, 2003\textasciitilde{}, which is no date: what it wrote
# itself it reads as a book without date. 2003?, in doubt, keeps its date and loses the doubt.
#
# Output seen:
#   2003~ read as {'circa': True, 'date-parts': [[2003]]}
#   written as 2003\textasciitilde{}
#   read again as None
#   2003? read as {'date-parts': [[2003]]}
#   written as 2003
#   read again as {'date-parts': [[2003]]}
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import json
import re

import pypandoc


def issued(text):
    return json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))[0].get("issued")


for date in ("2003~", "2003?"):
    text = f"@book{{a, title = {{T}}, date = {{{date}}}}}"
    print(f"{date} read as {issued(text)}")
    again = pypandoc.convert_text(text, "biblatex", format="biblatex")
    print(f"written as {re.search('date = {(.*)}', again)[1]}")
    print(f"read again as {issued(again)}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
2003~ read as {'circa': True, 'date-parts': [[2003]]}
written as 2003\textasciitilde{}
read again as None
2003? read as {'date-parts': [[2003]]}
written as 2003
read again as {'date-parts': [[2003]]}
SEEN
