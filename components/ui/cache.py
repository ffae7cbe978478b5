"""What is loaded or drawn once for all sessions."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from components.charts import CHARTS
from components.charts.base import Frame
from components.dossier import Dossier, load
from components.theme import Mode
from components.view import View

DATA = Path(__file__).parents[2] / "data"
DOSSIER = "russia-2003"


@st.cache_resource(show_spinner=False)
def dossier() -> Dossier:
    """The dossier, loaded once; nobody may change its frames."""
    found = load(DATA / DOSSIER)
    settle()
    return found


def settle() -> None:
    """Move all that start-up made out of the garbage collector's sight.

    Streamlit collects all generations after every run; over our libraries that alone costs more
    than the page. What is frozen here lives as long as the process anyway.
    """
    gc.collect()
    gc.freeze()


@lru_cache(maxsize=256)
def frame(chart: str, view: View) -> Frame:
    """The frame of a chart in a View, shared by all sessions."""
    return CHARTS[chart].prepare(dossier(), view)


@lru_cache(maxsize=256)
def figure(
    chart: str, view: View, mode: Mode, narrow: bool, compact: bool = False
) -> tuple[go.Figure, str]:
    """The screen figure of a chart and its alt text, shared: nobody may change it."""
    entry = CHARTS[chart]
    rows = frame(chart, view)
    options = {"compact": True} if compact else {}
    drawn = entry.screen(rows, view, mode=mode, narrow=narrow, **options)
    return drawn, entry.describe(rows, view)
