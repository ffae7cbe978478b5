"""Tells the server whether the reader's window is a phone's column."""

from __future__ import annotations

import streamlit as st

#: Widest window, in CSS pixels, that gets the phone's drawing of a chart.
NARROW = 640

_WATCH = f"""
export default function ({{ setStateValue }}) {{
  const query = window.matchMedia("(max-width: {NARROW}px)");
  const tell = () => setStateValue("narrow", query.matches);
  if (query.matches) tell();
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}}
"""


def narrow() -> bool:
    """Whether charts are to be drawn for a phone; a change reruns the page once."""
    watch = st.components.v2.component("viewport", js=_WATCH)
    found = watch(key="viewport", height=1, on_narrow_change=lambda: None)
    return bool(found.get("narrow", False))
