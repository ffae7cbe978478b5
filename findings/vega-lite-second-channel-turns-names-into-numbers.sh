#!/usr/bin/env bash
# Vega-Lite 6.4 (in vl-convert-python 1.9.0): one field in two channels.
#
# Expected: what one channel writes does not depend on the others. With "day" as a nominal field the
# rows of a chart are called as in the data, 2013-03-05.
# Seen: as soon as another channel has the same field as temporal, the field is parsed once for all
# channels, and the rows (and a legend too) are called by milliseconds since 1970. There
# is no warning; a second field with the same words keeps its names.
#
# Output seen:
#   y: 2013-03-05
#   y, and x is temporal: 1362441600000
#   y is a copy, and x is temporal: 2013-03-05
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0
TZ=UTC "$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import re

import vl_convert

axes = {"y": {"field": "day", "type": "nominal", "title": None}}
time = {"x": {"field": "day", "type": "temporal", "axis": None}}
copy = {"y": {"field": "copy", "type": "nominal", "title": None}}
for name, encoding in (
    ("y", axes),
    ("y, and x is temporal", axes | time),
    ("y is a copy, and x is temporal", copy | time),
):
    data = {"values": [{"day": "2013-03-05", "copy": "2013-03-05"}]}
    spec = {"data": data, "mark": "point", "encoding": encoding}
    svg = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    print(f"{name}:", *re.findall("<text[^>]*>([^<]*)</text>", svg))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
y: 2013-03-05
y, and x is temporal: 1362441600000
y is a copy, and x is temporal: 2013-03-05
SEEN
