"""Sources: what everything rests on, where they disagree, what none of them says, and the data."""

import streamlit as st

from components.ui import ledger, shell

scene = shell.begin("sources")
dossier = scene.dossier
words = st.text_input("Search sources and disagreements", key="w-ledger", width=360)
listed, sources = ledger.sources_list(dossier, words=words)
disputes, against, remarks = ledger.disputes_list(dossier, words=words)
wide, aside = st.columns([0.6, 0.4], gap="large")
with wide:
    st.html(f"<h2>Where sources disagree: {against} contradict, {remarks} qualify</h2>{disputes}")
    st.html(f"<h2>Sources: {sources}</h2>{listed}")
with aside:
    st.html(f"<h2>Take the data</h2>{ledger.downloads(dossier)}")
    st.html(f"<h2>What no source read says</h2>{ledger.gaps_list(dossier)}")
