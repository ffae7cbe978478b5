"""Progress of downloads: links to files that the server makes on demand, which takes seconds."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def link(href: str, label: str) -> str:
    """A link, as HTML, that says how its file is coming along; without scripts a plain one."""
    return f"<a class='made' href='{escape(href)}' download>{escape(label)}</a>"


def watch() -> None:
    """Draw what makes the page's links say so; once a page."""
    st.components.v2.component("downloads", js=_SCRIPT)(key="downloads", height=1)
