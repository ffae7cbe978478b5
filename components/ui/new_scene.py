"""The form that adds a scene of what the filters leave in view."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components.charts import CHARTS
from components.charts.filled import filled
from components.dossier import Dossier
from components.talk.own_questions import question_fault
from components.talk.scenes import MOST, Scene
from components.ui import running_order, scene_form
from components.view.view import View, view_words


def adding(dossier: Dossier, view: View) -> None:
    """Draw the form that makes a scene of the current View."""
    titles = {name: chart.heading(dossier).title for name, chart in filled(dossier).items()}
    chart = st.selectbox("Chart", list(titles), key="w-scene-chart", format_func=titles.__getitem__)
    blank = Scene("new", "", "", "", chart, CHARTS[chart].seen(view).query())
    scene = scene_form.fields(dossier, blank, running_order.NEW, hint=titles[chart])
    scenes = running_order.current()
    names = [f"Before {i}. {scene.title}" for i, scene in enumerate(scenes, 1)]
    place = st.selectbox(
        "Place", range(len(scenes), -1, -1), key="w-scene-place",
        format_func=lambda i: names[i] if i < len(names) else "At the end",
    )  # fmt: skip
    said = view_words(view, dossier) or "everything in view"
    shown = Markup("<div class='scene'>{}<p class='note'>{}</p></div>")
    st.html(shown.format(running_order.picture(scene), said))
    st.button(
        "Add the scene", key="scenes-add", on_click=running_order.add, args=(scene, place),
        disabled=len(scenes) >= MOST or bool(question_fault(scene, dossier)),
    )  # fmt: skip
