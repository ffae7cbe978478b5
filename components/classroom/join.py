"""The students' pages: ``/join`` to type a code, ``/join/{code}`` to follow the room.

Both are one document that asks for nothing but the room and its charts; whether a code is right
is found out by its script, as everywhere else. How tallies look and a room speaks is the talk's
own, which shows the same answers on the wall.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.embed.document import hashed
from components.serving.responses import CachedResponse, answer, pack
from components.talk import slides
from components.theme import DARK, LIGHT, SANS, SERIF, css_variables

_HERE, _TALK = Path(__file__).parent, Path(slides.__file__).parent


def _read(*files: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in files)


_SCRIPT = _read(_TALK / "room.js", _HERE / "join.js")
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
_BODY = """<header class=top><a id=home href="{up}">353–0</a><span id=where></span>\
<span id=class-size></span></header>
<p id=note role=status></p><p id=said role=status></p>
<main>
<section id=enter hidden aria-labelledby=door-title><h1 id=door-title>Join the class</h1>
<form id=door novalidate><label for=code>The six letters on the wall</label>
<input id=code name=code maxlength=12 autocapitalize=characters autocomplete=off \
autocorrect=off spellcheck=false enterkeyhint=go aria-describedby=wrong>
<p id=wrong role=alert></p><button>Join</button></form>
<p>No account, no name. Your teacher sees what the class answers, not who answered.</p></section>
<section id=room hidden aria-labelledby=title><h1 id=title tabindex=-1>One moment …</h1>
<p id=caption></p><div id=ask></div><div id=tally></div><div id=chart></div></section>
<section id=end hidden aria-labelledby=closed><h1 id=closed tabindex=-1>The room is closed.</h1>
<p>Thank you for taking part. Nothing that you answered is kept here.</p>
<p><a href="{up}">Go on with the story</a></p></section>
<noscript><h1>Join the class</h1><p>To follow a class this page needs scripts. \
<a href="{up}">The story</a> has everything that is shown.</p></noscript>
</main>
<nav aria-label="Around the class"><p id=class></p><button id=earlier hidden>‹ Earlier</button>\
<button id=back hidden>Back to the class</button><button id=later hidden>Later ›</button>\
<button id=around>Look around</button></nav>"""


@lru_cache(maxsize=2)
def document(up: str) -> CachedResponse:
    """The page; ``up`` leads from it to the story."""
    html = (
        '<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width='
        'device-width,initial-scale=1,viewport-fit=cover"><title>Join the class · 353–0</title>'
        f'<meta name=robots content=noindex><link rel=icon href="data:,">'
        f'<meta name=theme-color content="{LIGHT.paper}" media="(prefers-color-scheme:light)">'
        f'<meta name=theme-color content="{DARK.paper}" media="(prefers-color-scheme:dark)">'
        f"<style>{_STYLE}</style><body>{_BODY.format(up=up)}<script>{_SCRIPT}</script>\n"
    )
    return pack(html.encode(), "text/html; charset=utf-8", "")


async def _page(request: Request) -> Response:
    stored = document("." if "code" not in request.path_params else "..")
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
    return answer(stored, request.headers, method=request.method, headers=headers)


def routes() -> list[BaseRoute]:
    """Both pages."""
    return [Route("/join", _page, methods=["GET"]), Route("/join/{code}", _page, methods=["GET"])]
