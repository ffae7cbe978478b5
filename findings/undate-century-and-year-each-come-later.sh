#!/usr/bin/env bash
# undate 0.8.0 (Python): order of a year and of a century in which it lies.
#
# The library refuses to compare a date with one inside it: 1950 < 1950-06 raises
# NotImplementedError. Expected: the same, or False both ways, for 1950 and 19XX (some year of the
# century).
# Seen: each of the two is greater than the other, and neither contains the other. sorted() raises
# nothing, and what it gives depends on the order in which the dates came: 1901, 1950, 1970 and 19XX
# come out in eight orders, in some of them 1970 before 1901, which are no doubt at all.
#
# Output seen:
#   1950 < 1950-06: NotImplementedError
#   19XX > 1950: True
#   1950 > 19XX: True
#   1950 in 19XX: False
#   orders of four sorted dates: 8
#   1970 before 1901: True
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    undate==0.8.0 lark==1.3.1 convertdate==2.4.0 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from itertools import permutations

from undate import Undate

year, month, century = (Undate.parse(text, "EDTF") for text in ("1950", "1950-06", "19XX"))
try:
    print(f"{year} < {month}: {year < month}")
except NotImplementedError:
    print(f"{year} < {month}: NotImplementedError")
print(f"{century} > {year}: {century > year}")
print(f"{year} > {century}: {year > century}")
print(f"{year} in {century}: {year in century}")
dates = [year, century, Undate(1970), Undate(1901)]
orders = {tuple(map(str, sorted(given))) for given in permutations(dates)}
print(f"orders of four sorted dates: {len(orders)}")
wrong = any(order.index("1970") < order.index("1901") for order in orders)
print(f"1970 before 1901: {wrong}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
1950 < 1950-06: NotImplementedError
19XX > 1950: True
1950 > 19XX: True
1950 in 19XX: False
orders of four sorted dates: 8
1970 before 1901: True
SEEN
