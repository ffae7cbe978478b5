"""Addresses of what the reader sees."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from components.ui import state


def base() -> str:
    """Address of the app as the reader sees it, without a slash at its end; "" if not known."""
    parts = urlsplit(st.context.url or "")
    if not parts.netloc:
        return ""
    path = parts.path.rstrip("/")
    own = f"/{state.page()}" if state.page() else ""
    return f"{parts.scheme}://{parts.netloc}{path.removesuffix(own)}"


def here() -> str:
    """Address of this page in this View."""
    query = state.current().query()
    return f"{base()}/{state.page()}" + (f"?{query}" if query else "")
