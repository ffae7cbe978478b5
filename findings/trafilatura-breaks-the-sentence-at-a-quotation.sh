#!/usr/bin/env bash
# trafilatura 2.3.1 (Python): short quotations in a sentence (<q>).
#
# Its documentation says that it keeps the structure of the text, paragraphs and quotes among it.
# <q> is a quotation within a sentence; browsers draw its quotation marks.
# Seen: it is taken for a block like <blockquote>. The quotation loses its marks, so that the words
# of another read as the writer's own, and the sentence is broken after it: a paragraph of its own
# begins with a comma. Markdown and plain text have both faults.
#
# Output seen:
#   'One member called it a disgrace'
#   ', and left the hall.'
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6 courlan==1.4.0 htmldate==1.11.0 \
    justext==3.0.2
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import trafilatura

page = """<html><body><article><h1>The law</h1><p>The house voted in December, and all parties but
one said yes in the end, as the minutes of the sitting show.</p>
<p>One member called it <q>a disgrace</q>, and left the hall.</p>
<p>The law came into force in January, after both chambers and the president had said yes, and it
has been changed twice since then: once by the court, and once by the house itself after the next
election, in a vote that nobody asked to be counted.</p></article></body></html>"""
text = trafilatura.extract(page)
start, end = text.index("One member"), text.index("The law came")
for line in text[start:end].splitlines():
    print(repr(line))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
'One member called it a disgrace'
', and left the hall.'
SEEN
