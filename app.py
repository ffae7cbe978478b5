"""The front door: one ASGI app, the Streamlit pages and our own routes on one port."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from components.embed import serve
from components.present import join
from components.present import serve as talk
from components.present.ahead import draw_ahead
from components.present.room_routes import ClassRoom
from components.present.rooms import Rooms
from components.ui import cache, front
from components.ui.assets import Compressed

embeds = serve.routes(cache.named, (cache.DOSSIER,), desk=cache.desk)
talks = talk.routes(cache.named, (cache.DOSSIER,), desk=cache.desk)
room = ClassRoom(
    cache.dossier,
    Rooms(os.environ.get("ROOMS_URL", "")),
    ahead=partial(draw_ahead, cache.desk, cache.dossier),
)


@asynccontextmanager
async def start(app: Any) -> AsyncIterator[dict[str, Any]]:
    """Get ready, and let go of the class rooms at the end."""
    async with front.start(app) as state, room.serving():
        yield state


app = st.App(
    "pages/explorer.py",
    routes=[*embeds, *talks, *room.routes(), *join.routes(), *front.routes()],
    middleware=[Middleware(Compressed)],
    lifespan=start,
)
