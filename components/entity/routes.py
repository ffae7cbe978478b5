"""Routes of the pages of rows, of the pictures for previews, and of what machines ask for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import EmbedRequest
from components.entity import card, lost, page, site_map
from components.entity.shell import FACES, Pages, face, with_cases
from components.query.entities import KINDS, path_of, row_of
from components.serving import errors
from components.serving.cache import Cache
from components.serving.cases import to_all
from components.serving.drawn import answer, within
from components.serving.errors import HttpError
from components.serving.own_address import own_address
from components.serving.pool import Busy, RenderPool
from components.serving.render_process import Renderer
from components.serving.responses import (
    FOLLOWING,
    PAGE_RULES,
    CachedResponse,
    compressed,
    policy,
    respond,
    respond_error,
)

Load: TypeAlias = Callable[[str], Dossier | None]

#: Longest query in bytes.
LONGEST = 4096
#: Seconds that a page waits for its charts, and bytes of pages that are kept.
MOMENT, MEMORY = 1.0, 16 << 20
#: A face is kept for a week: its name says nothing of its content.
KEPT = "public, max-age=604800"


def routes(
    load: Load, names: tuple[str, ...], *, pool: RenderPool, pages: Pages
) -> list[BaseRoute]:
    """Routes of the first dossier.

    Parameters
    ----------
    load : callable
        Name -> Dossier, which it must hold.
    names : tuple of str
        Dossiers; the first is the app's own.
    pool : RenderPool
        Where pages and pictures are made.
    pages : tuple of (str, str)
        Path and name of the explorer's pages.
    """
    site = _Site(load, names[0], pool, pages)
    rows = [
        Route(f"/{kind}/{{row_id}}", partial(site.row, kind=kind), methods=["GET"])
        for kind in KINDS
    ]  # fmt: skip
    files = [
        Route(f"/{name}", partial(site.file, name=name), methods=["GET"]) for name in site_map.FILES
    ]
    faces = [
        Route(f"/faces/{name}", partial(site.face, name=name), methods=["GET"]) for name in FACES
    ]
    cards = Route("/card/{dossier}/{kind}/{name}.png", site.card, methods=["GET"])
    return [*rows, cards, *faces, *files]


class _Site:
    """What the routes share."""

    def __init__(self, load: Load, name: str, pool: RenderPool, pages: Pages) -> None:
        self._load, self._name, self._pool, self._pages = load, name, pool, pages
        self._kept: Cache[CachedResponse] = Cache(MEMORY)

    @property
    def _dossier(self) -> Dossier:
        found = self._load(self._name)
        if found is None:
            raise LookupError(self._name)
        return found

    async def row(self, request: Request, *, kind: str) -> Response:
        """The page of a row."""
        dossier, row_id = self._dossier, request.path_params["row_id"]
        if row_of(dossier, kind, row_id) is None:
            return await run_in_threadpool(lost.answer, request, dossier, self._pages)
        base, day = own_address(request), datetime.now(UTC).date()
        up = to_all(request.scope)
        key = f"{dossier.version} {base}/{path_of(kind, row_id)} {day} {up}"
        kept = self._kept.get(key)
        if kept is None:
            asks = await run_in_threadpool(page.asks, dossier, kind, row_id)
            drawn = await self._charts(dossier, asks)
            kept = await run_in_threadpool(
                page.draw, dossier, kind, row_id, drawn, base_url=base, day=day,
                pages=with_cases(self._pages, up),
            )  # fmt: skip
            if all(drawn.values()):
                self._kept.put(key, kept)
        return self._sent(request, kept, PAGE_RULES)

    async def _charts(
        self, dossier: Dossier, asks: tuple[EmbedRequest, ...]
    ) -> dict[EmbedRequest, str]:
        """What is drawn of them within a moment: the page does not wait for more."""
        ordered: dict[EmbedRequest, Future[CachedResponse]] = {}
        with suppress(Busy):
            for ask in asks:
                ordered[ask] = jobs.submit(self._pool, dossier, ask, base_url="")
        await run_in_threadpool(wait, ordered.values(), MOMENT)
        found = dict.fromkeys(asks, "")
        for ask, made in ordered.items():
            if drawn := within(made, 0):
                found[ask] = drawn.body.decode("utf-8")
        return found

    async def card(self, request: Request) -> Response:
        """The picture for previews of a page in a View, or of a row."""
        dossier, asked = self._dossier, request.path_params
        query = request.scope["query_string"]
        if len(query) > LONGEST:
            return self._sent(request, errors.too_long(LONGEST), {})
        wish = card.read(
            dossier, asked["kind"], asked["name"], query.decode("latin-1"), self._pages
        )
        if asked["dossier"] != self._name or wish is None:
            words = ("There is a picture of every page, event, actor, rule, clue and source.",)
            return self._sent(request, HttpError(404, "No such picture", words), {})
        host = own_address(request).partition("://")[2]
        key = f"{dossier.version} card {host} {wish}"

        def drawing(worker: Renderer) -> CachedResponse:
            return worker.render(card.draw, dossier, wish, host=host)

        found = await answer(request, partial(self._pool.submit, key, drawing))
        return self._sent(request, found, {"Content-Security-Policy": policy("image/png")})

    async def file(self, request: Request, *, name: str) -> Response:
        """What machines ask for."""
        stored = site_map.stored(self._dossier, name, own_address(request), self._pages)
        return self._sent(request, stored, {})

    async def face(self, request: Request, *, name: str) -> Response:
        """A face of the letters."""
        return self._sent(request, face(name), {"Cache-Control": KEPT})

    def _sent(
        self, request: Request, found: CachedResponse | HttpError, headers: dict[str, str]
    ) -> Response:
        if isinstance(found, CachedResponse):
            sent = {"Cache-Control": FOLLOWING} | headers
            return respond(found, request.headers, method=request.method, headers=sent)
        body = compressed(
            errors.render_error(found, "html"), errors.MEDIA["html"], "", compress=False
        )
        sent = dict(found.headers)
        return respond_error(body, status=found.status, method=request.method, headers=sent)
