#!/usr/bin/env bash
# python-docx 1.2.0 (Python), Paragraph.text: an amendment as tracked changes.
#
# A bill in Word shows an amendment as tracked changes: one word is taken out, another put in. Its
# documentation calls Paragraph.text the content of the paragraph as text, with that of its links.
# Expected: the sentence as amended, as mammoth 1.13.0 and docx2python 3.7.1 read it, or as it was.
# Seen: what was put in is left out, and so is what was taken out: "A person shall be punished",
# with "may" put in its place, reads "A person be punished", which neither law ever said. There is
# no warning, and whole paragraphs that are new come out empty.
#
# Output seen:
#   python-docx: A person be punished.
#   mammoth: A person may be punished.
#   docx2python: A person may be punished.
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import io

import docx
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
by = 'w:author="committee" w:date="2003-12-08T00:00:00Z"'
document = docx.Document()
sentence = document.add_paragraph("A person ")
for change, run in (
    ("del", "<w:delText>shall</w:delText>"),
    ("ins", "<w:t>may</w:t>"),
):
    mark = f'<w:{change} {space} {by} w:id="1"><w:r>{run}</w:r></w:{change}>'
    sentence._p.append(parse_xml(mark))
sentence.add_run(" be punished.")
file = io.BytesIO()
document.save(file)
print("python-docx:", " ".join(docx.Document(file).paragraphs[0].text.split()))
print("mammoth:", mammoth.extract_raw_text(file).value.strip())
print("docx2python:", docx2python(file).text.strip())
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
python-docx: A person be punished.
mammoth: A person may be punished.
docx2python: A person may be punished.
SEEN
