"""Timeline: what happened when, and from which side the push came."""

import streamlit as st

from components.ui import brush, chart, loud
from components.ui.shell import begin, card, disputes

scene = begin("timeline")
wide, aside = st.columns([0.72, 0.28], gap="large")
with wide, brush.strip(scene.dossier, scene.view, above=scene.canvas == "phone"):
    chart.show("timeline", scene.dossier, scene.view, canvas=scene.canvas)
    loud.show(scene.dossier, scene.view)
with aside:
    card(scene)
disputes(scene, "events")
