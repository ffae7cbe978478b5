"""The first HTML of every page, and the dossier's files, as routes of our own.

Streamlit answers every address with one bare ``index.html``, from which a page below "/" has to
guess where its server is (two failing requests each). Ours says so, and gives each page its own
title and words for link previews and for readers without scripts.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.charts import CHARTS, leading
from components.dossier import references
from components.dossier.load import TABLE_NAMES
from components.serving.responses import CachedResponse, compressed, respond
from components.theme import DARK, LIGHT, css_variables
from components.ui import cache, cover, hero, report
from components.ui.shell import PAGES
from components.wording.templates import fill

_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"

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

#: What makes Streamlit's page load its own files.
_LOADS = re.compile(
    r"""<link\s[^>]*rel="(?:preload|modulepreload|stylesheet)"[^>]*>"""
    r"""|<script\s[^>]*\bsrc=[^>]*></script>"""
)


@lru_cache(maxsize=64)
def first_html(path: str, base_url: str, drawn: bool) -> str:
    """The document that a page's address answers with.

    Parameters
    ----------
    path : str
        ``url_path`` of one of ``PAGES``; "" is the story.
    base_url : str
        Where the app answers, without a slash at its end.
    drawn : bool
        Whether the cover's picture is there; only names the entry in the cache.
    """
    page = next(p for p in PAGES if p.path == path)
    title = "353–0" if not path else f"{page.title} · 353–0"
    dossier = cache.dossier()
    about = hero.about(dossier)
    light, dark = css_variables("light"), css_variables("dark")
    head = (
        _BOOT.format(cut=len(path)),
        cover.head(dossier, path, title, about, base_url, leading(path)),
        f"<style>:root{{{light}background:{LIGHT.paper};color:{LIGHT.ink}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}background:{DARK.paper};"
        f"color:{DARK.ink}}}}}</style>",
    )
    names = {p.path: p.title for p in PAGES}
    html = _INDEX.read_text(encoding="utf-8").replace("<head>", f"<head>{''.join(head)}", 1)
    if path:
        body = _without_scripts(page.title)
    else:
        html, app = _LOADS.sub("", html), "".join(_LOADS.findall(html))
        body = f"{cover.cover(dossier, names)}{cover.later(app)}"
    html = html.replace('href="./favicon.png"', f'href="{_ICON}"')
    html = re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.S)
    html = html.replace("</body>", f"{body}</body>", 1)
    return html.replace("<title>Streamlit</title>", Markup("<title>{}</title>").format(title), 1)


def _without_scripts(title: str) -> str:
    dossier = cache.dossier()
    charts = [
        (f"embed/{dossier.name}/{c}.html", chart.heading(dossier).title)
        for c, chart in CHARTS.items()
    ]
    return fill("ui/without_scripts.html", title=title, charts=charts)


# A seat for, a seat against, in the two sides' colours; inline, so that nothing is fetched.
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%231D1B19'/%3E%3Ccircle cx='5' cy='8' r='3' "
    "fill='%23F2935C'/%3E%3Ccircle cx='11' cy='8' r='2.4' fill='none' stroke='%236CB8EC' "
    "stroke-width='1.2'/%3E%3C/svg%3E"
)


def _answer(request: Request) -> Response:
    path = request.url.path.strip("/").rpartition("/")[2]
    known = path if any(p.path == path for p in PAGES) else ""
    base_url = str(request.base_url).rstrip("/")
    html = first_html(known, base_url, cover.drawn())
    return respond(
        _packed(html), request.headers, method=request.method, headers={"Cache-Control": "no-cache"}
    )


@lru_cache(maxsize=64)
def _packed(html: str) -> CachedResponse:
    return compressed(html.encode("utf-8"), "text/html; charset=utf-8", "")


@asynccontextmanager
async def start(app: Any) -> AsyncIterator[dict[str, Any]]:
    """Begin to draw the cover's picture, and do what the pages need before the first answer.

    Raises
    ------
    ReportAddressError
        If errors cannot be reported to what ``REPORT_URL`` says.
    """
    report.address()
    async with cache.start(app) as state:
        cover.draw(cache.dossier())
        yield state


def _file(request: Request) -> Response:
    """A file of the dossier: one table, the package, or the citations."""
    name, (stem, _, kind) = request.path_params["name"], request.path_params["file"].partition(".")
    folder = cache.FOLDER
    if name != cache.DOSSIER or (stem, kind) not in _FILES:
        known = ", ".join(f"{s}.{k}" for s, k in _FILES)
        return PlainTextResponse(f"No such file. There are: {known}", status_code=404)
    body: bytes | str
    if kind == "zip":
        body = references.package_zip(folder)
    elif kind == "bib":
        body = references.bibtex(cache.dossier())
    elif kind == "csl.json":
        body = references.csl_json(cache.dossier())
    else:
        body = (folder / ("parquet" if kind == "parquet" else "") / f"{stem}.{kind}").read_bytes()
        if kind == "csv":
            body = codecs.BOM_UTF8 + body  # by which Excel knows that it is UTF-8
    headers = {"Content-Disposition": f'attachment; filename="{stem}.{kind}"'}
    return Response(body, media_type=_FILES[stem, kind], headers=headers)


_FILES = {
    **{(t, "csv"): "text/csv; charset=utf-8" for t in TABLE_NAMES},
    **{(t, "parquet"): "application/vnd.apache.parquet" for t in TABLE_NAMES},
    (cache.DOSSIER, "zip"): "application/zip",
    ("sources", "bib"): "application/x-bibtex; charset=utf-8",
    ("sources", "csl.json"): "application/vnd.citationstyles.csl+json",
    ("datapackage", "json"): "application/json",
    ("codebook", "md"): "text/markdown; charset=utf-8",
}


def routes() -> list[Route]:
    """One route a page, and one for the dossier's files."""
    pages = [Route(f"/{page.path}", _answer, methods=["GET"]) for page in PAGES]
    return [*pages, Route("/data/{name}/{file}", _file, methods=["GET"])]
