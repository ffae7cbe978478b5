"""The embeds' routes, for the port of the app or for any Starlette app.

``/embed/{dossier}/{chart}.{format}?{view}&{flags}``, ``/embed/loader.js`` and ``/oembed``.

Of a query the valid part is drawn, and ``X-Dropped`` names the rest. Where nothing of it was
understood the answer is 400: the whole chart would be a picture of what nobody asked for. Keys
that others hang onto links (``utm_source``, ``fbclid``) do not count as a query.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.charts import CHARTS
from components.charts.filled import fills
from components.dossier import Dossier
from components.embed import corrected, jobs, oembed, own_words, since
from components.embed.address import EmbedRequest, read
from components.embed.document import FILTERS, hashes
from components.embed.errors import gone, no_chart, no_dossier, nothing_left
from components.embed.heights import usual
from components.embed.options import FORMATS
from components.serving import errors
from components.serving.cases import without_case
from components.serving.drawn import PATIENCE, STEADY, answer
from components.serving.errors import HttpError
from components.serving.frame_heights import Heights
from components.serving.own_address import own_address
from components.serving.pool import RenderPool
from components.serving.render_process import Renderer
from components.serving.responses import (
    FOLLOWING,
    PINNED,
    CachedResponse,
    ascii_header,
    compressed,
    policy,
    preflight,
    respond,
    respond_error,
)

Load: TypeAlias = Callable[[str], Dossier | None]

#: Longest query in bytes.
LONGEST = 4096
#: Seconds that a content system waits for heights in the first moments after a start: twice at
#: most, and it gives up after five.
MOMENT = 2.0

LOADER = (Path(__file__).parent / "loader.min.js").read_bytes()


def routes(
    load: Load,
    names: tuple[str, ...],
    *,
    base_url: str | None = None,
    pool: RenderPool | None = None,
) -> list[BaseRoute]:
    """Routes that answer for some dossiers.

    Parameters
    ----------
    load : callable
        Name -> Dossier or None. Called for each request, so it must hold what it loads; the first
        call for a name is made in a thread.
    names : tuple of str
        Dossiers that there are; the first is the app's own.
    base_url : str, optional
        Public address of the app, without a slash at its end. By default the address at which the
        request came in, so that links in an answer lead back to it.
    pool : RenderPool, optional
        Where drawings are made; the default has its own processes, started when first needed.

    Returns
    -------
    list of BaseRoute
        Put them before any route that takes all addresses.
    """
    site = Site(load, names, base_url=base_url, pool=pool or RenderPool())
    get = ["GET", "OPTIONS"]
    return [
        Route("/embed/loader.js", site.loader, methods=get),
        Route("/embed/{dossier}/{chart}.{format}", site.embed, methods=get),
        Route("/embed/{rest:anything}", site.lost, methods=get),
        Route("/oembed", site.oembed, methods=get),
        *corrected.routes(load, names, site._base),
    ]


class _Anything(Convertor[str]):
    """All that may follow, line ends too, at which Starlette's ``path`` stops."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("anything", _Anything())


class Site:
    """What the routes share; see ``routes`` for the parameters."""

    def __init__(
        self, load: Load, names: tuple[str, ...], *, base_url: str | None, pool: RenderPool
    ) -> None:
        self.pool, self.names = pool, names
        self._load, self._base_url = load, base_url
        self._loaded: set[str] = set()
        self._script = compressed(LOADER, "text/javascript; charset=utf-8", "")

    async def embed(self, request: Request) -> Response:
        """One embed."""
        if request.method == "OPTIONS":
            return preflight()
        name, chart, format = (request.path_params[k] for k in ("dossier", "chart", "format"))
        query = request.scope["query_string"]
        if len(query) > LONGEST:
            return await self._refuse(request, errors.too_long(LONGEST), format)
        dossier = await self._dossier(name)
        if dossier is None:
            return await self._refuse(request, no_dossier(self.names, format), format)
        if chart not in CHARTS or format not in FORMATS or not fills(dossier, chart):
            return await self._refuse(request, no_chart(dossier, format), format)
        text = query.decode("latin-1")
        reader = read if len(text) <= 256 else read.__wrapped__
        ask, dropped, lost = reader(dossier, chart, format, text)
        said = {"X-Dropped": ascii_header("; ".join(map(str, dropped)))} if dropped else {}
        if lost:
            refusal = nothing_left(ask, dropped)
        elif ask.flags.v not in (None, dossier.version):
            refusal = gone(ask, dossier.version)
        else:
            found = await self._drawn(request, dossier, ask, base := self._base(request))
            if isinstance(found, CachedResponse):
                asks = since.origin(base) if ask.flags.v else ""
                rules = policy(found.media_type, hashes(ask.flags), asks=asks)
                said["Content-Security-Policy"] = rules
                said["Cache-Control"] = PINNED if ask.flags.v else FOLLOWING
                return respond(found, request.headers, method=request.method, headers=said)
            refusal = found
        return await self._refuse(request, refusal, format, said)

    async def lost(self, request: Request) -> Response:
        """An address below /embed/ that is none of an embed."""
        if request.method == "OPTIONS":
            return preflight()
        name, _, file = request.path_params["rest"].partition("/")
        format = file.rpartition(".")[2]
        dossier = await self._dossier(name)
        refusal = no_chart(dossier, format) if dossier else no_dossier(self.names, format)
        return await self._refuse(request, refusal, format)

    async def loader(self, request: Request) -> Response:
        """The script that gives frames their height."""
        if request.method == "OPTIONS":
            return preflight()
        headers = {
            "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
            "Content-Security-Policy": policy("text/javascript"),
        }
        return respond(self._script, request.headers, method=request.method, headers=headers)

    async def oembed(self, request: Request) -> Response:
        """Answer an oEmbed consumer: 400 without url, 404 for one not ours, 501 for the format."""
        if request.method == "OPTIONS":
            return preflight()
        asked = request.query_params
        format = asked.get("format", "json")
        if format not in oembed.MEDIA:
            return _words(501, f"Formats: {', '.join(oembed.MEDIA)}.")
        if not asked.get("url") or len(request.scope["query_string"]) > 2 * LONGEST:
            return _words(400, "Give the address of a chart as url=…, percent-encoded.")
        for name in self.names[:1]:
            await self._dossier(name)
        base = self._base(request)
        bases = (base, without_case(base))
        ask = oembed.ask_of(asked["url"], bases, self._load, self.names)
        dossier = await self._dossier(ask.dossier) if ask else None
        if ask is None or dossier is None:
            return _words(404, "No chart stands at this address.")
        width, height = (oembed.number(asked.get(k)) for k in ("maxwidth", "maxheight"))
        small = oembed.preview(ask, width, height)
        seen = oembed.Thumbnail(base + small[0].path(), *small[1:]) if small else None
        title = own_words.heading(dossier, CHARTS[ask.chart], ask.flags).title
        own = {"title": title, "provider_url": f"{base}/"}
        if asked.get("type") == "photo":
            if seen is None:
                return _words(404, "No picture is as small as maxwidth and maxheight ask.")
            said = oembed.photo(**own, picture=seen)
        else:
            tall = await self._heights(request, dossier, ask, base)
            if not ask.flags.height and not oembed.fits(tall, width, height):
                ask = ask.replace(height="short")
                tall = tall and await self._heights(request, dossier, ask, base)
            said = oembed.rich(
                base + ask.path(), **own, heights=tall or usual(ask), thumbnail=seen,
                maxwidth=width, maxheight=height,
            )  # fmt: skip
        stored = compressed(said.written(format), oembed.MEDIA[format], "")
        headers = {"Cache-Control": FOLLOWING, "Content-Security-Policy": policy("text/plain")}
        return respond(stored, request.headers, method=request.method, headers=headers)

    async def _heights(
        self, request: Request, dossier: Dossier, ask: EmbedRequest, base: str
    ) -> Heights | None:
        """An embed's heights; of a View that was not drawn yet, those of the whole chart.

        A View shows no more than the whole, and one line that says what is in view. None where even
        that takes too long, as in the first moments after a start.
        """
        if known := jobs.known_heights(self.pool, dossier, ask, base_url=base):
            return known
        order = partial(jobs.whole_heights, self.pool, dossier, ask)
        whole = await answer(request, order, seconds=MOMENT)
        if isinstance(whole, CachedResponse) and whole.heights:
            return whole.heights.plus(FILTERS if ask.view.filters.query() else 0)
        return None

    async def _dossier(self, name: str) -> Dossier | None:
        if name not in self.names:
            return None
        if name not in self._loaded:
            found = await run_in_threadpool(self._load, name)
            self._loaded.add(name)
            return found
        return self._load(name)

    def _base(self, request: Request) -> str:
        if self._base_url is not None:
            return self._base_url
        return own_address(request)

    async def _drawn(
        self, request: Request, dossier: Dossier, ask: EmbedRequest, base: str
    ) -> CachedResponse | HttpError:
        order = partial(jobs.submit, self.pool, dossier, ask, base_url=base)
        # An article asks for its picture once; a frame that was sent away offers to ask again.
        seconds = STEADY if ask.format in ("png", "svg", "pdf") else PATIENCE
        return await answer(request, order, seconds=seconds)

    async def _refuse(
        self, request: Request, refusal: HttpError, format: str, said: dict[str, str] | None = None
    ) -> Response:
        form, found = format if format in FORMATS else "html", None
        if form in ("png", "pdf"):
            found = None
            if refusal.status < 500:
                found = await self._pictured(request, refusal, form)
            form = "txt"
        if found is None:
            found = compressed(
                errors.render_error(refusal, form), errors.MEDIA[form], "", compress=False
            )
        headers = dict(refusal.headers) | (said or {})
        return respond_error(found, status=refusal.status, method=request.method, headers=headers)

    async def _pictured(
        self, request: Request, refusal: HttpError, form: str
    ) -> CachedResponse | None:
        svg = errors.render_error(refusal, "svg").decode()
        key = f"{hashlib.sha256(svg.encode()).hexdigest()}.{form}"
        dossier = await self._dossier(self.names[0])
        if dossier is None:
            return None

        def drawing(who: Renderer) -> CachedResponse:
            return who.render(jobs.draw_svg, dossier, svg, form)

        found = await answer(request, partial(self.pool.submit, key, drawing))
        return found if isinstance(found, CachedResponse) else None


def _words(status: int, words: str) -> Response:
    stored = compressed(f"{words}\n".encode(), errors.MEDIA["txt"], "", compress=False)
    return respond_error(
        stored, status=status, method="GET", headers={"Cache-Control": "max-age=60"}
    )
