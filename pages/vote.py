"""Vote: what the score says, what it leaves open, and other votes beside it."""

import streamlit as st

from components.ui import chart
from components.ui.shell import begin, card, disputes

scene = begin("vote")
wide, aside = st.columns([0.72, 0.28], gap="large")
with wide:
    chart.show("seats", scene.dossier, scene.view, canvas=scene.canvas, title=False)
    chart.show("votes", scene.dossier, scene.view, canvas=scene.canvas)
with aside:
    card(scene)
disputes(scene, "votes")
