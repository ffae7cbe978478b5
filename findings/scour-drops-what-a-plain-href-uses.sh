#!/usr/bin/env bash
# scour 0.38.2 (Python), with its defaults: drawings that refer by href, without xlink.
#
# Its documentation calls its work "typically lossless"; one step takes out definitions that nothing
# uses. SVG 2 has the plain attribute href for uses and gradients, and
# today's browsers and drawing programs read and write it.
# Seen: only xlink:href counts as a use. What is used by href is taken out of <defs> with no
# warning, the <use> stays and draws nothing: of a hall of two seats none is left. A gradient that
# takes its colours from another one by href loses all of them.
#
# Output seen:
#   xlink:href: seat kept: True, colours kept: True
#   href: seat kept: False, colours kept: False
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check scour==0.38.2 six==1.17.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from scour.scour import scourString

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  width="60" height="20"><defs><circle id="seat" r="5"/>
  <linearGradient id="colours"><stop stop-color="red"/><stop offset="1"/></linearGradient>
  <linearGradient id="slanted" HREF="#colours" y2="1"/></defs>
  <use HREF="#seat" x="10" y="10"/><use HREF="#seat" x="30" y="10"/>
  <rect width="60" height="5" fill="url(#slanted)"/></svg>"""
for name in ("xlink:href", "href"):
    drawing = scourString(DRAWING.replace("HREF", name))
    print(f"{name}: seat kept: {'<circle' in drawing}, colours kept: {'<stop' in drawing}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
xlink:href: seat kept: True, colours kept: True
href: seat kept: False, colours kept: False
SEEN
