#!/usr/bin/env bash
# mammoth 1.13.0 (Python): a list in Word that begins with 127.
#
# A law in Word has its articles as a numbered list; an excerpt begins with the article 127. The
# number is set in the list (w:start), and mammoth says that it turns lists into lists of HTML.
# Expected: <ol start="127">, or the numbers as text, as docx2python 3.7.1 writes them.
# Seen: a plain <ol>, which a browser counts from 1: article 127 is article 1, and what is cited by
# its number is another article. There is no message about it among the warnings of mammoth, which
# speak of styles that are not known.
#
# Output seen:
#   mammoth: <ol><li>Slavery</li><li>Forced labour</li></ol>
#   messages: []
#   docx2python: ['127)\tSlavery', '', '128)\tForced labour']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mammoth==1.13.0 docx2python==3.7.1 \
    python-docx==1.2.0
venv/bin/python - > seen <<'PYTHON'
import io

import docx
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVEL = """<w:lvl w:ilvl="0"><w:start w:val="127"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl>"""
document = docx.Document()
numbers = document.part.numbering_part.element
numbers.insert(0, parse_xml(f'<w:abstractNum {SPACE} w:abstractNumId="90">{LEVEL}</w:abstractNum>'))
numbers.append(parse_xml(f'<w:num {SPACE} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for article in ("Slavery", "Forced labour"):
    paragraph = document.add_paragraph(article)
    place = f'<w:numPr {SPACE}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(place))
file = io.BytesIO()
document.save(file)
read = mammoth.convert_to_html(file)
print("mammoth:", read.value)
print("messages:", [message.message for message in read.messages])
print("docx2python:", docx2python(file).text.split("\n"))
PYTHON
cat seen
diff seen - <<'SEEN'
mammoth: <ol><li>Slavery</li><li>Forced labour</li></ol>
messages: []
docx2python: ['127)\tSlavery', '', '128)\tForced labour']
SEEN
