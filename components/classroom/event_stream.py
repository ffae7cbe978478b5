"""Who follows a room, and the one poller that tells them of changes.

A replica of the app may have been asked to move a room that another replica's students follow. So
one poller a process looks four times a second at the versions of the rooms that are followed
here, and only while there are any. A move made in this process wakes it at once.

A stream always holds the newest state and may skip older ones: whoever was away is right again
with the first message. Phones that no stream reaches ask again and again instead; they are told
what the poller knows, so that it costs no look of its own.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

#: Seconds between two looks, and between two signs of life on a quiet stream.
LOOK, BEAT = 0.25, 15.0
#: Seconds for which a room is kept up with after somebody asked for its state.
ASKED = 30.0
#: Streams of one room in one process, and of those from one address: a school may share one.
MOST_STREAMS, MOST_HERE = 1200, 500

_log = logging.getLogger(__name__)

#: First words of a stream: how soon to come back after a break, in milliseconds.
_HELLO = b"retry: 1000\n\n"
_BEAT = b"event: beat\ndata: \n\n"
_CLOSED = b"event: closed\ndata: {}\n\n"


@dataclass
class _Room:
    followers: Counter[str] = field(default_factory=Counter)
    version: int = -1
    latest: bytes = b""
    gone: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    asked: float = 0.0

    @property
    def idle(self) -> bool:
        """Whether nobody follows or asks any more."""
        return not self.followers.total() and time.monotonic() > self.asked + ASKED

    def publish(self) -> None:
        told, self.changed = self.changed, asyncio.Event()
        told.set()


class Following:
    """The streams of this process.

    Parameters
    ----------
    versions : callable
        Codes -> version of each room that there is; awaited.
    state : callable
        Code -> version and state as JSON; None if there is no such room; awaited.
    """

    def __init__(
        self,
        versions: Callable[[Iterable[str]], Awaitable[dict[str, int]]],
        state: Callable[[str], Awaitable[tuple[int, bytes] | None]],
    ) -> None:
        self._versions, self._state = versions, state
        self._rooms: dict[str, _Room] = {}
        self._woken = asyncio.Event()
        self._poller: asyncio.Task[None] | None = None
        self._stopped = False

    def full(self, code: str, address: str) -> bool:
        """Whether a room has no place for another stream to an address."""
        held = self._rooms[code].followers if code in self._rooms else Counter[str]()
        return held.total() >= MOST_STREAMS or held[address] >= MOST_HERE

    def wake(self) -> None:
        """Look now: something has moved."""
        self._woken.set()

    def stop(self) -> None:
        """End all streams; those who follow come back by themselves, to whoever answers then."""
        self._stopped = True
        for room in self._rooms.values():
            room.publish()
        self.wake()

    def latest(self, code: str) -> tuple[int, bytes] | None:
        """Version and state of a room that was asked for before; None if it is not known yet."""
        room = self._keep_up(code)
        room.asked = time.monotonic()
        return (room.version, room.latest) if room.latest and not room.gone else None

    def _keep_up(self, code: str) -> _Room:
        room = self._rooms.setdefault(code, _Room())
        if self._poller is None or self._poller.done():
            self._poller = asyncio.create_task(self._poll())
        if not room.latest:
            self.wake()
        return room

    def _drop(self, code: str, room: _Room) -> None:
        if room.idle and self._rooms.get(code) is room:
            del self._rooms[code]

    async def stream(self, code: str, address: str) -> AsyncIterator[bytes]:
        """Server-sent events of a room until it closes."""
        room = self._keep_up(code)
        room.followers[address] += 1
        seen = -1
        try:
            yield _HELLO
            while not self._stopped:
                changed = room.changed
                if room.gone:
                    yield _CLOSED
                    return
                if room.version != seen:
                    seen = room.version
                    yield b"id: %d\nevent: state\ndata: %b\n\n" % (seen, room.latest)
                    continue
                try:
                    await asyncio.wait_for(changed.wait(), BEAT)
                except TimeoutError:
                    yield _BEAT
        finally:
            room.followers[address] -= 1
            self._drop(code, room)

    async def _poll(self) -> None:
        trouble = False
        while self._rooms and not self._stopped:
            self._woken.clear()
            try:
                await self._look()
                trouble = False
            except Exception as error:
                # The database is away: it is asked again, and the log told once.
                if not trouble:
                    _log.warning("rooms cannot be read: %s", type(error).__name__)
                trouble = True
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), LOOK)

    async def _look(self) -> None:
        for code, room in list(self._rooms.items()):
            if room.version >= 0:  # asked about at least once
                self._drop(code, room)
        rooms = dict(self._rooms)
        versions = await self._versions(rooms)
        for code, room in rooms.items():
            if code in versions and versions[code] == room.version:
                continue
            found: Any = await self._state(code) if code in versions else None
            if found:
                room.version, room.latest = found
            room.gone = found is None
            room.publish()
            if room.gone and self._rooms.get(code) is room:
                del self._rooms[code]  # a room of the same code, ever, would be another


def before_signals(work: Callable[[], None]) -> None:
    """Do something when the process is told to end, before the server waits for open streams."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        then = signal.getsignal(number)

        def handle(*said: Any, then: Any = then) -> None:
            loop.call_soon_threadsafe(work)
            then(*said)

        if callable(then):
            signal.signal(number, handle)
