#!/usr/bin/env bash
# bibtexparser 2.1.0 (Python), LatexDecodingMiddleware: links of a bibliography.
#
# The middleware turns LaTeX in the fields into plain text, so that M{\"u}ller becomes Müller. The
# field url holds no LaTeX: BibLaTeX takes it letter by letter.
# Expected: links are left alone, or at most lose a backslash.
# Seen: in every field a percent sign that has no backslash begins a comment of LaTeX, and the rest
# of the value is gone, with no error and no failed block. Links with %20 or with Cyrillic words end
# at their first percent sign; ~ becomes a space that does not break. A path loses its folders,
# which are taken for commands.
#
# Output seen:
#   author: 'Müller, Jan'
#   url: 'https://example.org/a'
#   urldate: '2003-02-03'
#   file: 'C:.pdf'
#   failed blocks: 0
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    bibtexparser==2.1.0 pylatexenc==2.11
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

text = r"""@online{report,
    author = {M{\"u}ller, Jan},
    url = {https://example.org/a%20report.html?day=3&page=2},
    urldate = {2003-02-03},
    file = {C:\Reports\table.pdf}
}"""
library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
for field in library.entries[0].fields:
    print(f"{field.key}: {field.value!r}")
print(f"failed blocks: {len(library.failed_blocks)}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
author: 'Müller, Jan'
url: 'https://example.org/a'
urldate: '2003-02-03'
file: 'C:.pdf'
failed blocks: 0
SEEN
