"""Which students are there: those whose phones asked for the state within the last moments.

Every phone does so now and then, whether events reach it by a stream or not. What this process
heard is written down once in a while, for all that asked at once.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from components.classroom.door import AWAY
from components.classroom.room import NoRoom
from components.classroom.store import Rooms

#: Seconds between two times at which it is written down who was heard of.
PAUSE = 5.0


class Presence:
    """Who was heard of in this process.

    Parameters
    ----------
    rooms : Rooms
        Where it is written down.
    run : callable
        Does what blocks in a thread; awaited.
    """

    def __init__(self, rooms: Rooms, run: Callable[..., Awaitable[Any]]) -> None:
        self._rooms, self._run = rooms, run
        self._heard: dict[str, set[str]] = {}
        self._until: dict[str, float] = {}

    def hear(self, code: str, token: str) -> None:
        """Note that a student's phone has asked."""
        self._heard.setdefault(code, set()).add(token)
        self._until[code] = time.monotonic() + 2 * AWAY

    async def watching(self) -> None:
        """Write down without end who is there."""
        while True:
            await asyncio.sleep(PAUSE)
            await self.write()

    async def write(self) -> None:
        """Write down who was heard of since the last time, and who no longer is."""
        heard, self._heard = self._heard, {}
        for code, until in list(self._until.items()):
            if until < time.monotonic():
                del self._until[code]
            with suppress(SQLAlchemyError, NoRoom):
                await self._run(self._rooms.there, code, heard.get(code, set()))
