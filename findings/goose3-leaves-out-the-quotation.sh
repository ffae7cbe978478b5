#!/usr/bin/env bash
# goose3 3.1.22 (Python): the text of an article with a quotation and headings.
#
# Its documentation says that it extracts the main body of an article. Expected: what is quoted in
# the body (<blockquote>) and the headings between its paragraphs are part of it.
# Seen: both are left out of cleaned_text, with no mark at the place: "He said:" is followed by the
# next paragraph of the writer, whose words then read as those of the one who is quoted. The items
# of a list are kept; a quotation with paragraphs of its own is left out too.
#
# Output seen:
#   quotation: kept False, sentences 18
#   with a paragraph: kept False, sentences 18
#   heading: kept False, sentences 18
#   list: kept True, sentences 18
#   paragraph: kept True, sentences 18
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check goose3==3.1.22 lxml==6.1.3
venv/bin/python - > seen <<'PYTHON'
from goose3 import Goose

SENTENCE = "The chamber read the bill again, after a debate of two hours, and passed it as it was. "
TEXT = f"<p>{SENTENCE * 3}</p>" * 3
for name, piece in (
    ("quotation", "<blockquote>It was right of us to do so, said the MARKED one.</blockquote>"),
    ("with a paragraph", "<blockquote><p>It was right of us, said the MARKED.</p></blockquote>"),
    ("heading", "<h2>The MARKED reading</h2>"),
    ("list", "<ul><li>It was right of us to do so, said the MARKED one.</li></ul>"),
    ("paragraph", "<p>It was right of us to do so, said the MARKED one.</p>"),
):
    page = f"<html><body><article><h1>x</h1>{TEXT}{piece}{TEXT}</article></body></html>"
    text = Goose().extract(raw_html=page).cleaned_text
    print(f"{name}: kept {'MARKED' in text}, sentences {text.count('The chamber')}")
PYTHON
cat seen
diff seen - <<'SEEN'
quotation: kept False, sentences 18
with a paragraph: kept False, sentences 18
heading: kept False, sentences 18
list: kept True, sentences 18
paragraph: kept True, sentences 18
SEEN
