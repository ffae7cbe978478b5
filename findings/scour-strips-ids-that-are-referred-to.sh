#!/usr/bin/env bash
# scour 0.38.2 (Python), options --enable-id-stripping and --shorten-ids.
#
# Its help says that the first removes "all unreferenced IDs", and that the second shortens all IDs.
# Expected: what is referred to stays, or is renamed together with the references.
# Seen: references by aria-labelledby and by the drawing's own style sheet do not count. The first
# option takes the ids away, the second renames them and leaves the references as they were. Either
# way a screen reader finds no name for the picture, and the rule for #bar no longer colours the
# bar: it turns black. IDs referred to by xlink:href or url() are kept and renamed together.
#
# Output seen:
#   as written: labelled by title; ids title, bar
#   --enable-id-stripping: labelled by title; ids none
#   --shorten-ids: labelled by title; ids a, b
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check scour==0.38.2 six==1.17.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import re

from scour.scour import parse_args, scourString

drawing = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" role="img"
  aria-labelledby="title"><title id="title">Votes for the law</title>
  <style>#bar { fill: #0a7 }</style><rect id="bar" width="40" height="20"/></svg>"""


def tell(name, text):
    label = re.search('aria-labelledby="([^"]*)"', text)[1]
    ids = re.findall(' id="([^"]*)"', text)
    print(f"{name}: labelled by {label}; ids {', '.join(ids) or 'none'}")


tell("as written", drawing)
for option in ("--enable-id-stripping", "--shorten-ids"):
    tell(option, scourString(drawing, parse_args([option])))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
as written: labelled by title; ids title, bar
--enable-id-stripping: labelled by title; ids none
--shorten-ids: labelled by title; ids a, b
SEEN
