#!/usr/bin/env bash
# Streamlit 1.67.0 (Python), AppTest: choices to which a reader may add.
#
# Its documentation says that accept_new_options=True lets a reader type what is not among the
# options, in st.selectbox and st.multiselect alike, and that AppTest's set_value() acts for the
# reader.
# Seen: in a test a new value is taken by the multiselect, and the select box ends in a ValueError
# that speaks of a list, as soon as the app is run again; so it does if the value is put into the
# session state. What an app does with a word of the reader's own (a new source, a new party) cannot
# be tested with a select box.
#
# Output seen:
#   multiselect: ['Duma', 'Senate']
#   selectbox: ValueError: 'Senate' is not in list
#   session state: ValueError: 'Senate' is not in list
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

chamber = streamlit.selectbox("chamber", ["Duma"], key="chamber", accept_new_options=True)
chambers = streamlit.multiselect("chambers", ["Duma"], accept_new_options=True)
streamlit.text(chamber)
streamlit.text(chambers)
PYTHON
venv/bin/python - > seen 2> noise <<'PYTHON'
from streamlit.testing.v1 import AppTest



def fresh():
    return AppTest.from_file("app.py", default_timeout=30).run()


chambers, typed, stated = fresh(), fresh(), fresh()
chambers.multiselect[0].set_value(["Duma", "Senate"])
print(f"multiselect: {chambers.run().text[1].value}")
typed.selectbox[0].set_value("Senate")
stated.session_state["chamber"] = "Senate"
for name, app in (("selectbox", typed), ("session state", stated)):
    try:
        print(f"{name}: {app.run().text[0].value}")
    except ValueError as error:
        print(f"{name}: ValueError: {error}")
PYTHON
cat seen
diff seen - <<'SEEN'
multiselect: ['Duma', 'Senate']
selectbox: ValueError: 'Senate' is not in list
session state: ValueError: 'Senate' is not in list
SEEN
