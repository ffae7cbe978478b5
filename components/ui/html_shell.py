"""The first HTML of every page, as routes of our own.

Streamlit answers every address with one bare ``index.html``, from which a page below "/" has to
guess where its server is (two failing requests each). Ours says so, and gives each page its own
title and words for link previews and for readers without scripts.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.serving.cache import Cache
from components.serving.own_address import own_address
from components.serving.responses import CachedResponse, compressed, respond
from components.talk.steps import PageStep
from components.theme import DARK, LIGHT, css_variables
from components.ui import cache, cover, data_files, find, fonts, head, report, story
from components.ui.shell import PAGES, offered
from components.view import View

#: What Streamlit answers with below "/": its page, and its files in a folder of the same name.
STATIC = Path(streamlit.__file__).parent / "static"

#: Longest query that is read, in letters, and seconds that an answer waits for its drawing.
LONGEST, PATIENCE = 4096, 0.4

# MAIN_PAGE_BASE_URL carries any path prefix of a proxy: the address minus the page's own path.
_BOOT = """<script>(() => {{
  const base = location.origin + location.pathname.slice(0, location.pathname.length - {cut})
    .replace(/\\/$/, "");
  window.__streamlit = {{ BACKEND_BASE_URL: base, MAIN_PAGE_BASE_URL: base }};
  // Streamlit fetches its icon font (a seventh of the page) at once; first use is soon enough.
  const load = document.fonts.load.bind(document.fonts);
  document.fonts.load = (font, ...rest) =>
    font.includes("Material") ? Promise.resolve([]) : load(font, ...rest);
}})()</script>"""

#: What a page may load, and who may frame it: itself alone. Streamlit writes scripts as it goes and
#: evaluates some, so that scripts in the page stay allowed; but nothing comes from another server
#: or goes to one. Embeds have a policy of their own.
_SHUT = {
    "Content-Security-Policy": "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; frame-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}

#: What makes Streamlit's page load its own files.
_LOADS = re.compile(
    r"""<link\s[^>]*rel="(?:preload|modulepreload|stylesheet)"[^>]*>"""
    r"""|<script\s[^>]*\bsrc=[^>]*></script>"""
)


def first_html(
    path: str, base_url: str, query: str = "",
    picture: str | tuple[PageStep, ...] | None = None,
) -> str:  # fmt: skip
    """The document that a page's address answers with.

    Parameters
    ----------
    path : str
        ``url_path`` of one of ``PAGES``; "" is the story.
    base_url : str
        Where the app answers, without a slash at its end.
    query : str
        Of the address.
    picture : str or tuple of PageStep, optional
        The page's drawing, or the story's steps, if they are there.
    """
    page = next(p for p in PAGES if p.path == path)
    dossier = cache.dossier()
    view, _ = View.parse(query, dossier)
    title = head.title(dossier, path, page.title, view)
    light, dark = css_variables("light"), css_variables("dark")
    parts = (
        _BOOT.format(cut=len(path)),
        fonts.head("../" * path.count("/")),
        head.head(dossier, path, page.title, view, base_url),
        f"<style>:root{{{light}background:{LIGHT.paper};color:{LIGHT.ink}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}background:{DARK.paper};"
        f"color:{DARK.ink}}}}}</style>",
    )
    html = _index().replace("<head>", f"<head>{''.join(parts)}", 1)
    # Nothing of a new case is to be had without scripts
    names = {p.path: p.title for p in offered(dossier) if p.path != "new"}
    found, up = asked(path, query), cache.to_all(base_url)
    app = "".join(load for load in _LOADS.findall(html) if 'as="font"' not in load)
    html = _LOADS.sub("", html)
    if isinstance(picture, str) or path:
        drawn = picture if isinstance(picture, str) else None
        body = f"{cover.cover(dossier, found, names, drawn, up)}{cover.later(app)}"
    else:
        body = story.page(dossier, found.view, found.dropped, names, picture, up)
    html = html.replace("</body>", f"{body}</body>", 1)
    return html.replace("<title>Streamlit</title>", Markup("<title>{}</title>").format(title), 1)


@lru_cache(maxsize=1)
def _index() -> str:
    """Streamlit's page, with our icon and without its words for readers without scripts."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = html.replace('href="./favicon.png"', f'href="{_ICON}"')
    return re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.S)


def asked(path: str, query: str) -> cover.Asked:
    """What an address asks for; a query that is too long is not read."""
    said = query if len(query) <= LONGEST else ""
    return cover.Asked(path, *View.parse(said, cache.dossier()))


# A seat for, a seat against, in the two sides' colours; inline, so that nothing is fetched.
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%231D1B19'/%3E%3Ccircle cx='5' cy='8' r='3' "
    "fill='%23F2935C'/%3E%3Ccircle cx='11' cy='8' r='2.4' fill='none' stroke='%236CB8EC' "
    "stroke-width='1.2'/%3E%3C/svg%3E"
)


async def _answer(request: Request) -> Response:
    # Whatever stands before it is the app's own address: a case may be called like a page.
    path = request.scope["path"].removeprefix(request.scope.get("root_path", "")).strip("/")
    base_url, query = own_address(request), request.url.query
    answer = await run_in_threadpool(_started, path, base_url, query)
    headers = {"Cache-Control": "no-cache", **_SHUT}
    return respond(answer, request.headers, method=request.method, headers=headers)


#: Documents that were answered, by all that they depend on.
_answered: Cache[CachedResponse] = Cache(16 << 20, most=256)


def _started(path: str, base_url: str, query: str) -> CachedResponse:
    """The first HTML, with its drawing if that is there within a moment."""
    found = asked(path, query)
    pool, dossier = cache.pool, cache.dossier()
    picture = (
        cover.drawn(pool, dossier, found, PATIENCE) if path else story.told(pool, dossier, PATIENCE)
    )
    said = f"{path} {found.view.query()} {found.dropped}"
    key = f"{dossier.version} {base_url} {said} {picture is None}"
    kept = _answered.get(key)
    if kept is None:
        html = first_html(path, base_url, query, picture)
        kept = compressed(html.encode("utf-8"), "text/html; charset=utf-8", "")
        _answered.put(key, kept)
    return kept


def ahead() -> None:
    """Have drawn what the pages show before anybody has asked for more."""
    for dossier in map(cache.of, cache.folders()):
        story.order(cache.pool, dossier)
        cover.ahead(cache.pool, dossier, tuple(p.path for p in offered(dossier) if p.path))


@asynccontextmanager
async def start(app: Any) -> AsyncIterator[dict[str, Any]]:
    """Do what the pages need before the first answer.

    Raises
    ------
    ReportAddressError
        If errors cannot be reported to what ``REPORT_URL`` says.
    """
    report.address()
    async with cache.start(app) as state:
        yield state


def routes() -> list[Route]:
    """Routes of the pages, and of what they load."""
    pages = [Route(f"/{page.path}", _answer, methods=["GET"]) for page in PAGES]
    return [*pages, *fonts.routes(), *find.routes(), *data_files.routes()]
