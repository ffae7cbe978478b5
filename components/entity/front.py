"""What a server with several cases answers of them all: the list, the comparisons, robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.dossier import Dossier
from components.embed import oembed
from components.entity import library, site_map
from components.entity.compare import page
from components.entity.compare.comparisons import COMPARISONS, Comparison, beside
from components.entity.compare.heights import heights
from components.entity.compare.table import csv_bytes
from components.serving import errors
from components.serving.cases import prefix_of
from components.serving.errors import HttpError
from components.serving.own_address import own_address
from components.serving.responses import (
    FOLLOWING,
    PAGE_RULES,
    CachedResponse,
    compressed,
    policy,
    respond,
    respond_error,
)

Dossiers = tuple[Dossier, ...]

#: How addresses begin that only a server with several cases has.
FIRST_PARTS = frozenset({"case", "compare"})

_HTML = "text/html; charset=utf-8"


class Front:
    """Answers what no case does; None is left to the default case.

    Parameters
    ----------
    names : sequence of str
        The cases, the default first.
    of : callable
        Name -> Dossier, which it must hold.
    broken : mapping of str to str
        Name of each case that could not be loaded -> why.
    """

    def __init__(
        self, names: Sequence[str], of: Callable[[str], Dossier], broken: Mapping[str, str]
    ) -> None:
        self.names, self.of, self.broken = names, of, broken

    async def __call__(self, request: Request) -> Response | None:
        """Answer one request; "/" with a View is the default case's story."""
        path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
        if request.method not in ("GET", "HEAD"):
            return None
        if path == "/oembed":
            return await self._read(request)
        if path == "/" and request.url.query:
            return None
        if path in _ALONE or path.startswith("/compare/"):
            return await run_in_threadpool(self._answer, request, path)
        return None

    def _answer(self, request: Request, path: str) -> Response:
        root, base = request.scope.get("root_path", "") + "/", own_address(request)
        if path == "/compare/":
            return RedirectResponse(f"{root}compare", 308)
        dossiers = tuple(map(self.of, self.names))
        asked = _asked(path)
        found = asked and _stored(*asked, dossiers, tuple(self.broken), root, base)
        if found is None:
            return _none(request, dossiers, root)
        framed = path.startswith("/compare/")
        rules = {"Content-Security-Policy": policy(found.media_type)} if framed else PAGE_RULES
        headers = {"Cache-Control": FOLLOWING if framed else "no-cache"} | rules
        return respond(found, request.headers, method=request.method, headers=headers)

    async def _read(self, request: Request) -> Response | None:
        """What oEmbed says of a comparison; None of all else."""
        asked, base = request.query_params, own_address(request)
        one = comparison_of(asked.get("url", "")[:4096], base)
        format = asked.get("format", "json")
        if one is None or format not in oembed.MEDIA or asked.get("type") == "photo":
            return None  # refused there in the same words
        dossiers = tuple(map(self.of, self.names))
        if not await run_in_threadpool(beside, one, dossiers):
            return None
        said = oembed.rich(
            page.address(one, base), title=one.title, provider_url=f"{base}/",
            heights=await run_in_threadpool(heights, one, dossiers),
            maxwidth=oembed.number(asked.get("maxwidth")),
            maxheight=oembed.number(asked.get("maxheight")),
        )  # fmt: skip
        stored = compressed(said.written(format), oembed.MEDIA[format], "")
        headers = {"Cache-Control": FOLLOWING, "Content-Security-Policy": policy("text/plain")}
        return respond(stored, request.headers, method=request.method, headers=headers)


def comparison_of(url: str, base: str) -> Comparison | None:
    """The comparison that an address of ours means; that of the page is its first."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path: str | None = parts.path
    if parts.scheme or parts.netloc:
        path = oembed.below(parts.scheme, parts.netloc, parts.path, (base,))
    if path == "/compare":
        return COMPARISONS.get(parts.fragment, next(iter(COMPARISONS.values())))
    head, _, file = (path or "").rpartition("/")
    name, _, format = file.rpartition(".")
    return COMPARISONS.get(name) if head == "/compare" and format == "html" else None


#: What stands alone, by address, and in which formats a comparison comes.
_ALONE = {"/": ("library", "html"), "/compare": ("compare", "html"), "/robots.txt": ("robots", "")}
_FORMATS = ("html", "csv")


def _asked(path: str) -> tuple[str, str] | None:
    """What an address asks for: a page, or the id of a comparison, and a format."""
    if path in _ALONE:
        return _ALONE[path]
    name, _, format = path.removeprefix("/compare/").rpartition(".")
    return (name, format) if name in COMPARISONS and format in _FORMATS else None


@lru_cache(maxsize=64)
def _stored(
    name: str, format: str, dossiers: Dossiers, broken: tuple[str, ...], root: str, base: str
) -> CachedResponse | None:
    """What is asked for; None of a comparison for which no case has anything."""
    if name == "library":
        return compressed(library.document(dossiers, broken, root).encode(), _HTML, "")
    if name == "compare":
        return compressed(page.document(dossiers, root, base).encode(), _HTML, "")
    if name == "robots":
        own = (base, *(f"{base}{prefix_of(dossier.name)}" for dossier in dossiers[1:]))
        return compressed(site_map.robots(own).encode(), site_map.FILES["robots.txt"], "")
    one = COMPARISONS[name]
    if not beside(one, dossiers):
        return None
    if format == "csv":
        return compressed(csv_bytes(one, dossiers), "text/csv; charset=utf-8", f"cases-{name}.csv")
    return compressed(page.framed(one, dossiers, root, base).encode(), _HTML, "")


def _none(request: Request, dossiers: Dossiers, root: str) -> Response:
    """A real 404 that offers the comparisons there are."""
    offered = tuple(
        (one.title, f"{root}compare/{one.id}.html")
        for one in COMPARISONS.values()
        if beside(one, dossiers)
    )
    words = ("Each comparison of the cases comes as html and as csv. There are these:",)
    said = HttpError(404, "No such comparison", words, offered)
    body = compressed(errors.render_error(said, "html"), errors.MEDIA["html"], "", compress=False)
    return respond_error(body, status=404, method=request.method, headers=dict(said.headers))
