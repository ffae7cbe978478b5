"""What the linked charts fetch: their script, Plotly, figures of a View, marks."""

from __future__ import annotations

import hashlib
import threading
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.charts import CHARTS
from components.graphic.canvas import SIZES, Size
from components.serving.responses import PINNED, CachedResponse, compressed, respond
from components.theme import Mode
from components.ui import cache
from components.ui.linked import marks
from components.view import View

_FOLDER = Path(__file__).parent
#: Plotly's smaller bundle (MIT, beside its licence), and what draws with it.
FILES = (
    "linked.js", "page.js", "chart.js", "card.js", "filters.js", "figure.js", "hits.js",
    "plotly-basic.min.js",
)  # fmt: skip
#: A version in the address: what it answers never changes.
VERSION = hashlib.sha256(b"".join((_FOLDER / f).read_bytes() for f in FILES)).hexdigest()[:12]

_WHOLE = View()


def figure_path(chart: str, mode: Mode, canvas: Size, view: View = _WHOLE) -> str:
    """Address of a chart's figure in a View, below the app's own."""
    dossier = cache.dossier()
    path = f"/linked/{dossier.name}/{dossier.version}-{VERSION}/{chart}.{canvas}.{mode}.json"
    return f"{path}?{view.query()}" if view != _WHOLE else path


def marks_path() -> str:
    """Address of the table of marks, below the app's own."""
    dossier = cache.dossier()
    return f"/linked/{dossier.name}/{dossier.version}-{VERSION}/marks.json"


async def _script(request: Request) -> Response:
    name = request.path_params["file"]
    if request.path_params["version"] != VERSION or name not in FILES:
        return PlainTextResponse("No such file.", status_code=404)
    return _sent(request, await run_in_threadpool(_file, name))


async def _json(request: Request) -> Response:
    dossier, asked = cache.dossier(), request.path_params
    if (asked["name"], asked["version"]) != (dossier.name, f"{dossier.version}-{VERSION}"):
        return PlainTextResponse("This version is not served any more.", status_code=404)
    if asked["file"] == "marks.json":
        return _sent(request, await run_in_threadpool(marks.table, dossier))
    chart, _, rest = asked["file"].partition(".")
    canvas, _, mode = rest.removesuffix(".json").partition(".")
    if chart not in CHARTS or canvas not in SIZES or mode not in ("light", "dark"):
        return PlainTextResponse("No such figure.", status_code=404)
    view, dropped = View.parse(request.url.query, dossier)
    if dropped or view.query() != request.url.query:
        return PlainTextResponse("No such View, or not in its own form.", status_code=404)
    return _sent(request, await run_in_threadpool(_figure, chart, canvas, mode, view))


def _sent(request: Request, stored: CachedResponse) -> Response:
    headers = {"Cache-Control": PINNED}
    return respond(stored, request.headers, method=request.method, headers=headers)


@lru_cache(maxsize=len(FILES))
def _file(name: str) -> CachedResponse:
    return compressed((_FOLDER / name).read_bytes(), "text/javascript; charset=utf-8", "")


@cache.kept(maxsize=512)
def _figure(chart: str, canvas: Size, mode: Mode, view: View) -> CachedResponse:
    spec = cache.figure(chart, view, mode, canvas)
    return compressed((spec or "null").encode(), "application/json", "")


def ahead() -> None:
    """Begin to make, in a thread, what the first reader would wait for."""

    def tables() -> None:
        for dossier in map(cache.of, cache.folders()):
            marks.table(dossier)

    threading.Thread(target=tables, daemon=True).start()


def routes() -> list[Route]:
    """The routes, for the port of the app."""
    return [
        Route("/linked/{version}/{file}", _script, methods=["GET"]),
        Route("/linked/{name}/{version}/{file}", _json, methods=["GET"]),
    ]
