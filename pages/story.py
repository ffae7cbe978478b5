"""Story: what happened and why it seemed unlikely, in thirty seconds, and three ways in."""

import streamlit as st

from components.talk.scenes import decisive
from components.ui import chart, filters, hero, shell

scene = shell.scene()
st.html(hero.hero(scene.dossier))
# What came later has its own page.
few = decisive(scene.dossier)
years = scene.view.filters.replace(time=few.time, sure="possibly")
if years != few:
    filters.status(scene.dossier, years)
chart.show("timeline", scene.dossier, years, narrow=scene.narrow, compact=True, title=False)
if told := hero.why_it_surprised(scene.dossier):
    st.html(told)  # which refuses an empty text
st.html("<h2>Three ways in</h2>")
with st.container(key="ways"):
    for place, way in zip(st.columns(3), hero.WAYS, strict=True):
        with place, st.container(key=f"way-{way.name}"):
            shell.link(way.path, way.title)
            st.html(f"<p>{way.words}</p>")
