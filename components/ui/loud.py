"""The strip under the timeline that shows how loud it was, where there is event data."""

from __future__ import annotations

import streamlit as st

from components.charts.shared import loud
from components.dossier import Dossier
from components.graphic.layout.time_axis import WIDTH
from components.graphic.writers.flatten import draw
from components.graphic.writers.svg import apart, attribute, stretched
from components.graphic.writers.svg_styles import Styles, folded, merged
from components.query.loudness import by_month, loudness
from components.ui import cache
from components.view import View
from components.wording.templates import text

#: Says what these rows are, and are not.
CAPTION = (
    "How loud it was: rows of event data, each coded by a program from news. They were not read or "
    "checked by us, are no rows of this dossier, and no filter but the period changes them."
)


def show(dossier: Dossier, view: View) -> None:
    """Draw the strip; nothing where no event data lies beside the dossier."""
    if dossier.context:
        st.html(drawn(View(time=view.time)))


@cache.kept(maxsize=256)
def drawn(view: View) -> str:
    """The strip of a period as HTML."""
    months = by_month(loudness(cache.dossier().context), view.period)
    drawing = merged(draw(loud.layout(months, view.period), WIDTH, up_to=1316))
    styles = Styles(folded(drawing.shapes))
    said = f'class=drawn role=img aria-label="{attribute(loud.describe(months))}"'
    svg = apart(stretched(drawing, styles, {}, attributes=said), "loud")
    return (
        f"<style>#loud{{{styles.css}}}#loud svg{{width:100%}}</style><figure id=loud>{svg}"
        f"<figcaption class=note>{text(CAPTION)}</figcaption></figure>"
    )
