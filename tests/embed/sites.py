"""Sites to test with: the real routes, drawn in threads of this process or by a stub."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from starlette.applications import Starlette

from components.dossier import Dossier
from components.embed import worker
from components.embed.address import Ask
from components.embed.heights import Heights
from components.embed.render import MEDIA, filename
from components.embed.routes import routes
from components.serving.pool import Desk, Drawer, DrawingFailed
from components.serving.responses import Stored, pack


class Here:
    """Draws in this process."""

    def draw(self, dossier: Dossier, ask: Ask, *, base_url: str, compress: bool = True) -> Stored:
        return worker.draw(dossier, ask, base_url=base_url, compress=compress)

    def make(self, function: Callable[..., Stored], dossier: Dossier, *said: Any) -> Stored:
        return function(dossier, *said)

    def picture(self, svg: str, format: str, filename: str) -> Stored:
        return pack(worker.picture(svg, format), worker.MEDIA[format], filename)

    def stop(self) -> None:
        """Nothing is held."""


class Stub:
    """Draws the request's own address, ``size`` bytes of it; ``gate`` holds the drawings back."""

    def __init__(self, *, size: int = 600, fails: bool = False) -> None:
        self.size, self.fails = size, fails
        self.gate = threading.Event()
        self.gate.set()
        self.drawn: list[str] = []

    def draw(self, dossier: Dossier, ask: Ask, *, base_url: str, compress: bool = True) -> Stored:
        self.drawn.append(ask.path())
        assert self.gate.wait(20)
        if self.fails:
            raise DrawingFailed("as asked")
        body = (ask.path().encode() + b" ") * (self.size // len(ask.path()) + 1)
        tall = Heights(((360, 900), (640, 500))) if ask.format == "html" else None
        return pack(body, MEDIA[ask.format], filename(ask), heights=tall, compress=compress)

    def make(self, function: Callable[..., Stored], dossier: Dossier, *said: Any) -> Stored:
        return function(dossier, *said)

    def picture(self, svg: str, format: str, filename: str) -> Stored:
        return pack(svg.encode(), worker.MEDIA[format], filename)

    def stop(self) -> None:
        """Nothing is held."""


class CsvAndTxtReal(Here):
    """Draws what is quick for real, and a stub of the rest."""

    def __init__(self) -> None:
        self.stub = Stub()

    def draw(self, dossier: Dossier, ask: Ask, *, base_url: str, compress: bool = True) -> Stored:
        who: Drawer = Here() if ask.format in ("csv", "txt") else self.stub
        return who.draw(dossier, ask, base_url=base_url, compress=compress)

    def picture(self, svg: str, format: str, filename: str) -> Stored:
        return self.stub.picture(svg, format, filename)


def site(
    dossier: Dossier,
    *workers: Drawer,
    waiting: int = 16,
    memory: int = 8 << 20,
    base_url: str | None = None,
    middleware: Sequence = (),
) -> Starlette:
    """An app of nothing but the embeds' routes; its desk is ``app.state.desk``."""
    desk = Desk(workers=workers or [Here()], waiting=waiting, memory=memory)
    served = routes(lambda name: dossier, (dossier.name,), base_url=base_url, desk=desk)
    app = Starlette(routes=served, middleware=middleware)
    app.state.desk = desk
    return app
