"""Sites to test with: the real routes, drawn in threads of this process or by a stub."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from starlette.applications import Starlette

from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import EmbedRequest
from components.embed.render import MEDIA, filename
from components.embed.routes import routes
from components.serving.frame_heights import Heights
from components.serving.pool import RenderPool
from components.serving.render_process import Renderer, RenderFailed
from components.serving.responses import CachedResponse, compressed


class Here:
    """Draws in this process."""

    def render(
        self, function: Callable[..., CachedResponse], dossier: Dossier, *args: Any, **kwargs: Any
    ) -> CachedResponse:
        return function(dossier, *args, **kwargs)

    def stop(self) -> None:
        """Nothing is held."""


class Stub:
    """Draws the request's own address, ``size`` bytes of it; ``gate`` holds the drawings back."""

    def __init__(self, *, size: int = 600, fails: bool = False) -> None:
        self.size, self.fails = size, fails
        self.gate = threading.Event()
        self.gate.set()
        self.drawn: list[str] = []

    def draw(
        self, dossier: Dossier, ask: EmbedRequest, *, base_url: str, site_url: str = ""
    ) -> CachedResponse:
        self.drawn.append(ask.path())
        assert self.gate.wait(20)
        if self.fails:
            raise RenderFailed("as asked")
        body = (ask.path().encode() + b" ") * (self.size // len(ask.path()) + 1)
        tall = Heights(((360, 900), (640, 500))) if ask.format == "html" else None
        return compressed(body, MEDIA[ask.format], filename(ask), heights=tall)

    def render(
        self, function: Callable[..., CachedResponse], dossier: Dossier, *args: Any, **kwargs: Any
    ) -> CachedResponse:
        if function is jobs.draw:
            return self.draw(dossier, *args, **kwargs)
        if function is jobs.draw_svg:
            svg, format = args
            return compressed(svg.encode(), MEDIA[format], "")
        return function(dossier, *args, **kwargs)

    def stop(self) -> None:
        """Nothing is held."""


class CsvAndTxtReal(Here):
    """Draws what is quick for real, and a stub of the rest."""

    def __init__(self) -> None:
        self.stub = Stub()

    def render(
        self, function: Callable[..., CachedResponse], dossier: Dossier, *args: Any, **kwargs: Any
    ) -> CachedResponse:
        real = function is jobs.draw and args[0].format in ("csv", "txt")
        who: Renderer = Here() if real else self.stub
        return who.render(function, dossier, *args, **kwargs)


def site(
    dossier: Dossier,
    *workers: Renderer,
    waiting: int = 16,
    heavy: int = 16,
    memory: int = 8 << 20,
    base_url: str | None = None,
    middleware: Sequence = (),
) -> Starlette:
    """An app of nothing but the embeds' routes; its pool is ``app.state.pool``."""
    pool = RenderPool(workers=workers or [Here()], waiting=waiting, heavy=heavy, memory=memory)
    served = routes(lambda name: dossier, (dossier.name,), base_url=base_url, pool=pool)
    app = Starlette(routes=served, middleware=middleware)
    app.state.pool = pool
    return app
