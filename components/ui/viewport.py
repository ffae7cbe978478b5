"""Tells the server whether the reader's window is a phone's column, and when it turns dark."""

from __future__ import annotations

import streamlit as st

from components.ui import state

#: Widest window, in CSS pixels, that gets the phone's drawing of a chart.
NARROW = 640

_WATCH = f"""
export default function ({{ data, setStateValue }}) {{
  const query = window.matchMedia("(max-width: {NARROW}px)");
  const tell = () => setStateValue("narrow", query.matches);
  if (query.matches !== data.assumed) tell();
  query.addEventListener("change", tell);
  // A phone turns dark in the evening: Streamlit changes its own colours and runs nothing.
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const turn = () => setTimeout(() => setStateValue("dark", dark.matches), 50);
  dark.addEventListener("change", turn);
  return () => {{
    query.removeEventListener("change", tell);
    dark.removeEventListener("change", turn);
  }};
}}
"""


def narrow() -> bool:
    """Whether charts are to be drawn for a phone.

    Phones say so in their first request; any other narrow window is found out by the browser,
    at the price of one rerun.
    """
    assumed = "Mobi" in st.context.headers.get("User-Agent", "")
    watch = st.components.v2.component("viewport", js=_WATCH)
    found = watch(
        key="viewport",
        data={"assumed": assumed},
        height=1,
        on_narrow_change=lambda: None,
        on_dark_change=lambda: None,  # each run asks Streamlit itself for its colours
    )
    said = found.get("narrow")
    state.window(said, found.get("dark"))
    return assumed if said is None else bool(said)
