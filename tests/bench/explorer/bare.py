"""What the explorer is measured against: Streamlit's plain page with one chart of 30 events."""

import plotly.graph_objects as go
import streamlit as st

SIDES = ("domestic", "international", "both")
EVENTS = [(f"event {n}", 2000 + n / 3, SIDES[n % 3]) for n in range(30)]

st.title("Thirty events")
chosen = st.pills("Side", SIDES, selection_mode="multi", key="w-pressure")
shown = [event for event in EVENTS if not chosen or event[2] in chosen]
figure = go.Figure(
    go.Scatter(
        x=[when for _, when, _ in shown],
        y=[side for _, _, side in shown],
        text=[name for name, _, _ in shown],
        mode="markers",
    )
)
st.plotly_chart(figure, key="events")
