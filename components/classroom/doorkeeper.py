"""The presenter's routes to a room's door; ``routes.py`` says which there are."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.classroom.http import Handler, Refused, body_of, in_json, refusing
from components.classroom.store import Room, Rooms
from components.classroom.turned_away import LATELY, TurnedAway, warnings
from components.serving.client import address_of

#: Bytes of a body, and the longest that "newcomers" may have been there, in seconds.
_SMALL, _LONGEST = 1 << 11, 12 * 3600


class Doorkeeper:
    """What the routes share.

    Parameters
    ----------
    rooms : Rooms
        Where they are kept.
    own : callable
        Request -> its room, for the presenter only; awaited.
    run : callable
        Does what blocks in a thread; awaited.
    """

    def __init__(
        self,
        rooms: Rooms,
        own: Callable[[Request], Awaitable[Room]],
        run: Callable[..., Awaitable[Any]],
    ) -> None:
        self._rooms, self._own, self._run = rooms, own, run
        self._away = TurnedAway()
        self.counting = self._away.counting
        self._salt = secrets.token_bytes(16)  # never written down

    def routes(self, of: str) -> list[BaseRoute]:
        """All of them, below the address of a room."""
        return [
            Route(f"{of}/door", self.look, methods=["GET"]),
            Route(f"{of}/door", self.lock, methods=["PUT"]),
            Route(f"{of}/door/remove", self.remove, methods=["POST"]),
        ]

    def origin(self, request: Request, code: str) -> str:
        """What stands for the address of a request, in one room and until this process ends."""
        said = f"{code} {address_of(request.scope)}".encode()
        return hashlib.blake2b(said, key=self._salt, digest_size=6).hexdigest()

    @refusing
    async def look(self, request: Request) -> Response:
        """Say how the door stands, how many came from each address, and what is amiss there."""
        code = (await self._own(request)).code
        door = await self._run(self._rooms.door, code, seconds=LATELY)
        addresses = [{"address": origin, "students": count} for origin, count in door.origins]
        told = warnings(door.newcomers, self._away.lately(code))
        return in_json({"locked": door.locked, "addresses": addresses, "warnings": told})

    @refusing
    async def lock(self, request: Request) -> Response:
        """Let nobody new in, or let them in again."""
        room, body = await self._own(request), await body_of(request, _SMALL)
        if body.keys() != {"locked"} or not isinstance(body["locked"], bool):
            raise Refused(422, 'Send {"locked": true} or {"locked": false}.')
        await self._run(self._rooms.lock, room.code, locked=body["locked"])
        return in_json({"locked": body["locked"]})

    @refusing
    async def remove(self, request: Request) -> Response:
        """Take newcomers out, or all that came from one address."""
        room, body = await self._own(request), await body_of(request, _SMALL)
        seconds, address = body.get("seconds"), body.get("address")
        if body.keys() == {"seconds"} and type(seconds) is int and 0 < seconds <= _LONGEST:
            which: dict[str, Any] = {"since": time.time() - seconds}
        elif body.keys() == {"address"} and isinstance(address, str):
            which = {"origin": address}
        else:
            raise Refused(422, 'Send {"seconds": n} for who came in since, or {"address": "…"}.')
        return in_json({"removed": await self._run(self._rooms.remove, room.code, **which)})


def counted(handler: Handler) -> Handler:
    """Have the door of a class room, ``self.door``, count what a handler refuses of a room."""

    @wraps(handler)
    async def answer(self: Any, request: Request) -> Response:
        with self.door.counting(request.path_params["code"].upper()):
            return await handler(self, request)

    return answer
