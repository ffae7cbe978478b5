"""Vote: what 353–0 says, what it leaves open, and the US votes beside it."""

import streamlit as st

from components.ui import chart
from components.ui.shell import begin, card, disputes

scene = begin(
    "353 for, none against, and 97 seats of which no source that we read speaks",
    "One scholar reports the figures. Of the other seats, and of which reading it was, no source "
    "that we read says anything; on the day they do not agree.",
)
wide, aside = st.columns([0.72, 0.28], gap="large")
with wide:
    chart.show("seats", scene.dossier, scene.view, narrow=scene.narrow, title=False)
    chart.show("votes", scene.dossier, scene.view, narrow=scene.narrow)
with aside:
    card(scene)
disputes(scene, "votes")
