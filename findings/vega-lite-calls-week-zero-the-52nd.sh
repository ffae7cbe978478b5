#!/usr/bin/env bash
# Vega-Lite 6.4 (in vl-convert-python 1.9.0): the time unit "week".
#
# Its documentation says that days before the first Sunday of the year are in week 0, and that the
# first Sunday begins week 1. The unit is there to lay years above each other.
# Seen: week 0 is called W52. The first days of 2013 stand at the left end, before W09, under the
# name that the last days have at the right end. (All years are laid on 2012, which begins with a
# Sunday: its "week 0" lies in 2011 and is named after that year.) strftime("%U") of Python has 00.
#
# Output seen:
#   axis, from left to right: W52 W09 W52
#   by strftime: W00 W09 W52
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0
TZ=UTC "$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import datetime
import re

import vl_convert

days = ["2013-01-01", "2013-03-05", "2013-12-30"]
svg = vl_convert.vegalite_to_svg(
    {
        "data": {"values": [{"day": day} for day in days]},
        "mark": "point",
        "encoding": {"x": {"timeUnit": "week", "field": "day", "type": "ordinal", "title": None}},
    },
    vl_version="6.4",
)
print("axis, from left to right:", *re.findall("<text[^>]*>([^<]*)</text>", svg))
print("by strftime:", *(f"{datetime.date.fromisoformat(day):W%U}" for day in days))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
axis, from left to right: W52 W09 W52
by strftime: W00 W09 W52
SEEN
