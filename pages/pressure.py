"""Pressure: who pressed whom across the border, and who was active when."""

import streamlit as st

from components.ui import brush, chart
from components.ui.shell import begin, card, disputes

scene = begin("pressure")
wide, aside = st.columns([0.74, 0.26], gap="large")
with wide, brush.strip(scene.dossier, scene.view, narrow=scene.narrow):
    chart.show("pressure", scene.dossier, scene.view, narrow=scene.narrow)
    chart.show("activity", scene.dossier, scene.view, narrow=scene.narrow)
with aside:
    card(scene)
disputes(scene, "pressures", "actors")
