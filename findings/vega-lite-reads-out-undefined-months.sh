#!/usr/bin/env bash
# Vega-Lite 6.4 (in vl-convert-python 1.9.0): what a screen reader says of bars by month.
#
# Its documentation says that each mark gets a description for assistive technology, made from its
# encodings, and that a time unit may be ordinal, as one wants it for bars of equal width.
# Seen: with an ordinal time unit the axis says "Mar 2013", but the description of each bar says
# "undefined": it looks for the field as it was before the unit, which is gone after the count.
# Without a count it says the date in milliseconds. As temporal the same bars are described well.
# Nothing is seen of it on the screen.
#
# Output seen:
#   ordinal, counted: month: undefined; votes: 2
#   ordinal: month: 1362441600000; votes: 2
#   temporal, counted: month: Mar 2013; votes: 2
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0
TZ=UTC "$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import re

import vl_convert


def described(kind, votes):
    month = {"field": "day", "timeUnit": "yearmonth", "type": kind, "title": "month"}
    spec = {
        "data": {"values": [{"day": "2013-03-05", "n": 2}]},
        "mark": "bar",
        "encoding": {"x": month, "y": {"field": "n", "title": "votes"} | votes},
    }
    svg = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    assert ">Mar 2013</text>" in svg
    return re.search('aria-label="(month: [^"]*)"', svg)[1]


print("ordinal, counted:", described("ordinal", {"aggregate": "sum"}))
print("ordinal:", described("ordinal", {"type": "quantitative"}))
print("temporal, counted:", described("temporal", {"aggregate": "sum"}))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
ordinal, counted: month: undefined; votes: 2
ordinal: month: 1362441600000; votes: 2
temporal, counted: month: Mar 2013; votes: 2
SEEN
