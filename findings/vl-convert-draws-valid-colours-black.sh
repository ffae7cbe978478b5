#!/usr/bin/env bash
# vl-convert-python 1.9.0 (Python): colours in PNG.
#
# Vega-Lite's documentation says that a colour is any valid CSS colour string, and browsers draw the
# chart with rebeccapurple, rgb(255 0 0 / 50%) or oklch(...) as it is meant.
# Seen: the PNG of the same chart has these marks in full black, with no error or warning; the SVG
# of vl-convert has the colour unchanged. Which are understood is hard to guess: hsl(0 100% 50%) is,
# hsl(0deg 100% 50%) is not; the alpha of #ff000080 is, that after a slash is not. A chart with the
# colours of the page's own style sheet is right on the page and black in the picture to share.
#
# Output seen:
#   black: rebeccapurple, rgb(255 0 0 / 50%), hsl(0deg 100% 50%), oklch(62.8% 0.2577 29.23)
#   coloured: purple, #ff000080, rgb(255 0 0), hsl(0 100% 50%)
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    vl-convert-python==1.9.0 pillow==13.0.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import io

import vl_convert
from PIL import Image

COLOURS = """rebeccapurple; purple; rgb(255 0 0 / 50%); #ff000080; rgb(255 0 0)
hsl(0deg 100% 50%); hsl(0 100% 50%); oklch(62.8% 0.2577 29.23)"""
found = {"black": [], "coloured": []}
for colour in COLOURS.replace("\n", "; ").split("; "):
    spec = {
        "data": {"values": [{}]},
        "mark": {"type": "rect", "color": colour},
        "width": 20,
        "height": 20,
    }
    png = Image.open(io.BytesIO(vl_convert.vegalite_to_png(spec, vl_version="6.4")))
    middle = png.convert("RGB").getpixel((png.width // 2, png.height // 2))
    found["coloured" if any(middle) else "black"].append(colour)
for name, colours in found.items():
    print(f"{name}: {', '.join(colours)}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
black: rebeccapurple, rgb(255 0 0 / 50%), hsl(0deg 100% 50%), oklch(62.8% 0.2577 29.23)
coloured: purple, #ff000080, rgb(255 0 0), hsl(0 100% 50%)
SEEN
