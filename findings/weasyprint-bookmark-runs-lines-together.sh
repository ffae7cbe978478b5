#!/usr/bin/env bash
# WeasyPrint 70.0 (Python): the outline of a PDF from headings of two lines.
#
# Expected: a heading that is broken by <br>, or by parts that are blocks of their own, has its
# words apart in the outline (bookmarks) of the PDF, as it has on the page.
# Seen: the words at the break are joined. Headings made of a title and a subtitle are read
# "The lawof 2012" in the side bar of a PDF reader. On the page itself nothing is wrong. A space
# before the <br> helps.
#
# Output seen:
#   <h1>The law<br>of 2012</h1> is "The lawof 2012" in the outline
#   <h1>The law <br>of 2012</h1> is "The law of 2012" in the outline
#   <h1>The law<span style="display: block">of 2012</span></h1> is "The lawof 2012" in the outline
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 tinyhtml5==2.1.0 pypdf==7.1.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import io

from pypdf import PdfReader
from weasyprint import HTML

for heading in (
    "<h1>The law<br>of 2012</h1>",
    "<h1>The law <br>of 2012</h1>",
    '<h1>The law<span style="display: block">of 2012</span></h1>',
):
    (entry,) = PdfReader(io.BytesIO(HTML(string=heading).write_pdf())).outline
    print(f'{heading} is "{entry.title}" in the outline')
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
<h1>The law<br>of 2012</h1> is "The lawof 2012" in the outline
<h1>The law <br>of 2012</h1> is "The law of 2012" in the outline
<h1>The law<span style="display: block">of 2012</span></h1> is "The lawof 2012" in the outline
SEEN
