"""A strip of bars, a month each, in which a period is brushed; it writes the View's ``time``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from components.dossier import Dossier
from components.query.months import Months, months_of
from components.ui import state
from components.view import View
from components.wording.periods import MONTHS, range_words
from components.wording.templates import fill

_HERE = Path(__file__)
_SCRIPT, _STYLE = (_HERE.with_suffix(kind).read_text(encoding="utf-8") for kind in (".js", ".css"))
_KEY = "brush"


@contextmanager
def strip(dossier: Dossier, view: View, *, above: bool) -> Iterator[None]:
    """Draw the strip below the charts of the block, or above where those are many screens long."""
    if above:
        show(dossier, view)
    yield
    if not above:
        show(dossier, view)


def show(dossier: Dossier, view: View) -> None:
    """Draw the strip: all years of the dossier, and over them the period of the View.

    In the browser it sends ``v353:time`` to the document at every frame while it is brushed, with
    ``from`` and ``to`` as a View writes them, ``whole`` and ``done``.
    """
    months = months_of(dossier, view.filters.replace(time=(None, None)))
    if months is None:
        return
    draw = st.components.v2.component(
        "brush",
        html=str(fill("ui/brush.html", label="Period in view")),
        css=_STYLE,
        js=_SCRIPT,
    )
    with st.container(key="strip"):
        draw(key=_KEY, data=data_of(months, view), on_period_change=_take)


def data_of(months: Months, view: View) -> dict[str, Any]:
    """What the browser needs to draw the strip."""
    return {
        "first": months.first,
        "perYear": months.per_year,
        "counts": list(months.counts),
        "window": list(months.window(view)),
        "away": _away(months, view),
        "months": list(MONTHS),
    }


def _away(months: Months, view: View) -> str:
    """The View's period in words, where no month of the strip is in it; "" else."""
    low, high = view.period
    ends = (months.first, months.first + len(months.counts) - 1)
    first, last = (end // months.per_year for end in ends)
    out = (low and low.year > last) or (high and high.year < first)
    return f"{range_words(*view.time)}: none of these years" if out else ""


def _take() -> None:
    """Callback: look at the period that was brushed; the whole one is none."""
    found = st.session_state[_KEY].period
    if found:
        whole = bool(found["whole"])
        state.choose(time=(None, None) if whole else (str(found["from"]), str(found["to"])))
