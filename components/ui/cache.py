"""What is loaded or drawn once for all sessions.

Collecting garbage takes the longer the more objects are alive: over our libraries alone, longer
than a page. So what lives as long as the server is made at its start and frozen out of the
collector's sight; what is kept after that is kept as text, which the collector need not visit;
and ``.streamlit/config.toml`` leaves it to Python when to collect, rather than after every run.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar, cast

import orjson

from components.charts import CHARTS
from components.charts.chart import Frame
from components.charts.filled import filled
from components.dossier import Dossier, load
from components.dossier.place import usual_folder
from components.graphic.canvas import APP_PHONE, COLUMN
from components.graphic.writers import plotly as write
from components.serving.pool import RenderPool
from components.theme import Mode
from components.ui import draft
from components.view import View

F = TypeVar("F", bound=Callable[..., Any])

#: Where embeds are drawn, for the routes and for the page that writes their codes.
pool = RenderPool()

#: Where the dossier lies, and what it is called in addresses.
FOLDER = usual_folder()
DOSSIER = FOLDER.resolve().name


#: What is kept of the dossier without naming it: to be forgotten when a draft is drawn anew.
_kept: list[Callable[[], object]] = []


def kept(maxsize: int) -> Callable[[F], F]:
    """Keep what a function gives, for as long as the dossier is the one that it was made of."""

    def keep(make: F) -> F:
        made = lru_cache(maxsize=maxsize)(make)
        _kept.append(made.cache_clear)
        return cast(F, made)

    return keep


def dossier() -> Dossier:
    """The dossier, loaded once, and a draft once for each time that it is built anew.

    Nobody may change its frames.
    """
    return _loaded(draft.stamp(FOLDER))


@lru_cache(maxsize=1)
def _loaded(_: int) -> Dossier:
    forget()
    return load(FOLDER)


def forget() -> None:
    """Forget all that is kept of the dossier without naming it."""
    for one in _kept:
        one()


def named(name: str) -> Dossier | None:
    """The dossier of a name that a URL gives; None if there is none."""
    return dossier() if name == DOSSIER else None


@asynccontextmanager
async def start(_: Any) -> AsyncIterator[dict[str, Any]]:
    """What the server does before it answers: load, draw every chart once, settle."""
    for chart in filled(dossier()):
        with suppress(Exception):  # if it cannot be drawn, its page will say so
            figure(chart, View(), "light", False)
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
def figure(chart: str, view: View, mode: Mode, narrow: bool, compact: bool = False) -> str:
    """The screen figure of a chart as JSON; "" if nothing is in view."""
    rows = frame(chart, view)
    if rows.empty:
        return ""
    canvas = replace(APP_PHONE if narrow else COLUMN, compact=compact)
    drawn = write.figure(CHARTS[chart].layout(rows, canvas), mode=mode)
    spec = orjson.dumps(drawn, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS)
    return spec.decode()
