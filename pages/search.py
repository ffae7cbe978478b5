"""Search: everything in the dossier that holds some words."""

import streamlit as st

from components.query.search.finding import KINDS, search
from components.ui import found, shell, state
from components.ui.filters import plain
from components.wording.counting import counted

#: Results shown before one asks for all.
FIRST = 30

scene = shell.begin("search")
dossier, own = scene.dossier, state.own()
text, kind = own.get("q", ""), own.get("in", "")
results = search(dossier, text, kind)
if results.counts:
    kinds = list(results.counts)
    state.keep("w-found", kind if kind in kinds else None)
    st.pills(
        f"{counted(sum(results.counts.values()), 'result')} for “{plain(results.text)}”",
        kinds,
        key="w-found",
        format_func=lambda k: f"{KINDS[k].capitalize()} {results.counts[k]}",
        on_change=lambda: state.change_own(**{"in": st.session_state["w-found"] or ""}),
    )
    whole = len(results.hits) <= FIRST or st.session_state.get("found-all") == (text, kind)
    st.html(found.listed(dossier, results.hits if whole else results.hits[:FIRST]))
    if not whole:
        st.button(
            f"Show all {len(results.hits)}",
            on_click=lambda: st.session_state.update({"found-all": (text, kind)}),
        )
elif results.text:
    st.html(found.nothing(dossier, results))
else:
    st.html(found.begin(dossier))
