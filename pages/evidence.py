"""Evidence: one weighing worked through, the reader's own, and the clues for and against."""

import streamlit as st

from components.charts.filled import fills
from components.charts.shared import reckoned
from components.dossier.defaults import first_outcome, outcomes
from components.ui import (
    chart,
    clues,
    filters,
    report,
    state,
    two_weighings,
    weighing,
    worked_weighing,
)
from components.ui.here import here
from components.ui.shell import begin, card, disputes

scene = begin("evidence")
dossier, view = scene.dossier, scene.view
worked = reckoned.possible(dossier)

if worked:
    told, drawn = st.columns([0.5, 0.5], gap="large")
    with told:
        worked_weighing.first_screen(scene)
    with drawn:
        chart.show(
            "posterior", dossier, worked_weighing.shown(scene), canvas=scene.half, title=False
        )
    step, own = st.columns([0.5, 0.5], gap="large")
    with step:
        worked_weighing.step_by_step(scene)
        weighing.result(scene)
        two_weighings.keep_and_share(scene)
        st.html(weighing.caveat())
    with own:
        st.html(f"<h2>Now you</h2><p class='shows'>{weighing.ASKED}</p>")
        with st.container(key="weigh-panel"):
            weighing.panel(scene)
    for name in ("waterfall", "sensitivity"):
        if view.weigh or view.rival:
            chart.show(name, dossier, view, canvas=scene.canvas)
        if name == "waterfall":
            two_weighings.beside(scene)

filters.filter_bar(dossier, view)
answers = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
lit = next((a for a in answers if view.event == clues.answer_events(dossier, a)), None)
state.keep("w-answer", lit)


def light_up() -> None:
    """Callback: light up the events of the chosen answer on every chart."""
    chosen = st.session_state["w-answer"]
    state.change(event=clues.answer_events(dossier, chosen) if chosen else ())


if answers:
    st.pills(
        "Light up the events of one answer, here and on every page", list(answers), key="w-answer",
        format_func=lambda a: filters.plain(answers[a]), on_change=light_up,
    )  # fmt: skip
wide, aside = st.columns([0.72, 0.28], gap="large")
with wide:
    chart.show("evidence", dossier, view, canvas=scene.canvas)
    if concluded := clues.verdicts(dossier):
        st.html(concluded)
with aside:
    if claim := weighing.picked(scene):
        st.html(clues.clue_card(dossier, claim) + report.report(f"claims/{claim}", here()))
    if lit:
        st.html(clues.answer_card(dossier, lit) + report.report(f"explanations/{lit}", here()))
    card(scene)

known, first = outcomes(dossier), first_outcome(dossier)
state.keep("w-outcome", view.outcome or first)


def lead_to() -> None:
    """Callback: draw the routes to the chosen outcome."""
    chosen = st.session_state["w-outcome"]
    state.change(outcome="" if chosen == first else chosen)
    st.session_state["w-routes"] = True


if fills(dossier, "route"):
    st.html("<h2>The routes that lead there</h2>")
    st.selectbox(
        "Outcome", list(known), key="w-outcome", format_func=known.__getitem__, width=360,
        on_change=lead_to,
    )  # fmt: skip
    state.keep("w-routes", bool(view.outcome) or st.session_state.get("w-routes", False))
    if st.toggle("Draw who reached whom before it", key="w-routes"):
        chart.show("route", dossier, view, canvas=scene.canvas)
disputes(scene, "claims")
