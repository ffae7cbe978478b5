#!/usr/bin/env bash
# nltk 3.10.4 (Python): AnnotationTask, agreement of two coders.
#
# Two coders give all of five rows the same code, and no other code is used. Krippendorff's alpha,
# Scott's pi and Cohen's kappa compare what is seen with what chance would give; here both are
# nought, and the coefficients are not defined. Expected: an error or "not a number", as the library
# krippendorff 0.9.0 raises one.
# Seen: all three are 1, full agreement, with no warning, as if the coders had told cases apart. A
# report that prints them has to leave out columns of one value by itself.
#
# Output seen:
#   alpha: 1
#   pi: 1.0
#   kappa: 1.0
#   krippendorff 0.9.0: ValueError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check nltk==3.10.4 krippendorff==0.9.0 numpy==2.4.6
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import krippendorff
from nltk.metrics.agreement import AnnotationTask

task = AnnotationTask([(coder, row, "inside") for coder in "ab" for row in range(5)])
for name in ("alpha", "pi", "kappa"):
    print(f"{name}: {getattr(task, name)()}")
try:
    print(krippendorff.alpha(reliability_data=[[0] * 5] * 2, level_of_measurement="nominal"))
except ValueError as error:
    print(f"krippendorff 0.9.0: {type(error).__name__}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
alpha: 1
pi: 1.0
kappa: 1.0
krippendorff 0.9.0: ValueError
SEEN
