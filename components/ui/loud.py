"""The strip under the timeline that shows how loud it was, where there is event data."""

from __future__ import annotations

from base64 import b64encode

import streamlit as st

from components.charts.shared import loud
from components.dossier import Dossier
from components.graphic.writers.flatten import draw
from components.graphic.writers.svg import SANS, layers
from components.query.loudness import by_month, loudness
from components.theme import TOKENS, Mode
from components.ui import cache, chart
from components.view import View
from components.wording.templates import text

#: Pixels of the strip before a page stretches it.
WIDE = 900.0
#: Says what these rows are, and are not.
CAPTION = (
    "How loud it was: rows of event data, each coded by a program from news. They were not read or "
    "checked by us, are no rows of this dossier, and no filter but the period changes them."
)


def show(dossier: Dossier, view: View) -> None:
    """Draw the strip; nothing where no event data lies beside the dossier."""
    if dossier.context:
        st.html(drawn(View(time=view.time), chart.mode()))


@cache.kept(maxsize=256)
def drawn(view: View, mode: Mode) -> str:
    """The strip of a period as HTML; a picture, for a page's own HTML may hold no SVG."""
    months = by_month(loudness(cache.dossier().context), view.period)
    drawing = draw(loud.layout(months, view.period), WIDE)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:g} {drawing.height:g}" '
        f'font-family="{SANS}">{layers(drawing, {}, tokens=TOKENS[mode])}</svg>'
    )
    source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return (
        f'<figure class=loudness><img src="{source}" alt="{text(loud.describe(months))}" '
        f'style="width:100%"><figcaption class=note>{text(CAPTION)}</figcaption></figure>'
    )
