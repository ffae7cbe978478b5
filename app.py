"""The front door: one ASGI app, the Streamlit pages and our own routes on one port."""

import streamlit as st
from starlette.middleware import Middleware

from components.embed import serve
from components.ui import cache, front
from components.ui.assets import Compressed

embeds = serve.routes(cache.named, (cache.DOSSIER,))
app = st.App(
    "pages/explorer.py",
    routes=[*embeds, *front.routes()],
    middleware=[Middleware(Compressed)],
    lifespan=front.start,
)
