"""The class room's routes, for the port of the app or for any Starlette app.

====== ================================ ======================================================
POST   /rooms                           opens a room: ``{"scenes": "…"}`` → code, key, address
GET    /rooms/{code}                    the state as JSON; 304 while its ETag is the same
GET    /rooms/{code}/events             the state as server-sent events, from now on
GET    /rooms/{code}/scenes             the scenes that were shown so far
PUT    /rooms/{code}/me                 counts a student in; their own answers
PUT    /rooms/{code}/answers/{scene}    an answer: ``{"side": …}``; ``?vote=1&sent=9``: numbered
PUT    /rooms/{code}/step               moves the class: ``{"step": n}``
PUT    /rooms/{code}/vote               ``{"scene": "…", "phase": "closed"}``: see ``voting.py``
GET    /rooms/{code}/lead               answers that nobody else may know yet
PUT    /rooms/{code}/hands              counts of a show of hands: ``presenter.py``
PUT    /rooms/{code}/texts              releases or drops a text: ``presenter.py``
PUT    /rooms/{code}/scenes             another list: ``{"scenes": "…"}``
GET    /rooms/{code}/handover           link and QR code for another device to lead with
GET    /rooms/{code}/invitation         address and QR code
GET    /rooms/{code}/results[.csv|.xlsx] all answers
GET    /rooms/{code}/door               whether it is locked, who came from where, warnings
PUT    /rooms/{code}/door               lets nobody new in: ``{"locked": true}``
POST   /rooms/{code}/door/remove        takes students out: ``{"seconds": n}``, ``{"address": …}``
POST   /rooms/{code}/close              deletes the room
====== ================================ ======================================================

A student is a random number in ``X-Student``; all from ``step`` on want the presenter's key as
``Authorization: Bearer …``. A refusal is JSON with ``error``, and repeats nothing that was sent.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import lru_cache, partial
from typing import Any, TypeAlias, TypeVar

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from components.classroom.doorkeeper import Doorkeeper, counted
from components.classroom.event_stream import Following, before_signals
from components.classroom.http import (
    COMMON,
    NO_ROOM,
    Refused,
    body_of,
    in_json,
    key_of,
    phones_base,
    reached_by,
    refusing,
    token_of,
)
from components.classroom.invitation import invitation
from components.classroom.presence import Presence
from components.classroom.presenter import LIST, Presenter
from components.classroom.room import NoRoom, OfAnother, Room
from components.classroom.state import asked_at, list_id, seen, standing, state
from components.classroom.store import LETTERS, Rooms
from components.classroom.sweeping import sweeping
from components.classroom.tables import CODE
from components.dossier import Dossier
from components.embed import routes  # noqa: F401  its convertor "anything" reads addresses
from components.serving.client import address_of
from components.serving.rate_limit import Allowlist, RateLimiter
from components.talk.class_weighing import class_posterior
from components.talk.questions import question, read_answer
from components.talk.scenes import Scene, link, parse

T = TypeVar("T")
Ahead: TypeAlias = Callable[[tuple[Scene, ...], str], None]

#: Bytes of an answer.
_SMALL = 1 << 11
_CODE = re.compile(f"[{LETTERS}]{{{CODE}}}")
_SENT = re.compile("[0-9]{1,15}", re.ASCII)
_ANY = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class ClassRoom:
    """What the routes share.

    Parameters
    ----------
    dossier : callable
        Gives the dossier, which it must hold.
    rooms : Rooms
        Where they are kept.
    cases : tuple of str
        Names of all dossiers that the app serves: a room about another is led there.
    ahead : callable, optional
        ``(scenes, base_url)``: draws their charts before they are asked for; called in a thread.
    """

    def __init__(
        self,
        dossier: Callable[[], Dossier],
        rooms: Rooms,
        ahead: Ahead | None = None,
        cases: tuple[str, ...] = (),
    ) -> None:
        self._cases = cases
        self._dossier, self._rooms, self._ahead = dossier, rooms, ahead
        self._threads = ThreadPoolExecutor(8, "rooms")
        self._following = Following(self._versions, self._state)
        self._presence = Presence(rooms, self._run)
        self.door = Doorkeeper(rooms, self._own, self._run)
        self._drawn: deque[str] = deque(maxlen=256)
        # Forty students behind one address mistype now and then; nobody needs sixty tries.
        self._wrong, self._opened = RateLimiter(60, 3), RateLimiter(30, 20)
        self._known = Allowlist()
        self._scenes = lru_cache(maxsize=64)(lambda text: parse(text, dossier())[0])
        self._presenter = Presenter(
            rooms, dossier, self._scenes, self._own, self._run, self._following.wake
        )

    def routes(self) -> list[BaseRoute]:
        """All of them; put them before any route that takes all addresses."""
        of = "/rooms/{code}"
        return [
            Route("/rooms", self.open, methods=["POST"]),
            Route(of, self.look, methods=["GET"]),
            Route(f"{of}/events", self.events, methods=["GET"]),
            Route(f"{of}/scenes", self.shown, methods=["GET"]),
            Route(f"{of}/me", self.me, methods=["PUT"]),
            Route(f"{of}/answers/{{scene:anything}}", self.answer, methods=["PUT"]),
            *self._presenter.routes(of),
            *self.door.routes(of),
            Route("/rooms{rest:anything}", self.lost, methods=_ANY),
        ]

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Sweep old rooms while the server runs, and end the streams when it is told to stop."""
        before_signals(self._following.stop)
        work = sweeping(self._rooms, self._run), self._presence.watching()
        tasks = [asyncio.create_task(one) for one in work]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            self._following.stop()
            self._rooms.stop()

    @refusing
    async def open(self, request: Request) -> Response:
        """Open a room."""
        address = address_of(request.scope)
        if wait := self._opened.wait(address):
            raise Refused(429, "Too many rooms were opened from here. Wait a little.", wait)
        body = await body_of(request, LIST)
        if body.keys() != {"scenes"} or not isinstance(body["scenes"], str):
            raise Refused(400, 'Send {"scenes": "…"}, empty for the authored scenes.')
        self._opened.spend(address)
        scenes, _ = await self._run(parse, body["scenes"], self._dossier())
        asked = asked_at(scenes, 0)
        text = link(scenes, self._dossier())
        opened = partial(self._rooms.open, asked=asked, dossier=self._dossier().name)
        code, key = await self._run(opened, text)
        self._known.add(address, code)
        self._draw(request, code, scenes)
        said = {"key": key, "list": list_id(text)}
        return in_json(said | await self._run(invitation, reached_by(request), code), 201)

    @refusing
    async def look(self, request: Request) -> Response:
        """Answer with the state; phones, which ask all the time, may hear of it a moment late."""
        code, address = request.path_params["code"].upper(), address_of(request.scope)
        held, student = request.headers.get("if-none-match", ""), token_of(request, wanted=False)
        polls = bool(student) and (address, code) in self._known
        found = self._following.latest(code) if polls else None
        if found is None:
            code = (await self._room(request)).code
            found = await self._state(code)
        if found is None:
            raise NO_ROOM
        if student:
            self._presence.hear(code, student)
        etag = f'"{code}-{found[0]}"'
        headers = COMMON | {"ETag": etag}
        if etag in held:
            return Response(status_code=304, headers=headers)
        return Response(found[1], headers=headers, media_type="application/json")

    @refusing
    async def events(self, request: Request) -> Response:
        """Answer with the state, again whenever it changes."""
        room = await self._room(request)
        if self._following.full(room.code, address := address_of(request.scope)):
            raise Refused(503, "Too many follow this room already.", 30)
        # A room outlives the server that opened it; the charts that were drawn there do not.
        scenes = self._scenes(room.scenes)
        at = standing(room, scenes).scene
        self._draw(request, room.code, scenes[at:] + scenes[:at])
        headers = {**COMMON, "X-Accel-Buffering": "no"}
        stream = self._following.stream(room.code, address)
        return StreamingResponse(stream, headers=headers, media_type="text/event-stream")

    @refusing
    async def shown(self, request: Request) -> Response:
        """Answer with the scenes so far."""
        room = await self._room(request)
        return in_json(seen(self._dossier(), room, self._scenes(room.scenes)))

    @refusing
    @counted
    async def me(self, request: Request) -> Response:
        """Count a student in; twice is once."""
        room, token = await self._room(request), token_of(request)
        origin = self.door.origin(request, room.code)
        own = await self._run(self._rooms.join, room.code, token, origin)
        last = {scene: ballot.last for scene, ballot in own.items()}
        alone = class_posterior(self._dossier(), self._scenes(room.scenes), {"": last})
        judged = [row["pooled"] for row in alone["rows"] if alone["n"]]
        votes = {scene: [ballot.first, ballot.second] for scene, ballot in own.items()}
        return in_json({"answers": last, "votes": votes, "posterior": judged})

    @refusing
    @counted
    async def answer(self, request: Request) -> Response:
        """Keep an answer; twice is once."""
        room, token = await self._room(request), token_of(request)
        known = {scene.id: scene for scene in self._scenes(room.scenes)}
        scene = known.get(request.path_params["scene"])
        asked = question(self._dossier(), scene) if scene else None
        if scene is None or asked is None:
            raise Refused(404, "Nothing is asked there.")
        if (said := read_answer(asked, await body_of(request, _SMALL))) is None:
            raise Refused(422, "This is no answer to the question.")
        vote, sent = (request.query_params.get(name, "0") for name in ("vote", "sent"))
        if vote not in ("0", "1", "2") or not _SENT.fullmatch(sent):
            raise Refused(422, "There are vote=1 and vote=2; sent is a number of up to 15 figures.")
        origin = self.door.origin(request, room.code)
        about = {"vote": int(vote), "sent": int(sent), "words": asked.kind == "short"}
        await self._run(self._rooms.answer, room.code, token, scene.id, said, origin, **about)
        return in_json({"answer": said})

    @refusing
    async def lost(self, request: Request) -> Response:
        """An address or a method that is none of ours."""
        raise Refused(404, "Nothing answers here.")

    async def _room(self, request: Request) -> Room:
        """The room of the address; guessing is slow."""
        code, address = request.path_params["code"].upper(), address_of(request.scope)
        known = (address, code) in self._known
        if not known and (wait := self._wrong.wait(address)):
            raise Refused(429, "Too many wrong codes came from here. Wait a little.", wait)
        try:
            if not _CODE.fullmatch(code):
                raise NoRoom
            room: Room = await self._run(self._rooms.find, code)
        except NoRoom:
            if not known:
                self._wrong.spend(address)
            raise
        about = room.dossier or next(iter(self._cases), "")
        if about in self._cases and about != self._dossier().name:
            raise OfAnother(about)
        self._known.add(address, code)
        return room

    def _draw(self, request: Request, code: str, scenes: tuple[Scene, ...]) -> None:
        """Have a room's charts drawn for its phones, once, in this order."""
        ahead = self._ahead
        if ahead and code not in self._drawn:
            self._drawn.append(code)
            run = asyncio.get_running_loop().run_in_executor
            run(None, lambda: ahead(scenes, phones_base(request)))

    async def _own(self, request: Request) -> Room:
        """The room of the address, for its presenter only."""
        room = await self._room(request)
        if not await self._run(self._rooms.holds, room.code, key_of(request)):
            raise Refused(403, "This key is not the presenter's.")
        return room

    async def _versions(self, codes: Iterable[str]) -> dict[str, int]:
        return await self._run(self._rooms.versions, list(codes))

    async def _state(self, code: str) -> tuple[int, bytes] | None:
        def made() -> tuple[int, bytes] | None:
            with suppress(NoRoom):
                room = self._rooms.find(code)
                scenes = self._scenes(room.scenes)
                return room.version, orjson.dumps(state(self._dossier(), self._rooms, room, scenes))
            return None

        return await self._run(made)

    async def _run(self, work: Callable[..., T], *args: Any, **options: Any) -> T:
        """Do what blocks in a thread."""
        call = partial(work, *args, **options)
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)
