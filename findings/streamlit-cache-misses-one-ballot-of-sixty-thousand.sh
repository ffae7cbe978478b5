#!/usr/bin/env bash
# Streamlit 1.67.0 (Python), st.cache_data: a function of a table of ballots.
#
# Its documentation says that a cached function is run again when its arguments change, and that
# they are hashed for that. Expected: a table in which a value was corrected is another argument.
# Seen: of a table of 50,000 rows or more only 10,000 rows, drawn by lot with a fixed seed, are
# hashed, for pandas and polars alike. A correction in one of the others is not seen: the function
# is not run, and the page counts the ballots as they were before, with no warning. One row less,
# and all is right, so that a test with a small table shows nothing.
#
# Output seen:
#   pandas, 49999 rows: 0, corrected 1, in the table 1
#   polars, 49999 rows: 0, corrected 1, in the table 1
#   pandas, 60000 rows: 0, corrected 0, in the table 1
#   polars, 60000 rows: 0, corrected 0, in the table 1
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check streamlit==1.67.0 pandas==2.3.3 \
    numpy==2.4.6 polars==2.1.0
venv/bin/python - > seen <<'PYTHON'
import logging

import pandas as pd
import polars as pl

logging.disable(logging.CRITICAL)
import streamlit as st


@st.cache_data(show_spinner=False)
def against(table):
    return int((table["vote"] == "against").sum())


for rows in (49_999, 60_000):
    for name, frame in (("pandas", pd.DataFrame), ("polars", pl.DataFrame)):
        votes = ["for"] * rows
        before = against(frame({"member": list(range(rows)), "vote": votes}))
        votes[7] = "against"
        table = frame({"member": list(range(rows)), "vote": votes})
        true = int((table["vote"] == "against").sum())
        print(f"{name}, {rows} rows: {before}, corrected {against(table)}, in the table {true}")
PYTHON
cat seen
diff seen - <<'SEEN'
pandas, 49999 rows: 0, corrected 1, in the table 1
polars, 49999 rows: 0, corrected 1, in the table 1
pandas, 60000 rows: 0, corrected 0, in the table 1
polars, 60000 rows: 0, corrected 0, in the table 1
SEEN
