"""Law: what stood in which version, who had asked for it, the terms, and what it did."""

import streamlit as st

from components.ui import chart
from components.ui.shell import begin, card, disputes

scene = begin("law")
wide, aside = st.columns([0.74, 0.26], gap="large")
with wide:
    chart.show("law", scene.dossier, scene.view, canvas=scene.canvas, title=False)
    chart.show("demands", scene.dossier, scene.view, canvas=scene.canvas)
    chart.show("terms", scene.dossier, scene.view, canvas=scene.canvas)
    chart.show("enforcement", scene.dossier, scene.view, canvas=scene.canvas)
with aside:
    card(scene)
disputes(scene, "provisions", "demands", "enforcement")
