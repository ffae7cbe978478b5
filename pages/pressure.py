"""Pressure: who pressed whom across the border, and who was active when."""

import streamlit as st

from components.ui import brush, chart
from components.ui.shell import begin, card, disputes

scene = begin("pressure")
wide, aside = st.columns([0.74, 0.26], gap="large")
with wide, brush.strip(scene.dossier, scene.view, above=scene.canvas == "phone"):
    chart.show("pressure", scene.dossier, scene.view, canvas=scene.canvas)
    chart.show("activity", scene.dossier, scene.view, canvas=scene.canvas)
with aside:
    card(scene)
disputes(scene, "pressures", "actors")
