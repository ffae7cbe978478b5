"""Teach: put the scenes in order, and take them to the class."""

import streamlit as st

from components.ui import filters, lessons, new_scene, running_order, shell, ways

scene = shell.begin("teach")
ways.draw()
wide, aside = st.columns([0.66, 0.34], gap="large")
with wide:
    st.html("<h2>Running order</h2>")
    running_order.presets()
    running_order.order()
    lessons.compare(scene.dossier)
with aside:
    st.html("<h2>Keep the list</h2>")
    ways.copy()
    running_order.files()
    st.html("<h2>Add a scene</h2><p class='note'>It shows what the filters leave in view.</p>")
    filters.filter_bar(scene.dossier, scene.view)
    new_scene.adding(scene.dossier, scene.view)
