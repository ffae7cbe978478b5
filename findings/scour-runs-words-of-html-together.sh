#!/usr/bin/env bash
# scour 0.38.2 (Python): text in HTML inside a drawing (<foreignObject>).
#
# Its documentation calls its work "typically lossless", and says of --no-line-breaks only that no
# line breaks are made. The text of <text> elements keeps the spaces between its parts.
# Seen: HTML in a <foreignObject> is laid out anew as if its spaces meant nothing. With
# --no-line-breaks the spaces between two elements go, and words run together; with the defaults
# lines are broken inside words, so that a number gets a space before its unit or power. Labels that
# wrap are written like that by Mermaid and by D3 pages.
#
# Output seen (what a reader sees, runs of space as one):
#   as written: voted for, 10m2
#   by default: voted for, 10m 2
#   --no-line-breaks: votedfor, 10m2
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check scour==0.38.2 six==1.17.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from xml.etree import ElementTree

from scour.scour import parse_args, scourString

drawing = """<svg xmlns="http://www.w3.org/2000/svg" width="90"><foreignObject width="90"
  height="20"><p xmlns="http://www.w3.org/1999/xhtml"><b>voted</b> <i>for</i>, 10m<sup>2</sup>
  </p></foreignObject></svg>"""


def read(name, text):
    print(f"{name}: {' '.join(''.join(ElementTree.fromstring(text).itertext()).split())}")


read("as written", drawing)
read("by default", scourString(drawing))
read("--no-line-breaks", scourString(drawing, parse_args(["--no-line-breaks"])))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
as written: voted for, 10m2
by default: voted for, 10m 2
--no-line-breaks: votedfor, 10m2
SEEN
