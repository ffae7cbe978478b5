"""Static files, compressed: Streamlit sends its scripts and styles as they are, megabytes."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Any

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.serving.responses import ENCODINGS, chosen

_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".wasm": "application/wasm",
}
#: File names carry a hash of their content, so that they may be kept for good.
_FOREVER = "public, max-age=31536000, immutable"


class Compressed:
    """Middleware that answers for static files in brotli or gzip.

    Parameters
    ----------
    app : ASGI app
        Answers all else, and clients that take neither.
    folder : Path
        Holds the folder ``static``, whose files bear a hash of their content in their names.
    """

    def __init__(self, app: ASGIApp, *, folder: Path) -> None:
        self.app, self.folder = app, folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        file = _file(scope, self.folder)
        accepted = Headers(scope=scope).get("accept-encoding", "") if file else ""
        encoding = chosen(accepted, ENCODINGS)
        if file is None or encoding == "identity":
            await self.app(scope, receive, send)
            return
        body = await run_in_threadpool(_compressed, file, encoding)
        headers = {
            "Content-Encoding": encoding,
            "Vary": "Accept-Encoding",
            "Cache-Control": _FOREVER,
            "X-Content-Type-Options": "nosniff",
        }
        headers["Content-Length"] = str(len(body))
        sent = b"" if scope["method"] == "HEAD" else body
        response = Response(sent, headers=headers, media_type=_TYPES[file.suffix])
        await response(scope, receive, send)


def _file(scope: Scope, folder: Path) -> Path | None:
    """The static file that a request asks for, if it is one that gains by compression."""
    path: Any = scope.get("path", "").removeprefix(scope.get("root_path", ""))
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    if not path.startswith("/static/"):
        return None
    try:
        file = (folder / path[1:]).resolve()
        inside = file.is_relative_to(folder / "static") and file.suffix in _TYPES
        return file if inside and file.is_file() else None
    except (ValueError, OSError):  # no name that a file could bear
        return None


@lru_cache(maxsize=512)
def _compressed(file: Path, encoding: str) -> bytes:
    """A file in an encoding; made once and kept, for there are few and they never change."""
    content = file.read_bytes()
    if encoding == "gzip":
        return gzip.compress(content, 6, mtime=0)
    # The best quality takes seconds for a megabyte and saves a tenth more; nobody waits for that.
    return bytes(brotli.compress(content, quality=9 if len(content) < 300_000 else 6))
