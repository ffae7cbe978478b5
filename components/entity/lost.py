"""What is answered where nothing stands: a real 404 that offers what is nearest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.dossier import Dossier
from components.entity.shell import Pages, links, style, with_cases
from components.query.entities import KINDS, named
from components.serving.cases import home_of, to_all
from components.serving.responses import PAGE_RULES, compressed, respond_error
from components.wording.cleaning import clean
from components.wording.templates import fill

#: First parts of the addresses at which Streamlit answers itself.
STREAMLIT = ("_stcore", "media", "component", "auth", "oauth2callback", "app")
#: Those of files, which it refuses itself where there is none; below the others it sends its page.
FILES = ("media", "component")
#: Longest address that is compared with others, how many are offered, and from which likeness.
LONGEST, OFFERED, ALIKE = 80, 5, 0.65


class Lost:
    """Middleware that answers 404 where no route and no file stands.

    Streamlit answers every address that it does not know with its page, and 200.

    Parameters
    ----------
    app : ASGI app
        Answers all else.
    routes : sequence of BaseRoute
        Our own.
    folder : Path
        Holds Streamlit's files.
    answer : callable
        Request -> what is said.
    lacks : callable
        Address without the app's own -> whether it is that of a page for which nothing is coded.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        routes: Sequence[BaseRoute],
        folder: Path,
        answer: Callable[[Request], Response],
        lacks: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self.app, self.routes, self.folder = app, routes, folder.resolve()
        self.answer, self.lacks = answer, lacks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if self._known(scope):
            falls = _first(scope) in set(STREAMLIT) - set(FILES)
            seen = _Fallback(send) if falls else None
            await self.app(scope, receive, seen or send)
            if not (seen and seen.met):
                return
        response = await run_in_threadpool(self.answer, Request(scope))
        await response(scope, receive, send)

    def _known(self, scope: Scope) -> bool:
        path, first = _path(scope), _first(scope)
        if scope["path"].startswith("//") or first in STREAMLIT:  # both are refused there
            return True
        if self.lacks(path.strip("/")):
            return False
        asked = [scope]
        if path.endswith("/"):
            asked.append({**scope, "path": scope["path"].rstrip("/") or "/"})
        # The routes first: what is asked for most often stands first there, and needs no disk.
        ours = any(r.matches(s)[0] is not Match.NONE for r in self.routes for s in asked)
        return ours or self._file(path)

    def _file(self, path: str) -> bool:
        try:
            file = (self.folder / path.lstrip("/")).resolve()
            # Its page by the name of its file is no address of ours.
            return file.is_relative_to(self.folder) and file.is_file() and file.suffix != ".html"
        except (ValueError, OSError):  # no name that a file could bear
            return False


class _Fallback:
    """Sends an answer on, unless it is the page that Streamlit sends for what it does not know."""

    def __init__(self, send: Send) -> None:
        self.send, self.met = send, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = Headers(raw=message["headers"]).get("content-type", "")
            self.met = message["status"] == 200 and kind.startswith("text/html")
        if not self.met:
            await self.send(message)


def _path(scope: Scope) -> str:
    return str(scope["path"].removeprefix(scope.get("root_path", "")))


def _first(scope: Scope) -> str:
    return _path(scope).lstrip("/").partition("/")[0]


def answer(request: Request, dossier: Dossier, pages: Pages, every: Pages = ()) -> Response:
    """A page that offers what is nearest; to what asks for a file, a line.

    Parameters
    ----------
    pages : tuple of (str, str)
        Path and name of each page that the dossier has something for.
    every : tuple of (str, str)
        Those of other dossiers too.
    """
    path = _path(request.scope)
    last = path.rpartition("/")[2]
    if path.startswith(("/static/", "/.")) or "." in last:
        headers = {"Cache-Control": "no-store"}
        return PlainTextResponse("No such file.\n", status_code=404, headers=headers)
    root = request.scope.get("root_path", "") + "/"
    lacks, up = dict(every).get(path.strip("/"), ""), to_all(request.scope)
    html = document(dossier, unquote(path)[:LONGEST], pages, root, lacks=lacks, up=up)
    stored = compressed(html.encode(), "text/html; charset=utf-8", "", compress=False)
    headers = {"Cache-Control": "public, max-age=60"} | PAGE_RULES
    return respond_error(stored, status=404, method=request.method, headers=headers)


@lru_cache(maxsize=128)
def document(
    dossier: Dossier, path: str, pages: Pages, root: str, *, lacks: str = "", up: str = ""
) -> str:
    """What is said of an address; its links are absolute, for it may have any depth.

    Parameters
    ----------
    lacks : str
        Name of the page that would stand there, had the dossier anything for it; "" for none.
    up : str
        What ``serving.cases.to_all`` gives.
    """
    found = [page for page in pages if page[0]] if lacks else nearest(dossier, path, pages)
    asked = path.strip("/")
    cut = any(address.startswith(asked) and address != asked for address, _ in found[:1])
    meta = Markup("<meta name='robots' content='noindex'>") + links(root)
    return fill(
        "entity/lost.html", path=clean(path), near=found, cut=cut and len(asked) > 3, root=root,
        pages=with_cases(pages, up), style=style(root), meta=meta, lacks=lacks,
        case=dossier.case.text("hero.title", dossier.title),
        story=home_of(root, dossier.name) if up == "./" else root,
    )  # fmt: skip


def nearest(dossier: Dossier, path: str, pages: Pages) -> list[tuple[str, str]]:
    """Pages whose address is like one that is not there, the likest first: address and name.

    Parameters
    ----------
    path : str
        As it was asked for.
    pages : tuple of (str, str)
        Path and name of the explorer's pages.
    """
    asked = path.strip("/").lower()
    if not asked:
        return []
    known = {path: name for path, name in pages if path} | dict(named(dossier))
    kind, _, own = asked.rpartition("/")
    scores = []
    for address, name in known.items():
        held, _, last = address.rpartition("/")
        # Under another kind, or none, a row is still meant by its own name.
        best = _alike(own, last) - 0.05 * (kind != held)
        begun = asked not in KINDS and address.startswith(asked)
        if begun or asked.startswith(f"{address}/"):
            best = 1.0  # a link that was cut, or went too far
        scores.append((best, address, name))
    scores.sort(key=lambda found: -found[0])
    return [(address, name) for score, address, name in scores[:OFFERED] if score >= ALIKE]


def _alike(asked: str, known: str) -> float:
    """How like two texts are, from 0 to 1; 0 where it is seen at once that they are not."""
    matcher = SequenceMatcher(None, asked, known, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()
