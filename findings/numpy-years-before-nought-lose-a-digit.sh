#!/usr/bin/env bash
# NumPy 2.4.6 (Python): how dates before the year 0 are written.
#
# NumPy reads and writes dates in ISO 8601, which wants at least four digits of a year. Years from 0
# to 999 have them: 0014.
# Seen: before the year 0 the sign takes the place of a digit. The ides of March of 44 BC, read from
# -0043-03-15, are written -043-03-15 (pandas 3.1.1 does the same, in isoformat() and to_json()).
# NumPy reads that back. JavaScript (node 20) makes it the year 2043 without a word, and with a time
# of day it is no date at all: a chart that gets its days from a table has the point in our century
# or not at all. JavaScript wants -000043.
#
# Output seen:
#   0014-08-19 written 0014-08-19, read 0014-08-19; with the time read 0014-08-19
#   -0043-03-15 written -043-03-15, read 2043-03-15; with the time read Invalid Date
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.4.6
"$work/venv/bin/python" - > "$work/written" <<'PYTHON'
import numpy

for text in ("0014-08-19", "-0043-03-15"):
    day = numpy.datetime64(text)
    print(text, numpy.datetime_as_string(day), numpy.datetime_as_string(day, unit="s"))
PYTHON
TZ=UTC node - "$work/written" > "$work/seen" <<'NODE'
const lines = require("fs").readFileSync(process.argv[2], "utf8").trim().split("\n");
const read = (text) => {
  const date = new Date(text);
  return isNaN(date) ? String(date) : date.toISOString().split("T")[0];
};
for (const line of lines) {
  const [given, day, second] = line.split(" ");
  console.log(`${given} written ${day}, read ${read(day)}; with the time read ${read(second)}`);
}
NODE
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
0014-08-19 written 0014-08-19, read 0014-08-19; with the time read 0014-08-19
-0043-03-15 written -043-03-15, read 2043-03-15; with the time read Invalid Date
SEEN
