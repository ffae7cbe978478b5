#!/usr/bin/env bash
# csvkit 2.2.0 (Python), csvjoin: two tables whose keys are numbers of laws.
#
# Rows are joined whose values in a column are the same. The law 162 stands in both tables.
# Expected: the row of the law 162, in each case.
# Seen: the type of a column is guessed for each table by itself. One number with a letter, "162a",
# in one of them makes its column text and leaves the other one numbers: no row of the two is equal
# any more, and the result is empty, with no warning. Without such a number 007 is the same as 7,
# and votes go to a law that is not theirs. With --no-inference both are right.
#
# Output seen:
#   numbers alone []: ['162,353,On courts', '7,300,On taxes']
#   numbers alone ['--no-inference']: ['162,353,On courts']
#   one with a letter []: []
#   one with a letter ['--no-inference']: ['162,353,On courts']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
venv/bin/python - > seen <<'PYTHON'
import io
import sys
import tempfile

from csvkit.utilities.csvjoin import CSVJoin

votes = "law,for\n162,353\n007,300\n"
for name, laws in (
    ("numbers alone", "law,title\n162,On courts\n7,On taxes\n"),
    ("one with a letter", "law,title\n162,On courts\n162a,On fees\n"),
):
    for options in ([], ["--no-inference"]):
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for file, text in (("votes", votes), ("laws", laws)):
                files.append(f"{folder}/{file}.csv")
                with open(files[-1], "w") as opened:
                    opened.write(text)
            joined = io.StringIO()
            CSVJoin(["-c", "law", *options, *files], joined).run()
        print(f"{name} {options}: {joined.getvalue().splitlines()[1:]}")
PYTHON
cat seen
diff seen - <<'SEEN'
numbers alone []: ['162,353,On courts', '7,300,On taxes']
numbers alone ['--no-inference']: ['162,353,On courts']
one with a letter []: []
one with a letter ['--no-inference']: ['162,353,On courts']
SEEN
