"""The front door: one ASGI app, the Streamlit pages and our own routes on one port."""

import streamlit as st

from components.ui import cache, front

app = st.App("pages/explorer.py", routes=front.routes(), lifespan=cache.start)
