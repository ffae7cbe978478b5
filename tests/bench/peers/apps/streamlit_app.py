"""Plain Streamlit."""

import streamlit as st
from figures import SIDES, activity, card, timeline

st.set_page_config(layout="wide")
st.title("Events")
sides = st.pills("Side", SIDES, selection_mode="multi", key="side")


def choose(name):
    points = st.session_state[name]["selection"]["points"]
    if points:
        st.session_state["chosen"] = points[0]["customdata"]


chosen = st.session_state.get("chosen", "")
wide, aside = st.columns([0.72, 0.28])
with wide:
    for name, draw in (("timeline", timeline), ("activity", activity)):
        st.plotly_chart(draw(sides, chosen), key=name, on_select=lambda n=name: choose(n))
with aside, st.container(key="card"):
    st.markdown(card(chosen))
