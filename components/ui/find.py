"""The search box in the masthead, and the routes that it asks while one types."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import orjson
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.query.search.asking import asked
from components.query.search.finding import search
from components.serving.responses import (
    FOLLOWING,
    PINNED,
    CachedResponse,
    compressed,
    respond,
)
from components.ui import cache, found

_SCRIPT = Path(__file__).with_name("find.js")
#: A version in the address: what it answers never changes.
VERSION = hashlib.sha256(_SCRIPT.read_bytes()).hexdigest()[:12]

_LOAD = f"""
const base = window.__streamlit?.MAIN_PAGE_BASE_URL ?? location.origin;
const module = import(base + "/find/{VERSION}.js");
export default (component) => {{
  let gone = false, stop;
  module.then(m => {{ if (!gone) stop = m.default(component); }});
  return () => {{ gone = true; stop?.(); }};
}}
"""
_KEY, _WANTED = "find", "find-wanted"
#: Lines that the box shows.
MOST = 7


def box(text: str) -> None:
    """Put the box on the page.

    Parameters
    ----------
    text : str
        What was asked last.
    """
    mount = st.components.v2.component(_KEY, js=_LOAD, isolate_styles=False)
    mount(key=_KEY, data={"text": text}, on_go_change=_go)


def _go() -> None:
    st.session_state[_WANTED] = st.session_state[_KEY]["go"]


def wanted() -> str | None:
    """What was asked for in the box just now, once; None if nothing was."""
    text = st.session_state.pop(_WANTED, None)
    return asked(text).text if isinstance(text, str) else None


async def _answer(request: Request) -> Response:
    # Whatever is asked is cut to length before it is looked for or kept.
    text = asked(request.query_params.get("q", "")[:400]).text
    stored = await run_in_threadpool(_found, text)
    headers = {"Cache-Control": FOLLOWING}
    return respond(stored, request.headers, method=request.method, headers=headers)


@cache.kept(maxsize=512)
def _found(text: str) -> CachedResponse:
    dossier = cache.dossier()
    told = found.as_json(dossier, search(dossier, text), most=MOST)
    return compressed(orjson.dumps(told), "application/json", "")


async def _script(request: Request) -> Response:
    if request.path_params["version"] != VERSION:
        return PlainTextResponse("This version is not served any more.", status_code=404)
    headers = {"Cache-Control": PINNED}
    return respond(_code(), request.headers, method=request.method, headers=headers)


@lru_cache(maxsize=1)
def _code() -> CachedResponse:
    return compressed(_SCRIPT.read_bytes(), "text/javascript; charset=utf-8", "")


def routes() -> list[Route]:
    """The routes, for the port of the app."""
    return [
        Route("/search.json", _answer, methods=["GET"]),
        Route("/find/{version}.js", _script, methods=["GET"]),
    ]
