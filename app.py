"""The front door: one ASGI app, the Streamlit pages and our own routes on one port."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from components.charts.filled import has_page
from components.classroom import join
from components.classroom.prefetch import draw_ahead
from components.classroom.routes import ClassRoom
from components.classroom.store import Rooms
from components.classroom.tables import RoomsAddressError
from components.dossier import Dossier, DossierError
from components.embed import routes
from components.embed.jobs import ahead as embeds_ahead
from components.embed.styles import StyleError, styles
from components.entity import lost
from components.entity import routes as entity
from components.entity.front import FIRST_PARTS, Front
from components.entity.shell import Pages
from components.serving import health
from components.serving.cases import Cases, combined
from components.serving.client import Clients
from components.serving.open_files import allow_many
from components.serving.own_address import Addressed, first_parts
from components.serving.public_url import AddressError, apart, proxies, public_url
from components.serving.static import Compressed
from components.serving.watching import Counts, SwitchError, Watched, switched, to_standard_error
from components.talk import jobs
from components.talk import routes as talk
from components.ui import cache, html_shell
from components.ui.linked import routes as linked
from components.ui.shell import PAGES, offered

try:
    public, trusted = public_url(), proxies()
    every = switched("REQUEST_LOG", os.environ.get("REQUEST_LOG", ""))
    counted = switched("METRICS", os.environ.get("METRICS", ""))
    styles()
    rooms = Rooms(os.environ.get("ROOMS_URL", ""))
    cache.folders()
except (AddressError, DossierError, RoomsAddressError, StyleError, SwitchError) as error:
    sys.exit(str(error))
# Streamlit would keep its own addresses below the prefix, and leave ours outside.
below = config.get_option("server.baseUrlPath").strip("/")
prefix = f"/{below}" if below else ""
config.set_option("server.baseUrlPath", "")


def pages(dossier: Dossier) -> Pages:
    """Path and name of each page that a case has something for."""
    return tuple((page.path, page.title) for page in offered(dossier))


every_page = tuple((page.path, page.title) for page in PAGES)


names = tuple(cache.folders())
class_rooms = {
    name: ClassRoom(
        partial(cache.of, name),
        rooms,
        ahead=partial(draw_ahead, cache.pool, partial(cache.of, name)),
        cases=names if len(names) > 1 else (),
    )
    for name in names
}


def of_case(name: str) -> list[BaseRoute]:
    """The routes that answer with rows of one case, and of no other."""
    embeds = routes.routes(cache.named, (name,), pool=cache.pool)
    talks = talk.routes(cache.named, (name,), pool=cache.pool)
    rows = entity.routes(cache.named, (name,), pool=cache.pool, pages=pages(cache.of(name)))
    return [*class_rooms[name].routes(), *embeds, *talks, *rows]


# Phones of a class ask every two seconds where no stream reaches them: their routes are met first.
own = [
    *combined({name: of_case(name) for name in names}),
    *join.routes(), *linked.routes(), *html_shell.routes(),
]  # fmt: skip
ready = health.Readiness(
    {
        "data": lambda: cache.dossier().version,
        "rooms": rooms.ready,
    }
)
own += health.routes(ready)
try:
    taken = first_parts(own) | FIRST_PARTS
    for at in (urlsplit(public).path, prefix):
        apart(at, taken)
except AddressError as error:
    sys.exit(str(error))
to_standard_error()
counts = None
if counted:
    kept = cache.pool.cache
    counts = Counts(own, {
        "app_drawings_kept; Drawings in memory": lambda: len(kept),
        "app_drawings_kept_bytes; Bytes of them": lambda: kept.size,
        "app_ready; Whether all that the app needs answers": lambda: ready.ask()[0],
    })  # fmt: skip
    own += counts.routes()


@asynccontextmanager
async def start(app: Any) -> AsyncIterator[dict[str, Any]]:
    """Get ready, and let go of the class rooms at the end."""
    allow_many()
    html_shell.ahead()  # first, for every reader meets these
    for dossier in map(cache.of, names):
        embeds_ahead(cache.pool, dossier)
        jobs.ahead(cache.pool, dossier)  # beside what follows, in processes of their own
    linked.ahead()
    async with AsyncExitStack() as stack:
        state = await stack.enter_async_context(html_shell.start(app))
        for room in class_rooms.values():
            await stack.enter_async_context(room.serving())
        yield state


titles = {name: cache.of(name).title for name in names}
front = Front(names, cache.of, cache.broken) if len(names) > 1 else None
app = st.App(
    "pages/explorer.py",
    routes=own,
    middleware=[
        Middleware(Addressed, public_url=public, trusted=trusted, prefix=prefix),
        Middleware(Cases, titles=titles, front=front),
        Middleware(Watched, every=every, counts=counts),
        Middleware(Clients),  # after whatever reads who asked from a proxy's headers
        Middleware(
            lost.Lost,
            routes=own,
            folder=html_shell.STATIC,
            answer=lambda request: lost.answer(
                request, cache.dossier(), pages(cache.dossier()), every_page
            ),
            lacks=lambda path: not has_page(cache.dossier(), path),
        ),
        Middleware(Compressed, folder=html_shell.STATIC),
    ],
    lifespan=start,
)
