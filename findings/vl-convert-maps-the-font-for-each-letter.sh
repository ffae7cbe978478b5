#!/usr/bin/env bash
# vl-convert-python 1.9.0 (Python), svg_to_png: what text costs on Linux.
#
# One SVG holds a hundred letters, another ten thousand, all in one face and size. Expected: the
# font file is opened and mapped once, and the further letters cost no more than filling shapes.
# Seen: it is mapped anew for letter after letter, about a dozen page faults each, so that most of
# the time that a picture full of labels takes is the kernel's (717 of 937 ms of 10,000 letters, a
# virtual machine of two cores). Whoever draws many pictures cannot help it by warming up; pictures
# without text are quick.
#
# Output seen:
#   100 letters: over 5 page faults a letter: True
#   10000 letters: over 5 page faults a letter: True
#   as many shapes without letters: under 1 page fault each: True
# Exits other than 0 if that changes. Any font that the system has will do.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import resource

import vl_convert

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" font-size="9">'
FACE = "Liberation Sans, DejaVu Sans, Noto Sans, Arial, sans-serif"


def letters(lines):
    texts = (f'<text x="1" y="{10 + i % 380}">{"n" * 50}</text>' for i in range(lines))
    return f'{HEAD}<g font-family="{FACE}">{"".join(texts)}</g></svg>'


def faults(svg):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    vl_convert.svg_to_png(svg)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


faults(letters(1))
for lines in (2, 200):
    many = faults(letters(lines)) > 5 * 50 * lines
    print(f"{50 * lines} letters: over 5 page faults a letter: {many}")
shapes = "".join(f'<path d="M{i % 390} {i % 380}h5v7z"/>' for i in range(10_000))
few = faults(f"{HEAD}{shapes}</svg>") < 10_000
print(f"as many shapes without letters: under 1 page fault each: {few}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
100 letters: over 5 page faults a letter: True
10000 letters: over 5 page faults a letter: True
as many shapes without letters: under 1 page fault each: True
SEEN
