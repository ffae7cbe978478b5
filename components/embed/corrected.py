"""The answers that say what was corrected: a feed, and the JSON that pinned embeds ask for.

Both are the same for everybody, so that a site of plain files has them as files.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import feed
from components.embed.render import frame_of
from components.embed.since import ATOM, JSON
from components.query.corrections import Correction, corrections
from components.serving.responses import (
    FOLLOWING,
    CachedResponse,
    compressed,
    policy,
    respond,
    respond_error,
)
from components.view import View
from components.wording.cleaning import clean

MEDIA = {JSON: "application/json", ATOM: "application/atom+xml; charset=utf-8"}
#: Where the app lists its corrections; an exported site lists them on its first page.
LIST, SITE_LIST = "method#corrections", "index.html#corrections"


def written(dossier: Dossier, name: str, base_url: str, *, page: str = LIST) -> bytes:
    """Write ``corrections.json`` or ``corrections.atom``.

    Parameters
    ----------
    name : str
        ``JSON`` or ``ATOM``.
    base_url : str
        Of the app or the site; empty for relative links.
    page : str
        Where the corrections are listed, from there.
    """
    if name == ATOM:
        return feed.atom(dossier, base_url, own=ATOM, page=page)
    listed = [
        {"id": c.id, "date": c.date, "charts": list(_charts(dossier, c)), "title": c.title,
         "reason": c.reason}
        for c in corrections(dossier)
    ]  # fmt: skip
    said = {
        "dossier": dossier.name, "version": dossier.version,
        "page": f"{base_url}/{page}" if base_url else page, "corrections": listed,
    }  # fmt: skip
    return (json.dumps(clean(said), ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _charts(dossier: Dossier, c: Correction) -> tuple[str, ...]:
    """Charts that draw the row of a correction, or what it is a part of."""
    keys = {c.row_id, *c.row_id.split("/")}
    return tuple(chart for chart, rows in _drawn(dossier).items() if keys & rows)


@lru_cache(maxsize=2)
def _drawn(dossier: Dossier) -> dict[str, frozenset[str]]:
    """Ids of the rows behind each chart: of its marks, and of all of the table they stand for."""
    found = {}
    for chart, entry in CHARTS.items():
        rows: set[str] = set()
        with suppress(Exception):  # a chart that cannot be drawn has nothing to be corrected
            rows = set(frame_of(dossier, chart, View())["id"].dropna().astype(str))
        frame = dossier.tables.get(entry.table)
        if frame is not None and "id" in frame.columns:
            rows |= set(frame["id"].astype(str))
        found[chart] = frozenset(rows)
    return found


def routes(
    load: Callable[[str], Dossier | None], names: tuple[str, ...], base: Callable[[Request], str]
) -> list[Route]:
    """The feed and its JSON, of the first dossier.

    Parameters
    ----------
    load, names :
        As for ``serve.routes``.
    base : callable
        Request -> address of the app.
    """

    async def listed(request: Request) -> Response:
        name = request.url.path.rpartition("/")[2]
        stored = await run_in_threadpool(_stored, load, names, name, base(request))
        headers = {"Cache-Control": FOLLOWING, "Content-Security-Policy": policy(MEDIA[name])}
        if stored is None:
            gone = compressed(b"No such dossier.\n", "text/plain; charset=utf-8", "")
            return respond_error(gone, status=404, method=request.method, headers={})
        return respond(stored, request.headers, method=request.method, headers=headers)

    return [Route(f"/{name}", listed, methods=["GET"]) for name in MEDIA]


def _stored(
    load: Callable[[str], Dossier | None], names: tuple[str, ...], name: str, base_url: str
) -> CachedResponse | None:
    dossier = load(names[0]) if names else None
    return None if dossier is None else _packed(dossier, name, base_url)


@lru_cache(maxsize=32)
def _packed(dossier: Dossier, name: str, base_url: str) -> CachedResponse:
    return compressed(written(dossier, name, base_url), MEDIA[name], "")
