"""The presenter's routes; ``routes.py`` says which there are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.classroom import invitation
from components.classroom.http import (
    COMMON,
    Refused,
    body_of,
    in_json,
    key_of,
    reached_by,
    refusing,
)
from components.classroom.room import PARTS, Room
from components.classroom.state import asked_at, hidden, list_id, moved, standing, told_at
from components.classroom.store import Rooms
from components.classroom.texts import Fate
from components.classroom.voting import PHASES
from components.classroom.workbook import MEDIA, saved
from components.dossier import Dossier
from components.talk.questions import question
from components.talk.scenes import Scene, link, parse, steps

#: Bytes of a body: of a list of scenes, and of all else.
LIST, _SMALL = 1 << 17, 1 << 11
#: Most hands that can be counted for one choice.
_HANDS = 1000


class Presenter:
    """What the routes share.

    Parameters
    ----------
    rooms : Rooms
        Where they are kept.
    dossier : callable
        Gives the dossier, which it must hold.
    scenes : callable
        Reads a room's list.
    own : callable
        Request -> its room, for the presenter only; awaited.
    run : callable
        Does what blocks in a thread; awaited.
    wake : callable
        Has those who follow told at once.
    """

    def __init__(
        self,
        rooms: Rooms,
        dossier: Callable[[], Dossier],
        scenes: Callable[[str], tuple[Scene, ...]],
        own: Callable[[Request], Awaitable[Room]],
        run: Callable[..., Awaitable[Any]],
        wake: Callable[[], None],
    ) -> None:
        self._rooms, self._dossier, self._scenes = rooms, dossier, scenes
        self._own, self._run, self._wake = own, run, wake

    def routes(self, of: str) -> list[BaseRoute]:
        """All of them, below the address of a room."""
        return [
            Route(f"{of}/step", self.move, methods=["PUT"]),
            Route(f"{of}/vote", self.vote, methods=["PUT"]),
            Route(f"{of}/lead", self.look, methods=["GET"]),
            Route(f"{of}/hands", self.hands, methods=["PUT"]),
            Route(f"{of}/texts", self.decide, methods=["PUT"]),
            Route(f"{of}/scenes", self.relist, methods=["PUT"]),
            Route(f"{of}/handover", self.hand_over, methods=["GET"]),
            Route(f"{of}/invitation", self.invite, methods=["GET"]),
            Route(f"{of}/results", self.results, methods=["GET"]),
            Route(f"{of}/results.{{format}}", self.results, methods=["GET"]),
            Route(f"{of}/close", self.close, methods=["POST"]),
        ]

    @refusing
    async def move(self, request: Request) -> Response:
        """Take the class to a step."""
        room = await self._own(request)
        body, scenes = await body_of(request, _SMALL), self._scenes(room.scenes)
        step, part = body.pop("step", None), body.pop("part", PARTS[0])
        known = type(step) is int and 0 <= step < len(steps(scenes))
        if body or not known or part not in PARTS:
            raise Refused(422, 'Send {"step": n}, one of the steps of this room.')
        version = await self._move(room, scenes, step, part=part)
        return in_json({"step": step, "version": version})

    @refusing
    async def relist(self, request: Request) -> Response:
        """Give a room another list of scenes; the class stays at its scene if that is in it."""
        room, body = await self._own(request), await body_of(request, LIST)
        if body.keys() != {"scenes"} or not isinstance(body["scenes"], str):
            raise Refused(422, 'Send {"scenes": "…"}, empty for the authored scenes.')
        scenes, _ = await self._run(parse, body["scenes"], self._dossier())
        text = link(scenes, self._dossier())
        old = self._scenes(room.scenes)
        step = moved(old, standing(room, old), scenes)
        version = await self._move(room, scenes, step, scenes=text)
        return in_json({"step": step, "version": version, "list": list_id(text)})

    async def _move(self, room: Room, every: tuple[Scene, ...], step: int, **more: Any) -> int:
        there = {"asked": asked_at(every, step), "told": told_at(every, step), **more}
        version: int = await self._run(self._rooms.move, room.code, step, **there)
        self._wake()
        return version

    @refusing
    async def vote(self, request: Request) -> Response:
        """Close the first vote on the question that stands, have it discussed, ask again."""
        room, body = await self._own(request), await body_of(request, _SMALL)
        scene, phase = body.get("scene"), body.get("phase")
        if body.keys() != {"scene", "phase"} or not isinstance(scene, str) or phase not in PHASES:
            raise Refused(422, 'Send {"scene": "…", "phase": "closed"}, or another phase.')
        version = await self._run(self._rooms.take, room.code, scene, phase)
        self._wake()
        return in_json({"phase": phase, "version": version})

    @refusing
    async def look(self, request: Request) -> Response:
        """Say what nobody else may know yet."""
        room = await self._own(request)
        scenes = self._scenes(room.scenes)
        return in_json(await self._run(hidden, self._dossier(), self._rooms, room, scenes))

    @refusing
    async def hands(self, request: Request) -> Response:
        """Keep the counts of a show of hands, beside what phones answered."""
        room, body = await self._own(request), await body_of(request, _SMALL)
        scene, vote, counts = (body.get(name) for name in ("scene", "vote", "counts"))
        asked = next(
            (
                question(self._dossier(), one)
                for one in self._scenes(room.scenes)
                if one.id == scene
            ),
            None,
        )
        if asked is None or not asked.listed:
            raise Refused(404, "Nothing is asked there that hands can answer.")
        rows, options = len(asked.rows) or 1, len(asked.options)
        votes = type(vote) is int and vote in (1, 2)
        if len(body) > 3 or not votes or not fits(counts, rows, options):
            raise Refused(422, f"Send vote 1 or 2, and counts: {rows} lists of {options} counts.")
        version = await self._run(self._rooms.raise_hands, room.code, scene, vote, counts)
        self._wake()
        return in_json({"version": version})

    @refusing
    async def decide(self, request: Request) -> Response:
        """Release a text of a student's, drop it, or take either back."""
        room, body = await self._own(request), await body_of(request, _SMALL)
        said = body.get("scene"), body.get("text")
        known = all(isinstance(one, str) for one in said) and body.get("fate") in get_args(Fate)
        if body.keys() != {"scene", "text", "fate"} or not known:
            raise Refused(
                422, f"Send scene, text (its name) and a fate: {', '.join(get_args(Fate))}."
            )
        version = await self._run(self._rooms.decide, room.code, *said, body["fate"])
        self._wake()
        return in_json({"version": version})

    @refusing
    async def hand_over(self, request: Request) -> Response:
        """Say how another device can lead: a link with the key where no server sees it."""
        room = await self._own(request)
        base = (await self._run(invitation.reach, *reached_by(request)))[0]
        lead = f"{base}/present#lead-{room.code}-{key_of(request)}"
        said = {"scenes": room.scenes, "list": list_id(room.scenes), "lead": lead}
        return in_json({**said, "qr": await self._run(invitation.drawn, lead)})

    @refusing
    async def invite(self, request: Request) -> Response:
        """Say how to join."""
        room = await self._own(request)
        return in_json(await self._run(invitation.invitation, reached_by(request), room.code))

    @refusing
    async def results(self, request: Request) -> Response:
        """All answers, as JSON, CSV or xlsx."""
        room, format = await self._own(request), request.path_params.get("format", "json")
        if format not in ("json", *MEDIA):
            raise Refused(404, "There are results.json, results.csv and results.xlsx.")
        ballots = await self._run(self._rooms.ballots, room.code)
        said = self._dossier(), self._scenes(room.scenes), ballots, room.raised
        made: Any = await self._run(saved, format, *said)
        name = {"Content-Disposition": f'attachment; filename="class-{room.code}.{format}"'}
        if format == "json":
            return in_json(made, headers=name)
        return Response(made, headers=COMMON | name, media_type=MEDIA[format])

    @refusing
    async def close(self, request: Request) -> Response:
        """Delete the room."""
        await self._run(self._rooms.close, (await self._own(request)).code)
        self._wake()
        return in_json({"closed": True})


def fits(counts: Any, rows: int, options: int) -> bool:
    """Whether something is so many lists of so many counts."""
    return (
        isinstance(counts, list)
        and len(counts) == rows
        and all(isinstance(row, list) and len(row) == options for row in counts)
        and all(type(n) is int and 0 <= n <= _HANDS for row in counts for n in row)
    )
