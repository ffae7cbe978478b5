"""Story: what happened, why it surprised, the scenes in steps, and three ways in."""

import streamlit as st

from components.ui import cache, shell, story

scene = shell.scene()
told = story.told(cache.pool, scene.dossier, 5)
st.components.v2.component(
    "story",
    html=story.article(scene.dossier, scene.view, told),
    css=story.style(),
    js=story.script(),
    isolate_styles=False,
)()
