"""The class room's routes alone, as an app of their own: ``uvicorn tests.talk.serving:app``."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette

from components.classroom.routes import Ahead, ClassRoom
from components.classroom.store import Rooms
from components.dossier import Dossier, load

DATA = Path(__file__).parents[2] / "data/russia-2003"


def make(dossier: Dossier, url: str, ahead: Ahead | None = None) -> Starlette:
    """An app whose rooms are in one database."""
    room = ClassRoom(lambda: dossier, Rooms(url), ahead)

    @asynccontextmanager
    async def serving(_: Starlette) -> AsyncIterator[None]:
        async with room.serving():
            yield

    return Starlette(routes=room.routes(), lifespan=serving)


if "ROOMS_URL" in os.environ:
    app = make(load(DATA), os.environ["ROOMS_URL"])
