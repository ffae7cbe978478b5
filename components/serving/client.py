"""Who asks: what counts as one client, for shares of the drawing and for limits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

_asking: ContextVar[str] = ContextVar("asking", default="")

#: The address that a text is; each request asks several times. What is none is not kept.
parsed = lru_cache(maxsize=4096)(ip_address)


def client() -> str:
    """Whose request is being answered; "" is the app itself, which draws ahead."""
    return _asking.get()


@contextmanager
def asking(name: str) -> Iterator[None]:
    """Ask in the name of somebody."""
    before = _asking.set(name)
    try:
        yield
    finally:
        _asking.reset(before)


def address_of(scope: Scope) -> str:
    """What counts as one address: an IPv4 address, or the /64 of an IPv6 address."""
    host: str = (scope.get("client") or ("",))[0]
    try:
        at = parsed(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(at, IPv6Address):
        return str(at.ipv4_mapped or IPv6Address(int(at) >> 64 << 64))
    return str(at)


class Clients:
    """Middleware that notes whose request is being answered.

    Parameters
    ----------
    app : ASGI app
        Answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with asking(address_of(scope)):
            await self.app(scope, receive, send)
