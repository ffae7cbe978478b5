"""Tells the server how wide a drawing the reader's window has room for, and when it turns dark."""

from __future__ import annotations

import streamlit as st

from components.graphic.canvas import SIZES, Size
from components.ui import state

#: Widest window, in CSS pixels, that gets the phone's drawing of a chart.
NARROW = 640
#: Windows in which a page's main column is as wide as the wide drawing, beside a card or over one.
WIDE = "(min-width: 1270px), (min-width: 910px) and (max-width: 1100px)"

_WATCH = f"""
export default function ({{ data, setStateValue }}) {{
  const queries = [
    ["phone", window.matchMedia("(max-width: {NARROW}px)")],
    ["wide", window.matchMedia("{WIDE}")],
  ];
  const fits = () => queries.find(([, query]) => query.matches)?.[0] ?? "column";
  const tell = () => setStateValue("canvas", fits());
  if (fits() !== data.assumed) tell();
  for (const [, query] of queries) query.addEventListener("change", tell);
  // A phone turns dark in the evening: Streamlit changes its own colours and runs nothing.
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const turn = () => setTimeout(() => setStateValue("dark", dark.matches), 50);
  dark.addEventListener("change", turn);
  return () => {{
    for (const [, query] of queries) query.removeEventListener("change", tell);
    dark.removeEventListener("change", turn);
  }};
}}
"""


def canvas() -> Size:
    """What charts are to be drawn for.

    Phones say so in their first request, and most other windows are wide; any else is found out by
    the browser, at the price of one rerun.
    """
    assumed: Size = "phone" if "Mobi" in st.context.headers.get("User-Agent", "") else "wide"
    watch = st.components.v2.component("viewport", js=_WATCH)
    found = watch(
        key="viewport",
        data={"assumed": assumed},
        height=1,
        on_canvas_change=lambda: None,
        on_dark_change=lambda: None,  # each run asks Streamlit itself for its colours
    )
    said = found.get("canvas")
    state.window(said, found.get("dark"))
    return next((size for size in SIZES if size == said), assumed)
