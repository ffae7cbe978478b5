"""The presentation's routes, for the port of the app or for any Starlette app.

``/present?scenes=…&theme=…`` is the live talk, ``/present/deck.html`` the same to carry away;
``/present/homework`` is the lesson to work through alone, ``/present/homework.html`` its file;
``/present/slides.pptx`` has the scenes as slides, ``/present/handout.pdf`` two pages for the class,
``/present/cards.pdf`` cards to answer with, ``/present/pack.docx`` and ``.pdf`` what a teacher
takes into a lesson, ``/present/quiz.…`` their questions for learning platforms;
``/present/picture.svg`` is the chart of the first of the scenes, light unless ``theme=dark``.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components.dossier import Dossier
from components.embed.routes import Load
from components.serving import errors
from components.serving.drawn import REFUSED, refusal, steadily
from components.serving.errors import HttpError
from components.serving.own_address import lasting_address
from components.serving.pool import RenderPool
from components.serving.responses import (
    CachedResponse,
    ascii_header,
    compressed,
    policy,
    respond,
    respond_error,
)
from components.talk import jobs
from components.talk.deck import THEMES
from components.talk.scenes import Scene, link, parse
from components.theme import Mode
from components.view.parsers import Rejected, drop

#: Longest query in bytes: of a list that a teacher wrote, packed.
LONGEST = 1 << 15
DECK = "353-0-deck.html"
#: Endings of quizzes; see ``files.quiz.FORMATS``, which this process does not load.
QUIZZES = ("xml", "gift", "qti.zip", "h5p")
Wrong = tuple[Rejected, ...]
_CODE = re.compile(r"[A-Z]{6}$")
_POLICY = re.compile(rb'http-equiv=Content-Security-Policy content="([^"]+)"')


def routes(
    load: Load, names: tuple[str, ...], *, pool: RenderPool | None = None
) -> list[BaseRoute]:
    """Routes of the talk about the first of some dossiers.

    Parameters
    ----------
    load : callable
        Name -> Dossier or None; it must hold what it loads.
    names : tuple of str
        Dossiers that there are.
    pool : RenderPool, optional
        Where it is drawn; the default has its own processes, started when first needed.

    Returns
    -------
    list of BaseRoute
        Put them before any route that takes all addresses.
    """
    talks = _Talks(load, names[0], pool or RenderPool())
    return [
        Route("/present", talks.live, methods=["GET"]),
        Route("/present/", _home, methods=["GET"]),
        Route("/present/deck.html", talks.deck, methods=["GET"]),
        Route("/present/homework", talks.homework, methods=["GET"]),
        Route("/present/picture.svg", talks.picture, methods=["GET"]),
        *(
            Route(f"/present/{file}", partial(talks.paper, file=file, make=make), methods=["GET"])
            for file, make in _PAPERS.items()
        ),
    ]


class _Refused(Exception):
    """What was asked for cannot be had; says why."""

    def __init__(self, said: HttpError) -> None:
        super().__init__(said.title)
        self.said = said


_REFUSED = (_Refused, *REFUSED)
_NOTHING_ASKED = HttpError(
    404, "There is no question for this file",
    ("None of these scenes asks what it can hold. Put one that asks the class on the list.",),
)  # fmt: skip


class _Talks:
    """What the routes share; see ``routes``."""

    def __init__(self, load: Load, name: str, pool: RenderPool) -> None:
        self._load, self._name, self._pool = load, name, pool

    async def live(self, request: Request) -> Response:
        """The talk, which explores and leads a class."""
        return await self._answer(request, live=True)

    async def deck(self, request: Request) -> Response:
        """The talk as a file."""
        return await self._answer(request, live=False)

    async def homework(self, request: Request) -> Response:
        """The lesson to work through alone, in the browser."""
        try:
            dossier, scenes, wrong = await self._asked(request)
            found = await self.written(request, dossier, scenes, job=jobs.alone)
        except _REFUSED as error:
            return _refused(request, error)
        return _sent(request, found, _stated(found), wrong)

    async def paper(self, request: Request, *, file: str, make: _Maker) -> Response:
        """The scenes as a file to take away."""
        try:
            dossier, scenes, wrong = await self._asked(request)
            found = await make(self, request, dossier, scenes)
            if not found.body:
                raise _Refused(_NOTHING_ASKED)
        except _REFUSED as error:
            return _refused(request, error)
        headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": "default-src 'none'",
            "Content-Disposition": f'attachment; filename="353-0-{file}"',
        }
        return _sent(request, found, headers, wrong)

    async def picture(self, request: Request) -> Response:
        """The chart of the first of the scenes, as the projector shows it."""
        try:
            dossier, scenes, wrong = await self._asked(request)
            (one,) = await self._slides(request, dossier, scenes[:1])
            mode: Mode = "dark" if request.query_params.get("theme") == "dark" else "light"
            found = await self._made(
                request, jobs.shown, dossier, repr((scenes[0], mode)), one, mode
            )
        except _REFUSED as error:
            return _refused(request, error)
        headers = {
            "Cache-Control": "max-age=300",
            "Content-Security-Policy": policy("image/svg+xml"),
        }
        return _sent(request, found, headers, wrong)

    async def _asked(self, request: Request) -> tuple[Dossier, tuple[Scene, ...], Wrong]:
        if len(request.scope["query_string"]) > LONGEST:
            raise _Refused(errors.too_long(LONGEST))
        dossier = await run_in_threadpool(self._load, self._name)
        if dossier is None:
            raise LookupError(f"no dossier {self._name}")
        asked = request.query_params.get("scenes", "")
        return dossier, *await run_in_threadpool(parse, asked, dossier)

    async def _answer(self, request: Request, *, live: bool) -> Response:
        try:
            dossier, scenes, wrong = await self._asked(request)
            asked = request.query_params.get("theme", "light")
            theme = next((t for t in THEMES if t == asked), None)
            if theme is None:
                wrong += (drop("theme", asked, f"there are {', '.join(THEMES)}"),)
            dropped = "; ".join(map(str, wrong))
            base = "" if live else lasting_address(request)
            said = (base, link(scenes, dossier) if live else None, theme or "light", dropped[:300])
            slides = await self._slides(request, dossier, scenes)
            found = await self._made(
                request, jobs.packed, dossier, repr((scenes, said)), slides, *said
            )
        except _REFUSED as error:
            return _refused(request, error)
        headers = _stated(found)
        if not live:
            headers["Content-Disposition"] = f'attachment; filename="{DECK}"'
        return _sent(request, found, headers, wrong)

    async def presented(
        self, request: Request, dossier: Dossier, scenes: tuple[Scene, ...]
    ) -> CachedResponse:
        """The scenes as slides, each drawn in its turn."""
        base = lasting_address(request)
        slides = await self._slides(request, dossier, scenes)
        made = (self._made(request, jobs.pictured, dossier, repr(s), one) for s, one in
                zip(scenes, slides, strict=True))  # fmt: skip
        pictures = [stored.body for stored in await self._by_turns(made)]
        name = repr((scenes, base))
        return await self._made(request, jobs.presented, dossier, name, slides, pictures, base)

    async def written(
        self, request: Request, dossier: Dossier, scenes: tuple[Scene, ...], *,
        job: Callable[..., CachedResponse], said: tuple[str, ...] = (),
    ) -> CachedResponse:  # fmt: skip
        """What one job writes of the scenes."""
        given = (scenes, *said, lasting_address(request))
        return await self._made(request, job, dossier, repr(given), *given)

    async def carded(
        self, request: Request, dossier: Dossier, scenes: tuple[Scene, ...]
    ) -> CachedResponse:
        """The answer cards, with the code of a room if ``room=`` gives one."""
        code = _CODE.match(request.query_params.get("room", "").upper())
        said = (code[0] if code else "",)
        return await self.written(request, dossier, scenes, job=jobs.carded, said=said)

    async def _slides(
        self, request: Request, dossier: Dossier, scenes: tuple[Scene, ...]
    ) -> list[bytes]:
        made = (self._made(request, jobs.drawn, dossier, repr(scene), scene) for scene in scenes)
        return [stored.body for stored in await self._by_turns(made)]

    async def _by_turns(self, made: Iterable[Awaitable[CachedResponse]]) -> list[CachedResponse]:
        """Scene by scene, so that embeds wished for meanwhile have their turn in between."""
        gate = asyncio.Semaphore(len(self._pool.workers))

        async def one(stored: Awaitable[CachedResponse]) -> CachedResponse:
            async with gate:
                return await stored

        return await asyncio.gather(*map(one, made))

    async def _made(
        self, request: Request, function: Callable[..., CachedResponse], dossier: Dossier,
        name: str, *said: Any,
    ) -> CachedResponse:  # fmt: skip
        # A class waits before this page, and cannot be asked to come again.
        order = partial(jobs.submit, self._pool, function, dossier, name, *said)
        return await steadily(request, order)


_Maker = Callable[[_Talks, Request, Dossier, tuple[Scene, ...]], Awaitable[CachedResponse]]
#: Ending of an address -> what is made for it of the scenes.
_PAPERS: dict[str, _Maker] = {
    "slides.pptx": _Talks.presented,
    "handout.pdf": partial(_Talks.written, job=jobs.handed),
    "cards.pdf": _Talks.carded,
    "homework.html": partial(_Talks.written, job=jobs.alone),
    **{
        f"pack.{ending}": partial(_Talks.written, job=jobs.prepared, said=(ending,))
        for ending in ("docx", "pdf")
    },
    **{
        f"quiz.{ending}": partial(_Talks.written, job=jobs.quizzed, said=(ending,))
        for ending in QUIZZES
    },
}


async def _home(request: Request) -> Response:
    """Links within the talk are relative to an address without a slash at its end."""
    query = request.url.query
    return RedirectResponse("../present" + (f"?{query}" if query else ""), 308)


def _stated(found: CachedResponse) -> dict[str, str]:
    """Headers of a document that states its own policy."""
    policy = _POLICY.search(found.body)
    if policy is None:
        raise ValueError("the document states no policy")
    return {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": f"{policy[1].decode()}; frame-ancestors 'self'",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def _sent(
    request: Request, found: CachedResponse, headers: dict[str, str], wrong: Wrong
) -> Response:
    if wrong:
        headers["X-Dropped"] = ascii_header("; ".join(map(str, wrong)))
    return respond(found, request.headers, method=request.method, headers=headers)


def _refused(request: Request, error: Exception) -> Response:
    said = error.said if isinstance(error, _Refused) else refusal(error)
    body = compressed(errors.render_error(said, "html"), jobs.HTML, "", compress=False)
    headers = dict(said.headers)
    return respond_error(body, status=said.status, method=request.method, headers=headers)
