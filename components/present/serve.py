"""The presentation's routes, for the port of the app or for any Starlette app.

``/present?scenes=…&theme=…`` is the live talk, ``/present/deck.html`` the same to carry away.
"""

from __future__ import annotations

import asyncio
import pickle
import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components.dossier import Dossier
from components.embed import refusals
from components.embed.answers import Stored, answer, ascii_header, pack, plain
from components.embed.desk import Busy, Desk, DrawingFailed
from components.embed.serve import AGAIN, PATIENCE, Load
from components.present.deck import THEMES, Theme, document
from components.present.scenes import Scene, link, parse
from components.present.slides import slide
from components.readers import drop

#: Longest query in bytes: of a list that a teacher wrote, packed.
LONGEST = 1 << 15
FILE = "353-0-deck.html"
_HTML = "text/html; charset=utf-8"
_POLICY = re.compile(rb'http-equiv=Content-Security-Policy content="([^"]+)"')


def routes(load: Load, names: tuple[str, ...], *, desk: Desk | None = None) -> list[BaseRoute]:
    """Routes of the talk about the first of some dossiers.

    Parameters
    ----------
    load : callable
        Name -> Dossier or None; it must hold what it loads.
    names : tuple of str
        Dossiers that there are.
    desk : Desk, optional
        Where it is drawn; the default has its own processes, started when first needed.

    Returns
    -------
    list of BaseRoute
        Put them before any route that takes all addresses.
    """
    talks = _Talks(load, names[0], desk or Desk())
    return [
        Route("/present", talks.live, methods=["GET"]),
        Route("/present/", _home, methods=["GET"]),
        Route("/present/deck.html", talks.deck, methods=["GET"]),
    ]


def drawn(dossier: Dossier, scene: Scene) -> Stored:
    """A scene's slide, pickled; called in a process that draws."""
    return pack(pickle.dumps(slide(dossier, scene)), "application/x-pickle", "", compress=False)


def packed(
    dossier: Dossier, slides: Sequence[bytes], base_url: str, live: str | None, theme: Theme,
    dropped: str,
) -> Stored:  # fmt: skip
    """The document of slides, ready to be sent; called in a process that draws."""
    made = [pickle.loads(one) for one in slides]
    html = document(
        dossier, [one.scene for one in made], slides=made,
        base_url=base_url, live=live, theme=theme, dropped=dropped,
    )  # fmt: skip
    return pack(html.encode(), _HTML, "")


class _Talks:
    """What the routes share; see ``routes``."""

    def __init__(self, load: Load, name: str, desk: Desk) -> None:
        self._load, self._name, self._desk = load, name, desk

    async def live(self, request: Request) -> Response:
        """The talk, which explores and leads a class."""
        return await self._answer(request, live=True)

    async def deck(self, request: Request) -> Response:
        """The talk as a file."""
        return await self._answer(request, live=False)

    async def _answer(self, request: Request, *, live: bool) -> Response:
        if len(request.scope["query_string"]) > LONGEST:
            return _refuse(request, refusals.too_long(LONGEST))
        dossier = await run_in_threadpool(self._load, self._name)
        assert dossier
        asked = request.query_params
        scenes, wrong = await run_in_threadpool(parse, asked.get("scenes", ""), dossier)
        theme = next((t for t in THEMES if t == asked.get("theme", "light")), None)
        if theme is None:
            wrong += (drop("theme", asked["theme"], f"there are {', '.join(THEMES)}"),)
        dropped = "; ".join(map(str, wrong))
        base = "" if live else str(request.base_url).rstrip("/")
        said = (base, link(scenes, dossier) if live else None, theme or "light", dropped[:300])
        try:
            found = await self._document(dossier, scenes, *said)
        except (Busy, TimeoutError):
            return _refuse(request, refusals.busy(AGAIN))
        except DrawingFailed:
            return _refuse(request, refusals.failed())
        policy = _POLICY.search(found.body)
        assert policy
        headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": f"{policy[1].decode()}; frame-ancestors 'self'",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if dropped:
            headers["X-Dropped"] = ascii_header(dropped)
        if not live:
            headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
        return answer(found, request.headers, method=request.method, headers=headers)

    async def _document(
        self, dossier: Dossier, scenes: tuple[Scene, ...], *said: str | None
    ) -> Stored:
        # Scene by scene, so that embeds that are wished for meanwhile have their turn in between.
        gate = asyncio.Semaphore(len(self._desk.workers))

        async def one(scene: Scene) -> bytes:
            async with gate:
                return (await self._made(drawn, dossier, repr(scene), scene)).body

        slides = await asyncio.gather(*map(one, scenes))
        return await self._made(packed, dossier, repr((scenes, said)), slides, *said)

    async def _made(
        self, function: Callable[..., Stored], dossier: Dossier, name: str, *said: Any
    ) -> Stored:
        digest = sha256(name.encode()).hexdigest()
        key = f"{dossier.version} {function.__qualname__} {digest}"
        ordered = self._desk.order(key, lambda who: who.make(function, dossier, *said))
        return await asyncio.wait_for(asyncio.wrap_future(ordered), PATIENCE)


async def _home(request: Request) -> Response:
    """Links within the talk are relative to an address without a slash at its end."""
    query = request.url.query
    return RedirectResponse("../present" + (f"?{query}" if query else ""), 308)


def _refuse(request: Request, refusal: refusals.Refusal) -> Response:
    body = pack(refusals.written(refusal, "html"), _HTML, "", compress=False)
    headers = dict(refusal.headers)
    return plain(body, status=refusal.status, method=request.method, headers=headers)
