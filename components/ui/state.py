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

_VIEW, _URL, _PAGE, _DROPPED, _BESIDE, _CHANGED, _OWN, _TABLE, _WINDOW = (
    "view", "view_url", "view_page", "view_dropped", "view_beside", "view_changed", "view_own",
    "view_table", "view_window",
)  # fmt: skip

#: Part of the View -> widgets that show it, where they have other names.
_SHOWN = {"time": ("w-period", "w-time0", "w-time1")}
#: Page -> what the address means there by itself, and not as a part of the View.
OWN = {
    "search": ("q", "in"),
    "sources": ("q", "type", "language", "read", "for", "year", "sort"),
}


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
    """Replace the whole View; meant for callbacks too."""
    st.session_state[_VIEW], st.session_state[_CHANGED] = view, True


def keep(name: str, value: Any) -> str:
    """Give the widget of that name the View's value; returns the widget's key.

    A key stands for another widget on another page, which would start with its default there: so
    the first run of a page gives each its value anew.
    """
    state = st.session_state
    key = f"{name}-{n}" if (n := state.get(f"{name}-turn")) else name
    here = (state.get(_PAGE), state.get(_WINDOW))
    if state.get(key) != value or state.get(f"{name}-on") != here:
        state[key], state[f"{name}-on"] = value, here
    return key


def window(*said: Any) -> None:
    """Take what the browser says of its window; call it before any widget is drawn.

    The run that it asks for overtakes the one before in the browser, and with it the values that
    this one gave to widgets: so it gives them once more.
    """
    st.session_state[_WINDOW] = said


def choose(**changes: Any) -> None:
    """Change parts of the View that widgets show too, from elsewhere on the page; for callbacks.

    A browser sends the values of all widgets with each change of one: until it has drawn the new
    value, it would send the old one again, which would then count as the reader's choice. So the
    widgets are made anew.
    """
    now, state = current(), st.session_state
    for part in (part for part, value in changes.items() if getattr(now, part) != value):
        for name in _SHOWN.get(part, (f"w-{part}",)):
            state[f"{name}-turn"] = state.get(f"{name}-turn", 0) + 1
    change(**changes)


def read_url(dossier: Dossier, page: str) -> tuple[Rejected, ...]:
    """Take over the URL's View if somebody else than us wrote it.

    Returns
    -------
    tuple of Rejected
        What the URL asked for that the dossier does not know; kept until the View changes.
    """
    state = st.session_state
    found, moved = _url(), state.get(_PAGE) != page
    # A second choice, made before the first has reached the address bar, comes with its old query:
    # what was chosen in this run is newer than any address.
    foreign = not state.pop(_CHANGED, False) and found != state.get(_URL)
    here = {key: found[key][-1] for key in OWN.get(page, ()) if key in found}
    if foreign or moved:
        state[_OWN] = here
    # A page opened without a query keeps the reader's View; the same page without one is Back.
    asked = {key: value for key, value in found.items() if key not in here}
    # A link from another page says what it can of the reader's View: the rest stays.
    same = moved and asked == {key: [value] for key, value in shared(page).items()}
    if _VIEW not in state or (foreign and not same and (asked or not moved)):
        view, dropped = View.parse(asked, dossier)
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
    st.session_state[_TABLE], st.session_state[_CHANGED] = chart, True


def own() -> dict[str, str]:
    """What the address says to this page alone."""
    return dict(st.session_state.get(_OWN) or {})


def change_own(**changes: str) -> None:
    """Change what the address says to this page alone; an empty value takes it out."""
    said = own() | changes
    st.session_state[_OWN] = {k: v for k in OWN.get(page(), ()) if (v := said.get(k))}


def shared(path: str) -> dict[str, str]:
    """Parameters of the View for a page, but for what the address means there by itself."""
    return {k: v for k, v in current().params().items() if k not in OWN.get(path, ())}


def write_url() -> None:
    """Make the URL say the View, in its canonical form, and what the page says beside it."""
    params = shared(page()) | own() | st.session_state.get(_BESIDE, {})
    if _url() != {key: [value] for key, value in params.items()}:
        st.query_params.from_dict(params)
    st.session_state[_URL] = _url()


def _url() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}
