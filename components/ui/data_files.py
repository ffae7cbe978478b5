"""The dossier's files as routes: tables, package, citations; for browsers, notebooks and tools."""

from __future__ import annotations

import codecs
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.dossier import references
from components.dossier.load import OPTIONAL, PACKAGE
from components.dossier.table_columns import TABLE_NAMES
from components.serving.ranges import respond_file
from components.serving.responses import FOLLOWING, CachedResponse, compressed, policy, preflight
from components.ui import cache

_FILES = {
    **{(t, "csv"): "text/csv; charset=utf-8" for t in TABLE_NAMES},
    **{(t, "parquet"): "application/vnd.apache.parquet" for t in TABLE_NAMES},
    ("sources", "bib"): "application/x-bibtex; charset=utf-8",
    ("sources", "csl.json"): "application/vnd.citationstyles.csl+json",
    ("datapackage", "json"): "application/json",
    ("codebook", "md"): "text/markdown; charset=utf-8",
}
#: Of tables that a dossier may have none of.
_OWN = {
    **{(t, "csv"): _FILES["events", "csv"] for t in OPTIONAL},
    **{(t, "parquet"): _FILES["events", "parquet"] for t in OPTIONAL},
}
_PACKED = ("zip", "parquet")


def _files_of(case: str) -> dict[tuple[str, str], str]:
    """Name and kind of each file of a case -> its media type."""
    own = {file: media for file, media in _OWN.items() if _place(*file).is_file()}
    return _FILES | own | {(case, "zip"): "application/zip"}


def _place(stem: str, kind: str) -> Path:
    """Where a file of the dossier lies."""
    return cache.folder() / ("parquet" if kind == "parquet" else "") / f"{stem}.{kind}"


async def _file(request: Request) -> Response:
    """A file of the dossier: one table, the package, or the citations."""
    if request.method == "OPTIONS":
        return preflight()
    name, (stem, _, kind) = request.path_params["name"], request.path_params["file"].partition(".")
    files = _files_of(cache.current())
    if name != cache.current() or (stem, kind) not in files:
        known = ", ".join(f"{s}.{k}" for s, k in files)
        headers = {"Access-Control-Allow-Origin": "*"}
        return PlainTextResponse(f"No such file. There are: {known}", 404, headers)
    stored, modified = await run_in_threadpool(_found, stem, kind)
    headers = {
        "Cache-Control": FOLLOWING,
        "Content-Disposition": f'attachment; filename="{stem}.{kind}"',
        "Content-Security-Policy": policy(stored.media_type),
    }
    return respond_file(
        stored, request.headers, method=request.method, headers=headers, modified=modified
    )


def _found(stem: str, kind: str) -> tuple[CachedResponse, float]:
    """A file, and when it was last changed; what is made of the tables, when these were."""
    folder = cache.folder()
    file = _place(stem, kind)
    about = (file if file.is_file() else folder / PACKAGE).stat()
    stamp = about.st_mtime_ns, about.st_size, cache.dossier().version
    return _stored(stem, kind, file, stamp), about.st_mtime


@lru_cache(maxsize=4 * len(_FILES))
def _stored(stem: str, kind: str, file: Path, stamp: tuple[int, int, str]) -> CachedResponse:
    """A file as it is sent, made once as long as what it is made of is the same."""
    if kind == "zip":
        body = references.package_zip(file.parent)
    elif kind == "bib":
        body = references.bibtex(cache.dossier()).encode()
    elif kind == "csl.json":
        body = references.csl_json(cache.dossier()).encode()
    else:
        body = file.read_bytes()
        if kind == "csv":
            body = codecs.BOM_UTF8 + body  # by which Excel knows that it is UTF-8
    media = _files_of(stem)[stem, kind]  # only the package is called as its case is
    return compressed(body, media, "", compress=kind not in _PACKED)


def routes() -> list[Route]:
    """One route for all files."""
    return [Route("/data/{name}/{file}", _file, methods=["GET", "OPTIONS"])]
