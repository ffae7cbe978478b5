"""The View of one session, and its mirror in the URL.

The View in ``session_state`` is the only truth. Widgets write to it in callbacks; the URL is
written from it at the end of a run, and read back only when it is not what we wrote: a link that
was opened, or Back and Forward.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.dossier import Dossier
from components.view import View
from components.view.parsers import Rejected

_VIEW, _URL, _PAGE, _DROPPED, _BESIDE, _TABLE = (
    "view", "view_url", "view_page", "view_dropped", "view_beside", "view_table",
)  # fmt: skip


def current() -> View:
    """The session's View."""
    found = st.session_state.get(_VIEW)
    return found if isinstance(found, View) else View()


def page() -> str:
    """Path of the page that the session is on; "" for the first."""
    return str(st.session_state.get(_PAGE) or "")


def change(**changes: Any) -> None:
    """Change parts of the View; meant for callbacks, which run before the page is drawn."""
    put(current().replace(**changes))


def put(view: View) -> None:
    """Replace the whole View."""
    st.session_state[_VIEW] = view


def keep(name: str, value: Any) -> None:
    """Give the widget of that key the View's value.

    A key stands for another widget on another page, which would start with its default there: so
    the first run of a page gives each its value anew.
    """
    state, page = st.session_state, st.session_state.get(_PAGE)
    if state.get(name) != value or state.get(f"{name}-on") != page:
        state[name], state[f"{name}-on"] = value, page


def read_url(dossier: Dossier, page: str) -> tuple[Rejected, ...]:
    """Take over the URL's View if somebody else than us wrote it.

    Returns
    -------
    tuple of Rejected
        What the URL asked for that the dossier does not know; kept until the View changes.
    """
    state = st.session_state
    found = _url()
    foreign = found != state.get(_URL)
    # A page opened without a query keeps the reader's View; the same page without one is Back.
    if _VIEW not in state or (foreign and (found or state.get(_PAGE) == page)):
        view, dropped = View.parse(found, dossier)
        state[_VIEW], state[_DROPPED] = view, (view, dropped)
    if foreign:
        state[_TABLE] = (found.get("table") or [""])[-1]
    state[_PAGE], state[_URL], state[_BESIDE] = page, found, {}
    view, dropped = state.get(_DROPPED, (None, ()))
    return dropped if view == current() else ()


def beside(**params: str) -> None:
    """Have the URL say more than the View, on this page."""
    st.session_state[_BESIDE] = st.session_state.get(_BESIDE, {}) | params


def table() -> str:
    """Chart that the reader sees as a table; "" if none."""
    return str(st.session_state.get(_TABLE, ""))


def show_table(chart: str) -> None:
    """Callback's part: show that chart as a table; none if ""."""
    st.session_state[_TABLE] = chart


def write_url() -> None:
    """Make the URL say the View, in its canonical form, and what the page says beside it."""
    params = current().params() | st.session_state.get(_BESIDE, {})
    if _url() != {key: [value] for key, value in params.items()}:
        st.query_params.from_dict(params)
    st.session_state[_URL] = _url()


def _url() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}
