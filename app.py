"""The front door: one ASGI app, the Streamlit pages and our own routes on one port."""

import streamlit as st

from components.embed import serve
from components.ui import cache, front

embeds = serve.routes(cache.named, (cache.DOSSIER,))
app = st.App("pages/explorer.py", routes=[*embeds, *front.routes()], lifespan=cache.start)
