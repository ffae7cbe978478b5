"""The pages' faces: cuts of what Streamlit ships, a twelfth as large, served by us."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.serving.responses import PINNED, CachedResponse, compressed, respond

_HERE = Path(__file__).parent
_FOLDER = _HERE / "fonts"
FILES = ("sans.woff2", "sans-italic.woff2", "serif.woff2", "icons.woff2")
#: A version in the address: what it answers never changes.
VERSION = hashlib.sha256(b"".join((_FOLDER / f).read_bytes() for f in FILES)).hexdigest()[:12]
#: What the first lines of a page are set in.
_FIRST = ("sans.woff2", "serif.woff2")


@lru_cache(maxsize=4)
def head(up: str = "") -> str:
    """Style and hints for a page's head.

    Parameters
    ----------
    up : str
        Way from the page's folder to the app's, for instance ``../``.
    """
    where = f"{up}fonts/{VERSION}"
    css = " ".join((_HERE / "fonts.css").read_text(encoding="utf-8").split())
    hints = "".join(
        f'<link rel="preload" href="{where}/{file}" as="font" type="font/woff2" crossorigin>'
        for file in _FIRST
    )
    return f"{hints}<style>{css.replace('{fonts}', where)}</style>"


async def _answer(request: Request) -> Response:
    name = request.path_params["file"]
    if request.path_params["version"] != VERSION or name not in FILES:
        return PlainTextResponse("No such file.", status_code=404)
    headers = {"Cache-Control": PINNED}
    return respond(_file(name), request.headers, method=request.method, headers=headers)


@lru_cache(maxsize=len(FILES))
def _file(name: str) -> CachedResponse:
    return compressed((_FOLDER / name).read_bytes(), "font/woff2", "", compress=False)


def routes() -> list[Route]:
    """The route, for the port of the app."""
    return [Route("/fonts/{version}/{file}", _answer, methods=["GET"])]
