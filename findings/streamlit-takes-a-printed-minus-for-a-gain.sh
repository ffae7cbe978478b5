#!/usr/bin/env bash
# Streamlit 1.67.0 (Python): a loss in st.metric, written with the minus sign of print.
#
# Its documentation says that the arrow points down and is red if the delta is a negative number or
# "starts with a minus sign".
# Seen: only the hyphen of the keyboard counts. A delta that begins with the minus sign itself
# (U+2212), as JavaScript's Intl writes numbers in Swedish or Finnish, as style books want it and as
# D3 and Vega write it, gets a green arrow up: a loss of 12 seats is shown as a gain.
#
# Output seen, by the code point of the sign:
#   002D: RED DOWN
#   2212: GREEN UP
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    streamlit==1.67.0 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1 protobuf==7.36.2
cd "$work"
cat > app.py <<'PYTHON'
import streamlit

streamlit.metric("002D", 441, "-12 seats")
streamlit.metric("2212", 441, "\u221212 seats")
PYTHON
venv/bin/python - > seen 2> noise <<'PYTHON'
from streamlit.proto.Metric_pb2 import Metric
from streamlit.testing.v1 import AppTest

for metric in AppTest.from_file("app.py").run(timeout=30).metric:
    colour = Metric.MetricColor.Name(metric.proto.color)
    print(f"{metric.label}: {colour} {Metric.MetricDirection.Name(metric.proto.direction)}")
PYTHON
cat seen
diff seen - <<'SEEN'
002D: RED DOWN
2212: GREEN UP
SEEN
