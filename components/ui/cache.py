"""What is loaded or drawn once for all sessions.

Collecting garbage takes the longer the more objects are alive: over our libraries alone, longer
than a page. So what lives as long as the server is made at its start and frozen out of the
collector's sight; what is kept after that is kept as text, which the collector need not visit;
and ``.streamlit/config.toml`` leaves it to Python when to collect, rather than after every run.
"""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import orjson
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.charts import CHARTS
from components.charts.chart import Frame
from components.charts.filled import filled
from components.dossier import Dossier, DossierError, load
from components.dossier.place import case_folders
from components.graphic.canvas import SIZES, Size
from components.graphic.writers import plotly as write
from components.serving.cases import CASE, case_of, without_case
from components.serving.pool import RenderPool
from components.theme import Mode
from components.ui import draft
from components.view import View

F = TypeVar("F", bound=Callable[..., Any])

#: Where embeds are drawn, for the routes and for the page that writes their codes.
pool = RenderPool()

_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def folders() -> Mapping[str, Path]:
    """Where the dossiers lie that can be loaded, by what they are called in addresses.

    The first is the default. One that is broken is named in the log and in ``broken``.

    Raises
    ------
    DossierError
        If none is sound, or the environment names what is none.
    """
    found, sound = case_folders(), {}
    for name, folder in found.items():
        try:
            _held[name] = draft.stamp(folder), load(folder)
            sound[name] = folder
        except DossierError as error:
            if len(found) == 1:
                raise
            broken[name] = str(error)
            _log.error("The case %s is left out: %s", name, error)
    if not sound:
        raise DossierError("\n".join(broken.values()))
    return sound


#: Name -> when a draft was built, and the dossier; and what is wrong with those left out.
_held: dict[str, tuple[int, Dossier]] = {}
broken: dict[str, str] = {}
#: What is kept of a dossier without naming it: to be forgotten when a draft is drawn anew.
_kept: list[Callable[[], object]] = []


def kept(maxsize: int) -> Callable[[F], F]:
    """Keep what a function gives of the dossier that is asked for, for as long as that is held."""

    def keep(make: F) -> F:
        made = lru_cache(maxsize=maxsize)(lambda _, *given: make(*given))
        _kept.append(made.cache_clear)

        @wraps(make)
        def get(*given: Any) -> Any:
            return made(dossier(), *given)

        return cast(F, get)

    return keep


def default() -> str:
    """The case of addresses that name none."""
    return next(iter(folders()))


def current() -> str:
    """The case of the request, or of the page that a session's browser shows."""
    if name := CASE.get():
        return name
    running = get_script_run_ctx(suppress_warning=True)
    url = (st.context.url or "") if running else ""
    return case_of(url, tuple(folders())) or default()


def to_all(url: str) -> str:
    """What leads from a page of the app at some address to the library; "" with one case."""
    if len(folders()) == 1:
        return ""
    return "../../" if without_case(url) != url else "./"


def base() -> str:
    """Address of the app, or of the case, in the session's browser, as far as it is known."""
    found = re.match(r"[^?#]*/case/[^/?#]+", st.context.url or "")
    return found[0] if found else ""


def folder() -> Path:
    """Where the dossier lies that is asked for."""
    return folders()[current()]


def dossier() -> Dossier:
    """The dossier that is asked for, loaded once, and a draft once for each time it is built anew.

    Nobody may change its frames.
    """
    return of(current())


def of(name: str) -> Dossier:
    """The dossier of a case that there is."""
    folder = folders()[name]
    stamp = draft.stamp(folder)
    if name not in _held or _held[name][0] != stamp:
        forget()
        _held[name] = stamp, load(folder)
    return _held[name][1]


def forget() -> None:
    """Forget all that is kept of dossiers without naming them."""
    for one in _kept:
        one()


def named(name: str) -> Dossier | None:
    """The dossier of a name that a URL gives; None if there is none."""
    return of(name) if name in folders() else None


@asynccontextmanager
async def start(_: Any) -> AsyncIterator[dict[str, Any]]:
    """What the server does before it answers: load, draw every chart once, settle."""
    for name in folders():
        CASE.set(name)
        for chart in filled(dossier()):
            with suppress(Exception):  # if it cannot be drawn, its page will say so
                figure(chart, View(), "light", "wide")
    CASE.set("")
    settle()
    yield {}


def settle() -> None:
    """Move all that is alive out of the garbage collector's sight; it stays until the end."""
    gc.collect()
    gc.freeze()


# Few, for a frame is many objects: enough for the charts that are being drawn at one time.
@kept(maxsize=8)
def frame(chart: str, view: View) -> Frame:
    """The frame of a chart in a View, shared by all sessions."""
    return CHARTS[chart].prepare(dossier(), view)


@kept(maxsize=512)
def words(chart: str, view: View) -> str:
    """The alt text of a chart in a View; "" if nothing is in view."""
    rows = frame(chart, view)
    return "" if rows.empty else CHARTS[chart].describe(rows)


@kept(maxsize=512)
def figure(chart: str, view: View, mode: Mode, canvas: Size) -> str:
    """The screen figure of a chart as JSON; "" if nothing is in view."""
    rows = frame(chart, view)
    if rows.empty:
        return ""
    drawn = write.figure(CHARTS[chart].layout(rows, SIZES[canvas]), mode=mode)
    spec = orjson.dumps(drawn, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS)
    return spec.decode()
