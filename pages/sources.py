"""Sources: what everything rests on, where they disagree, what none of them says, and the data."""

import streamlit as st

from components.query import source_list
from components.ui import ledger, method, shell, state

scene = shell.begin("sources")
dossier, own = scene.dossier, state.own()
st.html(method.contents("## Sources", "## Where they disagree", "## Take the data", "## Not said"))


def take(key: str) -> None:
    """Callback: what a control says is what the address says."""
    state.change_own(**{key: st.session_state[f"w-sources-{key}"] or ""})


with st.container(key="source-facets", horizontal=True, vertical_alignment="bottom"):
    state.keep("w-sources-q", own.get("q", ""))
    st.text_input("Words", key="w-sources-q", on_change=take, args=("q",), width=200,
                  placeholder="In any order, any script", max_chars=100)  # fmt: skip
    for facet, values in source_list.options(dossier).items():
        chosen = own.get(facet) if own.get(facet) in values else None
        state.keep(f"w-sources-{facet}", chosen)
        st.selectbox(
            source_list.FACETS[facet], list(values), index=None, key=f"w-sources-{facet}",
            format_func=values.__getitem__, placeholder="Any", on_change=take, args=(facet,),
            width=150,
        )  # fmt: skip
    state.keep("w-sources-sort", own.get("sort") if own.get("sort") in source_list.ORDERS else None)
    st.selectbox(
        "Sorted", list(source_list.ORDERS), index=None, key="w-sources-sort", width=150,
        format_func=lambda k: source_list.ORDERS[k].words, on_change=take, args=("sort",),
        placeholder=source_list.ORDERS["cited"].words,
    )  # fmt: skip
listed, sources = ledger.sources_list(dossier, own)
disputes, against, remarks = ledger.disputes_list(dossier, words=own.get("q", ""))
wide, aside = st.columns([0.6, 0.4], gap="large")
with wide:
    how = source_list.ORDERS.get(own.get("sort", ""), source_list.ORDERS["cited"]).words
    many = (
        str(sources) if sources == len(dossier.sources) else f"{sources} of {len(dossier.sources)}"
    )
    st.html(f"<h2 id='sources'>Sources: {many}</h2><p class='note'>{how}</p>{listed}")
    if not sources:
        st.html("<p class='nothing'>No source holds all of this.</p>")
with aside:
    st.html(
        "<h2 id='where-they-disagree'>Where sources disagree: "
        f"{ledger.against(against, remarks)}</h2>{disputes}"
    )
    st.html(f"<h2 id='take-the-data'>Take the data</h2>{ledger.downloads(dossier)}")
    st.html(f"<h2 id='not-said'>What no source read says</h2>{ledger.gaps_list(dossier)}")
