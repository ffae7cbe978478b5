#!/usr/bin/env bash
# scour 0.38.2 (Python), with its defaults: dots drawn as lines of no length.
#
# A line of no length with round ends is a dot (SVG says so), and a short way to draw many of them.
# scour's documentation calls its work "typically lossless", and it knows such dots: a path that has
# stroke-linecap="round" itself keeps its "h0".
# Seen: round ends that come from the group around are not looked for. "M10 10h0" becomes "m10 10",
# which draws nothing: all dots of the group are gone. It is enough to put the dots in a plain <g>:
# scour first moves the attributes that they share to the group and then no longer sees the dots.
#
# Output seen:
#   dots: drawn as written, drawn when scoured
#   dots in a group: drawn as written, blank when scoured
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    scour==0.38.2 six==1.17.0 vl-convert-python==1.9.0 pillow==13.0.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import io

from PIL import Image
from scour.scour import scourString
from vl_convert import svg_to_png

ENDS = 'stroke="red" stroke-width="6" stroke-linecap="round"'
DOTS = "".join(f'<path d="M{x} 10h0" {ENDS}/>' for x in (10, 20, 30))


def look(svg):
    return "drawn" if Image.open(io.BytesIO(svg_to_png(svg))).getbbox() else "blank"


for name, dots in (("dots", DOTS), ("dots in a group", f"<g>{DOTS}</g>")):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{dots}</svg>'
    print(f"{name}: {look(svg)} as written, {look(scourString(svg))} when scoured")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
dots: drawn as written, drawn when scoured
dots in a group: drawn as written, blank when scoured
SEEN
