#!/usr/bin/env bash
# pandoc 3.9 (as pypandoc-binary 1.17), spans of time from biblatex to BibTeX.
#
# Expected: what pandoc writes for a span it can read, or it writes the first year alone.
# Seen: it writes the span with two hyphens, as one does for pages, even if both years are one, and
# its reader takes such a year for none: the book is cited "n.d.". The slash, which it reads well,
# it does not write. A report of February to May 2003 is undated after the way through BibTeX.
#
# Output seen:
#   2003-02/2003-05 is written 2003--2003 and cited (Doe, n.d.)
#   2003/2005 is written 2003--2005 and cited (Doe, n.d.)
#   2003 is written 2003 and cited (Doe 2003)
#   year 2003/2005 is cited (Doe 2003–2005)
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import re

import pypandoc

HEAD = "@book{a, title = {T}, author = {Doe, Ann}, "


def cited(text):
    page = pypandoc.convert_text(text, "markdown", format="bibtex", extra_args=["--standalone"])
    page += "\n[@a]\n"
    page = pypandoc.convert_text(page, "plain", format="markdown", extra_args=["--citeproc"])
    return page.split("\n")[0]


for date in ("2003-02/2003-05", "2003/2005", "2003"):
    text = pypandoc.convert_text(f"{HEAD}date = {{{date}}}}}", "bibtex", format="biblatex")
    year = re.search("year = {(.*)}", text)[1]
    print(f"{date} is written {year} and cited {cited(text)}")
print(f"year 2003/2005 is cited {cited(HEAD + 'year = {2003/2005}}')}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
2003-02/2003-05 is written 2003--2003 and cited (Doe, n.d.)
2003/2005 is written 2003--2005 and cited (Doe, n.d.)
2003 is written 2003 and cited (Doe 2003)
year 2003/2005 is cited (Doe 2003–2005)
SEEN
