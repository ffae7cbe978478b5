"""Charts and card as instances of one component of ours, without an iframe."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson
import streamlit as st

from components.charts import CHARTS
from components.charts.chart import Chart
from components.dossier import Dossier
from components.graphic.canvas import Size
from components.theme import Mode
from components.ui import cache, state
from components.ui.filters import turned
from components.ui.linked.routes import VERSION, figure_path, marks_path
from components.view import View

# The module itself is fetched once and kept: what is said here is sent with every run.
_LOAD = f"""
const base = window.__streamlit?.MAIN_PAGE_BASE_URL ?? location.origin;
const module = import(base + "/linked/{VERSION}/linked.js");
export default (component) => {{
  let gone = false, stop;
  module.then(m => {{ if (!gone) stop = m.default(component); }});
  return () => {{ gone = true; stop?.(); }};
}}
"""
_TURN, CLUE = "linked-turn", "w-clue"


def drawn(entry: Chart, view: View) -> View:
    """The View of the figure that is sent: without what the browser shows by itself.

    That is what is chosen, and, where a chart's marks keep their places, every filter but the
    period. Counts change with everything.
    """
    seen = entry.seen(view)
    if "event" not in entry.opens:
        seen = seen.replace(event=())
    if "actor" not in entry.opens and not seen.only:
        seen = seen.replace(actor=())
    if entry.fixed:
        whole = View(time=seen.time, sure=seen.sure, weigh=seen.weigh, rival=seen.rival)
        return entry.seen(view) if entry.counts(cache.frame(entry.id, whole)) else whole
    return seen


def chart(chart_id: str, view: View, *, mode: Mode, canvas: Size) -> None:
    """Put a chart on the page; something of it must be in view.

    Parameters
    ----------
    view : View
        As the chart sees it.
    """
    entry = CHARTS[chart_id]
    base = drawn(entry, view)
    spec = cache.figure(chart_id, base, mode, canvas)
    figure = {"path": figure_path(chart_id, mode, canvas, base)}
    if base != View(pressure=base.pressure):
        figure["spec"] = spec
    ahead = [
        figure_path(chart_id, mode, canvas, drawn(entry, view.replace(pressure=sides)))
        for sides in turned(state.current().pressure)
    ]
    # What was laid out for this very View leaves nothing out.
    without = view if base == view else view.replace(event=())
    left = _hidden(chart_id, base, without)
    hidden = _hidden(chart_id, base, without.replace(pressure=base.pressure))
    _put(
        f"plot-{chart_id}",
        part="chart",
        chart=chart_id,
        figure=figure,
        ahead=ahead if len(set(ahead)) > 1 else [],
        height=_height(spec),
        alt=cache.words(chart_id, view),
        laid={name: getattr(base, name) for name in ("event", "actor")},
        hidden=hidden,
        sided=[i for i in left if i not in hidden],
    )


def card(idle: str) -> None:
    """Put the card of what is chosen on the page.

    Parameters
    ----------
    idle : str
        HTML that stands there while nothing is chosen.
    """
    _put("linked-card", part="card", idle=idle)


def _put(key: str, **data: Any) -> None:
    view = state.current()
    mount = st.components.v2.component("linked", js=_LOAD, isolate_styles=False)
    mount(
        key=key,
        data=data
        | {
            "marks": marks_path(),
            "turn": st.session_state.get(_TURN, 0),
            "state": {"event": view.event, "actor": view.actor, "pressure": view.pressure,
                      "only": view.only, "time": view.time},
        },
        on_chosen_change=lambda: take(cache.dossier(), st.session_state[key]["chosen"]),
    )  # fmt: skip


def take(dossier: Dossier, chosen: Any) -> None:
    """Callback's part: make what was chosen in the browser the View's.

    Parameters
    ----------
    chosen : Any
        What the browser says: a mapping with ``event`` and ``actor`` (lists of ids), ``turn`` (the
        number of its change), and at times ``claim`` (a clue to open) or ``time`` (a period, as in
        a URL). Nothing in it is believed.
    """
    if not isinstance(chosen, dict):
        return
    turn, known = chosen.get("turn"), st.session_state.get(_TURN, 0)
    turn = turn if isinstance(turn, int) else 0
    st.session_state[_TURN] = max(turn, known)
    lists = {k: chosen.get(k) for k in ("event", "actor")}
    words = {k: "~".join(map(str, v)) for k, v in lists.items() if isinstance(v, list)}
    if "time" in chosen:
        words["time"] = str(chosen["time"])
    found, _ = View.parse({k: v for k, v in words.items() if v}, dossier)
    # A chart and the card each tell what was chosen there: in one run, in any order.
    if turn >= known:
        state.choose(event=found.event, actor=found.actor)
    if found.time != (None, None):
        state.choose(time=found.time)
    if (claim := str(chosen.get("claim"))) in set(dossier.claims["id"]):
        st.session_state[CLUE] = claim  # its card opens, and it can be weighed


@cache.kept(maxsize=1024)
def _hidden(chart_id: str, base: View, view: View) -> list[str]:
    """Ids of marks of the figure that the View leaves out."""
    if base == view:
        return []
    shown = set(cache.frame(chart_id, view)["id"].dropna())
    return [i for i in dict.fromkeys(cache.frame(chart_id, base)["id"].dropna()) if i not in shown]


@lru_cache(maxsize=512)
def _height(spec: str) -> float:
    return float(orjson.loads(spec)["layout"]["height"])
