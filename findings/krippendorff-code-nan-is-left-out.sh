#!/usr/bin/env bash
# krippendorff 0.9.0 (Python): agreement of two coders whose codes are words.
#
# Two coders name the language of six texts by its ISO 639-3 code: cmn (Mandarin), yue (Cantonese),
# nan (Southern Min). They differ on two texts, each time about nan.
# Expected: the same alpha whatever the three codes are called, 0.511 as by the formula.
# Seen: with words the code "nan" is taken for a missing one, and both texts on which the coders
# differ drop out: alpha is 1, full agreement, with no warning. Numbered codes give 0.511.
# Codes yes and no as True and False are refused, though an "array_like" is asked for.
#
# Output seen:
#   words: 1.000
#   numbers: 0.511
#   yes and no: ValueError: Don't know how to construct value domain for dtype kind b.
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check krippendorff==0.9.0 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import krippendorff

ours = ["cmn", "cmn", "yue", "yue", "nan", "nan"]
theirs = ["cmn", "cmn", "yue", "yue", "cmn", "yue"]
number = {"cmn": 0, "yue": 1, "nan": 2}
for name, data in (
    ("words", [ours, theirs]),
    ("numbers", [[number[code] for code in coder] for coder in (ours, theirs)]),
    ("yes and no", [[True, False, True], [True, True, False]]),
):
    try:
        alpha = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
        print(f"{name}: {alpha:.3f}")
    except ValueError as error:
        print(f"{name}: ValueError: {error}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
words: 1.000
numbers: 0.511
yes and no: ValueError: Don't know how to construct value domain for dtype kind b.
SEEN
