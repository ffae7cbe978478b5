"""Where the app answers: what is said of it, and by whom it is believed.

``Addressed`` goes before all else. It gives every request the app's public address, so that
whatever reads one (``request.base_url``, ``own_address``) says what readers know.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv6Address
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from components.serving.client import parsed
from components.serving.public_url import PREFIX

_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")
#: Headers that a proxy adds.
_PROTO = "x-forwarded-proto"
_BY_PROXY = (_PROTO, "x-forwarded-for", "x-forwarded-host", "x-forwarded-prefix",
             "x-real-ip", "forwarded", "via")  # fmt: skip
#: In a scope: that its Host is none by which the app is known.
_STRANGE = "strange_host"


def own_address(request: Request) -> str:
    """Address of the app without a slash at its end; "" where none is known.

    It stands in answers that caches keep, so a Host that nobody vouches for is not repeated.
    """
    url = request.base_url
    sound = _HOST.fullmatch(url.netloc) and not request.scope.get(_STRANGE)
    return str(url).rstrip("/") if sound else ""


def lasting_address(request: Request) -> str:
    """``own_address`` for what is taken away; "" also where only this machine knows it."""
    url = request.base_url
    return "" if _loopback(url.hostname or "") else own_address(request)


def _loopback(host: str) -> bool:
    host = bare(host)
    try:
        return parsed(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def bare(host: str) -> str:
    """An address as it is compared: IPv4 as such, even where a socket of both kinds maps it."""
    try:
        at = parsed(host.strip("[]").partition("%")[0])
    except ValueError:
        return host.lower()
    mapped = at.ipv4_mapped if isinstance(at, IPv6Address) else None
    return str(mapped or at)


def first_parts(routes: Iterable[BaseRoute]) -> frozenset[str]:
    """How the app's addresses begin: its own, without endings, and Streamlit's."""
    own = re.findall(r"^/([\w-]*)", "\n".join(r.path for r in routes if isinstance(r, Route)), re.M)
    return frozenset({"_stcore", "static", "media", "component", *own}) - {""}


class Addressed:
    """Middleware that gives each request the app's public address, and leaves out its prefix.

    Parameters
    ----------
    app : ASGI app
        Answers.
    public_url : str
        As ``public_url.checked`` gives it; "" to go by the request.
    trusted : list of str
        Proxies whose ``X-Forwarded-Proto``, ``-For`` and ``-Prefix``, and whose Host, are believed.
    prefix : str
        Path below which the server itself keeps the app, or "".
    """

    def __init__(
        self, app: ASGIApp, *, public_url: str = "", trusted: list[str], prefix: str = ""
    ) -> None:
        self._app, self._public, self._prefix = app, urlsplit(public_url), prefix
        self._proxied = ProxyHeadersMiddleware(self._go, trusted)
        self._trusted = self._proxied.trusted_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        host, port = scope.get("client") or ("", None)
        scope = {**scope, "client": (bare(host), port)} if host else dict(scope)
        headers = MutableHeaders(scope=scope)
        if said := headers.get(_PROTO):
            # Several proxies say https,http, the first for the reader; uvicorn takes one word.
            headers[_PROTO] = said.partition(",")[0].strip().lower()
        # Port 0: the server itself has taken the client's address from a proxy that it believes.
        believed = bare(host) in self._trusted or port == 0
        scope["by_proxy"] = believed and any(h in headers for h in _BY_PROXY)
        await self._proxied(scope, receive, send)  # type: ignore[arg-type]

    async def _go(self, scope: Any, receive: Any, send: Any) -> None:
        by_proxy = scope.pop("by_proxy")
        if not self._placed(scope, by_proxy):
            below = RedirectResponse(_slashed(scope), 308)
            await below(scope, receive, send)
            return
        if self._public.netloc:
            self._named(scope)
        elif not by_proxy and not known_host(Headers(scope=scope).get("host", ""), scope):
            scope[_STRANGE] = True
        # Where a proxy vouches for it, a Host names an answer of its own.
        vary = by_proxy and not self._public.netloc
        await self._app(scope, receive, _varying(send) if vary else send)

    def _placed(self, scope: Scope, by_proxy: bool) -> bool:
        """Set the prefix; False where its slash is missing."""
        said = Headers(scope=scope).get("x-forwarded-prefix", "").rstrip("/") if by_proxy else ""
        said = said if PREFIX.fullmatch(said) else ""
        root = self._public.path or said or self._prefix or scope.get("root_path", "")
        path = scope["path"]
        if root and path == root:
            return False
        for inner in (root, self._prefix):
            if inner and path.startswith(f"{inner}/"):
                path = path[len(inner) :]
                break
        # Streamlit refuses what begins with two slashes, and must see that.
        scope["root_path"], scope["path"] = (
            ("", path) if path.startswith("//") else (root, root + path)
        )
        return True

    def _named(self, scope: Scope) -> None:
        headers, host = MutableHeaders(scope=scope), self._public.netloc
        if scope["type"] == "http":
            scope["scheme"] = self._public.scheme
            headers["host"] = host
        # Streamlit compares the two; a page that was opened by another address keeps its own.
        elif urlsplit(headers.get("origin", "")).netloc == host:
            headers["host"] = host


def _slashed(scope: Scope) -> str:
    """The same address with the slash that relative links need, from there."""
    query = scope["query_string"].decode("latin-1")
    return scope["path"].rpartition("/")[2] + "/" + (f"?{query}" if query else "")


def known_host(host: str, scope: Scope) -> bool:
    """Whether a Host is one of this machine, at the port that the request reached."""
    at, port = scope.get("server") or ("", None)
    name, _, own = host.rpartition(":") if re.search(r":\d+$", host) else (host, "", "")
    usual = {"https": 443, "wss": 443}.get(scope.get("scheme", "http"), 80)
    return int(own or usual) == port and bare(name) in {bare(at), *_names()}


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """What this machine calls itself."""
    own = socket.gethostname().lower()
    return frozenset({"localhost", "127.0.0.1", "::1", own, f"{own.removesuffix('.local')}.local"})


def _varying(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Host")
        await send(message)

    return sent
