"""The students' pages: ``/join`` to type a code, ``/join/{code}`` to follow the room.

Both are one document that asks for nothing but the room and its charts; whether a code is right
is found out by its script, as everywhere else. How tallies look and a room speaks is the talk's
own, which shows the same answers on the wall.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.embed.document import hashed
from components.serving.responses import CachedResponse, compressed, respond
from components.talk import slides
from components.theme import DARK, LIGHT, SANS, SERIF, css_variables
from components.wording.templates import fill

_HERE, _TALK = Path(__file__).parent, Path(slides.__file__).parent


def _read(*files: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in files)


_SCRIPT = _read(_TALK / "tallies.js", _TALK / "room.js", _HERE / "join.js")
_POLICY = (
    f"default-src 'none'; script-src '{hashed(_SCRIPT)}'; style-src 'unsafe-inline'; connect-src "
    "'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_STYLE = (
    f":root{{{css_variables('light')}--sans:{SANS};--serif:{SERIF};color-scheme:light dark}}"
    f"@media (prefers-color-scheme:dark){{:root{{{css_variables('dark')}}}}}"
    + _read(_TALK / "tallies.css", _HERE / "join.css")
)


@lru_cache(maxsize=2)
def document(up: str) -> CachedResponse:
    """The page; ``up`` leads from it to the story."""
    html = fill(
        "classroom/join.html",
        up=up, light=LIGHT, dark=DARK, style=Markup(_STYLE), script=Markup(_SCRIPT),
    )  # fmt: skip
    return compressed(html.encode(), "text/html; charset=utf-8", "")


async def _page(request: Request) -> Response:
    stored = document("." if "code" not in request.path_params else "..")
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
    return respond(stored, request.headers, method=request.method, headers=headers)


def routes() -> list[BaseRoute]:
    """Both pages."""
    return [Route("/join", _page, methods=["GET"]), Route("/join/{code}", _page, methods=["GET"])]
