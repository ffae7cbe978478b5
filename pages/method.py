"""Method: the rules of coding, what they cannot say, who coded, and every correction."""

import streamlit as st

from components.ui import cite, corrected, explained, method, report, shell
from components.ui.here import base, here

scene = shell.begin("method")
dossier, rules = scene.dossier, method.codebook(method.folder())
st.html(method.contents("## Corrections", rules, *method.ASIDE, method.WORDS))
st.markdown("## Corrections")
st.html(corrected.corrections_list(dossier) + report.report("method", here()))
wide, aside = st.columns([0.62, 0.38], gap="large")
with wide, st.container(key="codebook"):
    st.markdown(rules)
with aside:
    st.markdown(method.ASIDE[0])
    st.html(method.agreement(method.second_coding()))
    st.markdown(method.ASIDE[1])
    cite.forms(method.whole(dossier, f"{base()}/"))
    st.markdown(method.ASIDE[2])
    st.html(
        "<p>Our coding and its wording: CC BY 4.0, that is, free for any use that names the "
        "source. The code: MIT. The facts are nobody’s, and the works cited are their authors’.</p>"
    )
    shell.link("new", "Write down a law of your own")
st.markdown(method.WORDS)
st.html(explained.glossary(dossier))
