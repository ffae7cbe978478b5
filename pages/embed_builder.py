"""Embed: choose a chart and a View, see it as readers will, copy the code."""

import streamlit as st

from components.ui import builder, shell

scene = shell.begin(
    "embed-builder",
    "Put a chart in your article",
    "A small document that needs no script of anyone’s, reads on a phone, and says who says so. "
    "The filters below are part of its address.",
)
wide, aside = st.columns([0.6, 0.4], gap="large")
with aside:
    choice = builder.options(scene.dossier, scene.view)
    builder.copy(scene.dossier, choice)
    builder.downloads(choice)
with wide:
    builder.preview(scene.dossier, choice)
