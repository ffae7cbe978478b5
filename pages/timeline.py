"""Timeline: what happened when, and from which side the push came."""

import streamlit as st

from components.ui import brush, chart
from components.ui.shell import begin, card, disputes

scene = begin(
    "timeline",
    "What happened, and who pushed",
    "Each mark is one event; where no source gives its day, a span shows what is known of it. "
    "Its lane says where the push came from, its shape what kind of event it was. Choose a mark to "
    "see who says so.",
)
wide, aside = st.columns([0.72, 0.28], gap="large")
with wide:
    chart.show("timeline", scene.dossier, scene.view, narrow=scene.narrow, title=False)
    brush.show(scene.dossier, scene.view)
with aside:
    card(scene)
disputes(scene, "events")
