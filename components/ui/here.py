"""Addresses of what the reader sees."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from components.serving.public_url import public_url
from components.ui import state


def base() -> str:
    """Address of the app without a slash at its end: the public one, else as the reader sees it.

    "" if neither is known.
    """
    if public_url():
        return public_url()
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}{root()}" if parts.netloc else ""


def root() -> str:
    """Path below which the reader has the app, without a slash at its end; "" if none."""
    path = urlsplit(st.context.url or "").path.rstrip("/")
    own = f"/{state.page()}" if state.page() else ""
    return path.removesuffix(own)


def here() -> str:
    """Address of this page in this View."""
    query = state.current().query()
    return f"{base()}/{state.page()}" + (f"?{query}" if query else "")
