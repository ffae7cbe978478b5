"""Which of several cases an address is about.

``/case/NAME/…`` is any address of the app, for that case: pages, embeds, rooms, Streamlit's own.
What a case answers leads to addresses below the same prefix, as it does below that of a proxy. An
address without it is of the default case, but for those that name one themselves: ``/embed/NAME/…``
and its like, the ``url`` of ``/oembed``, and ``?case=NAME``, which leads to the case's own address.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from difflib import get_close_matches
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from components.serving import errors
from components.serving.errors import HttpError
from components.serving.responses import compressed, respond_error

#: The case of the request that is being answered; "" where none is.
CASE: ContextVar[str] = ContextVar("case", default="")
#: First parts of addresses whose second part is the name of a case.
NAMING = ("embed", "data", "card", "linked")

_PREFIX = re.compile(r"/case/[^/]+$")
_BELOW = re.compile(r"/case/([^/]+)(/.*)?", re.DOTALL)


def prefix_of(name: str) -> str:
    """What the addresses of a case begin with."""
    return f"/case/{quote(name, safe='')}"


def home_of(root: str, name: str) -> str:
    """Address at which a case begins, of the path of the app with a slash at its end."""
    return f"{root}{prefix_of(name)[1:]}/"


def case_of(url: str, names: Sequence[str]) -> str:
    """The case that an address is about; "" where it names none of them."""
    found = re.search(r"/(?:case|embed)/([^/?#]+)", url)
    name = unquote(found[1]) if found else ""
    return name if name in names else ""


def without_case(base: str) -> str:
    """Address of the app, of that at which a case answers."""
    return _PREFIX.sub("", base)


def to_all(scope: Scope) -> str:
    """What leads from where the app, or the case, answers to all cases; "" where there is one."""
    if "case" not in scope:
        return ""
    root = str(scope.get("root_path", ""))
    return "../../" if without_case(root) != root else "./"


def elsewhere(request: Request, name: str, query: str | None = None) -> str:
    """Address of what is asked for, in another case.

    Parameters
    ----------
    query : str, optional
        In place of the address's own.
    """
    root = str(request.scope.get("root_path", ""))
    own = request.scope["path"].removeprefix(root)
    said = request.url.query if query is None else query
    return _address(without_case(root) + prefix_of(name), own, said)


def _address(root: str, path: str, query: str) -> str:
    """One of ours: a path of slashes would name another host."""
    return f"{root}/{quote(path.lstrip('/'))}" + (f"?{query}" if query else "")


class Cases:
    """Middleware that says in the scope and in ``CASE`` which case is asked for.

    Parameters
    ----------
    app : ASGI app
        Answers below the prefix of each case as it does without.
    titles : mapping of str to str
        Name of each case -> what it is called; the first is the default.
    front : callable, optional
        Request -> what "/" answers, or None for what the default case does. Without it there is
        one case, and what names it leads to the address without.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        titles: Mapping[str, str],
        front: Callable[[Request], Awaitable[Response | None]] | None = None,
    ) -> None:
        self.app, self.titles, self.front = app, titles, front
        self.default = next(iter(titles))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        name, prefix, path = self._asked(scope)
        http = scope["type"] == "http"
        if http and (found := await self._elsewhere(Request(scope), name, prefix, path)):
            await found(scope, receive, send)
            return
        if not self.front:
            await self.app(scope, receive, send)
            return
        name = name if name in self.titles else self.default
        root = scope.get("root_path", "") + prefix
        token = CASE.set(name)
        try:
            below = {**scope, "root_path": root, "path": root + path, "case": name}
            await self.app(below, receive, send)
        finally:
            CASE.reset(token)

    def _asked(self, scope: Scope) -> tuple[str, str, str]:
        """Name of the case, prefix of its addresses, and the address without it."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if found := _BELOW.fullmatch(path):
            return found[1], f"/case/{found[1]}", found[2] or ""
        first, _, rest = path.lstrip("/").partition("/")
        name = rest.partition("/")[0] if first in NAMING else ""
        if path == "/oembed":
            said = dict(parse_qsl(scope["query_string"].decode("latin-1")))
            name = case_of(urlsplit(said.get("url", "")[:4096]).path, tuple(self.titles))
        if name in self.titles and name != self.default:
            return name, f"/case/{name}", path
        return self.default, "", path

    async def _elsewhere(
        self, request: Request, name: str, prefix: str, path: str
    ) -> Response | None:
        """What is answered before any case is asked; None if nothing."""
        if name not in self.titles:
            return self._unknown(request, name)
        pairs = parse_qsl(request.url.query, keep_blank_values=True)
        asked = dict(pairs).get("case")
        if asked is not None and not prefix and path != "/oembed" and request.method == "GET":
            if asked not in self.titles:
                return self._unknown(request, asked)
            rest = urlencode([pair for pair in pairs if pair[0] != "case"], safe="~.:-")
            return RedirectResponse(self._own(request, asked, path, rest), 307)
        if prefix and not self.front:
            return RedirectResponse(self._own(request, name, path, request.url.query), 307)
        if not path:
            there = request.url.replace(path=f"{request.url.path}/")
            return RedirectResponse(there, 308)
        return await self.front(request) if self.front and not prefix else None

    def _own(self, request: Request, name: str, path: str, query: str) -> str:
        """The address at which a case answers itself."""
        if self.front:
            return elsewhere(request, name, query)
        return _address(request.scope.get("root_path", ""), path, query)

    def _unknown(self, request: Request, name: str) -> Response:
        """A real 404 that offers the cases there are, the nearest first."""
        root = request.scope.get("root_path", "") + "/"
        near = get_close_matches(name[:80], self.titles, n=1, cutoff=0.5)
        links = tuple(
            (self.titles[one], home_of(root, one)) for one in dict.fromkeys((*near, *self.titles))
        )
        meant = f" Did you mean {near[0]}?" if near else ""
        words = (f"No case here is called “{name[:80]}”.{meant} There are these:",)
        format = request.url.path.rpartition("/")[2].rpartition(".")[2]
        format = format if format in errors.MEDIA else "html"
        said = HttpError(404, "No such case", words, links)
        body = compressed(
            errors.render_error(said, format), errors.MEDIA[format], "", compress=False
        )
        return respond_error(body, status=404, method=request.method, headers=dict(said.headers))


def combined(of: Mapping[str, Sequence[BaseRoute]]) -> list[BaseRoute]:
    """Routes that ask, each, the same one of the case that a scope names.

    Parameters
    ----------
    of : mapping of str to sequence of BaseRoute
        Case -> its routes, whose addresses are the same in each; the first is the default.
    """
    rows = list(zip(*of.values(), strict=True))
    for same in rows:
        first = same[0]
        if len(same) > 1 and isinstance(first, Route):
            apps = {name: route.app for name, route in zip(of, same, strict=True)}
            first.app = _choosing(apps)
    return [same[0] for same in rows]


def _choosing(apps: Mapping[str, ASGIApp]) -> ASGIApp:
    default = next(iter(apps))

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await apps[scope.get("case", default)](scope, receive, send)

    return app
