"""Keeps the keyboard's place in a list that changes under it.

A button that moves on the page is drawn anew now and then, and one that is switched off or goes
away cannot keep the focus: the browser then starts again at the top of the page.
"""

from __future__ import annotations

import streamlit as st

_ASKED = "focus-asked"
#: For how long, in milliseconds, Streamlit may still redraw what it has drawn.
_REDRAWN = 1500

_KEEP = f"""
export default function ({{ data }}) {{
  if (!data.turn || window.__focusTurn === data.turn) return;
  window.__focusTurn = data.turn;
  const until = performance.now() + {_REDRAWN};
  let moved = false;
  const leave = () => {{ moved = true; }};
  const theirs = ["keydown", "pointerdown"];
  theirs.forEach(kind => addEventListener(kind, leave, true));
  const look = () => {{
    const own = document.activeElement;
    if (!own || own === document.body) {{
      const found = data.keys.map(key => document.querySelector(
        `.st-key-${{CSS.escape(key)}} button:not(:disabled)`)).find(Boolean);
      if (found) found.focus();
    }}
    if (!moved && performance.now() < until) requestAnimationFrame(look);
    else theirs.forEach(kind => removeEventListener(kind, leave, true));
  }};
  look();
}}
"""


def ask(*keys: str) -> None:
    """Callback's part: after this run, should nothing have the focus, give it to a button.

    Parameters
    ----------
    *keys : str
        Keys of buttons; the first that is there and can be pressed gets it.
    """
    turn, _ = st.session_state.get(_ASKED, (0, ()))
    st.session_state[_ASKED] = (turn + 1, keys)


def keep() -> None:
    """Draw what keeps the place; after the buttons, so that they are there."""
    turn, keys = st.session_state.get(_ASKED, (0, ()))
    st.components.v2.component("focus", js=_KEEP)(
        key="focus", data={"turn": turn, "keys": list(keys)}, height=1
    )
