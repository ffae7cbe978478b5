"""Embed: choose a chart and a View, see it as readers will, copy the code."""

import streamlit as st

from components.ui import builder, shell

scene = shell.begin("embed-builder")
wide, aside = st.columns([0.6, 0.4], gap="large")
with aside:
    choice = builder.options(scene.dossier, scene.view)
    builder.copy(scene.dossier, choice)
    builder.downloads(choice)
with wide:
    builder.preview(scene.dossier, choice)
