"""New case: download a workbook, drop it back, read the check, look at the draft, take it away."""

import streamlit as st

from components.ui import new_case, shell

scene = shell.begin("new")
wide, aside = st.columns([0.7, 0.3], gap="large")
with aside:
    new_case.workbook()
with wide:
    found = new_case.dropped()
    if found:
        new_case.checked(found)
        new_case.look(found, narrow=scene.canvas == "phone")
        new_case.take_away(found)
