"""A look at the database now and then: that it answers, and that no old room is left in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from components.classroom.database import Unready
from components.classroom.store import Rooms

#: Seconds between two looks.
PAUSE = 60.0


async def sweeping(rooms: Rooms, run: Callable[..., Awaitable[Any]]) -> None:
    """Look without end, first when the server starts; what is wrong is in the log."""
    while True:
        with suppress(SQLAlchemyError, Unready):
            await run(rooms.ready)
            await run(rooms.sweep)
        await asyncio.sleep(PAUSE)
