#!/usr/bin/env bash
# ReportLab 5.1.0 (Python): two entries of a PDF's outline that lead to the same place.
#
# Its documentation of addOutlineEntry(title, key, level) calls the key the name of a bookmark
# and the title the name displayed for the entry. Its own example gives two entries ("first
# section", "second section") the same key.
# Seen: the titles are kept by key. The entry added last names all entries of the key: a chapter
# whose first section begins on its page loses its name, with no error. As many entries as were
# added are there, so that a count finds nothing.
#
# Output seen:
#   added: Chapter 1, Section 1.1, Section 1.2
#   in the PDF: Section 1.1, Section 1.1, Section 1.2
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    reportlab==5.1.0 pillow==13.0.0 pypdf==7.1.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import io

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

file = io.BytesIO()
canvas = Canvas(file)
entries = [("Chapter 1", "page1", 0), ("Section 1.1", "page1", 1), ("Section 1.2", "page2", 1)]
for page in ("page1", "page2"):
    canvas.bookmarkPage(page)
    canvas.drawString(72, 72, page)
    canvas.showPage()
for title, key, level in entries:
    canvas.addOutlineEntry(title, key, level)
canvas.save()
chapter, sections = PdfReader(file).outline
print("added:", ", ".join(title for title, _, _ in entries))
print("in the PDF:", ", ".join(entry.title for entry in (chapter, *sections)))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
added: Chapter 1, Section 1.1, Section 1.2
in the PDF: Section 1.1, Section 1.1, Section 1.2
SEEN
