"""Evidence: the rival answers, the clues for and against each, and a scale to weigh them with."""

import streamlit as st

from components.dossier.defaults import first_outcome, outcomes
from components.ui import chart, clues, report, state, two_weighings, weighing
from components.ui.here import here
from components.ui.shell import begin, card, disputes

scene = begin("evidence")
dossier, view = scene.dossier, scene.view

answers = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
lit = next((a for a in answers if view.event == clues.answer_events(dossier, a)), None)
state.keep("w-answer", lit)


def light_up() -> None:
    """Callback: light up the events of the chosen answer on every chart."""
    chosen = st.session_state["w-answer"]
    state.change(event=clues.answer_events(dossier, chosen) if chosen else ())


st.pills(
    "Light up the events of one answer, here and on every page", list(answers), key="w-answer",
    format_func=answers.__getitem__, on_change=light_up,
)  # fmt: skip
wide, aside = st.columns([0.72, 0.28], gap="large")
with wide:
    chart.show("evidence", dossier, view, narrow=scene.narrow)
    if told := clues.verdicts(dossier):
        st.html(told)
with aside:
    if claim := st.session_state.get(weighing.CLUE):
        st.html(clues.clue_card(dossier, claim) + report.report(f"claims/{claim}", here()))
    if lit:
        st.html(clues.answer_card(dossier, lit) + report.report(f"explanations/{lit}", here()))
    card(scene)

st.html(
    "<h2>Weigh it yourself</h2><p class='shows'>Choose a clue and say in words how far you would "
    f"expect it under each answer. {weighing.CAVEAT}</p>"
)
left, right = st.columns([0.55, 0.45], gap="large")
with left:
    weighing.panel(scene)
with right:
    weighing.result(scene)
    two_weighings.keep_and_share(scene)
for name in ("posterior", "waterfall", "sensitivity"):
    if view.weigh or view.rival or name == "posterior":
        chart.show(name, dossier, view, narrow=scene.narrow)
    if name == "waterfall":
        two_weighings.beside(scene)

st.html("<h2>The routes that lead there</h2>")
known, first = outcomes(dossier), first_outcome(dossier)
state.keep("w-outcome", view.outcome or first)


def lead_to() -> None:
    """Callback: draw the routes to the chosen outcome."""
    chosen = st.session_state["w-outcome"]
    state.change(outcome="" if chosen == first else chosen)


st.selectbox(
    "Outcome", list(known), key="w-outcome", format_func=known.__getitem__, width=360,
    on_change=lead_to,
)  # fmt: skip
chart.show("route", dossier, view, narrow=scene.narrow)
disputes(scene, "claims", "events", "provisions")
