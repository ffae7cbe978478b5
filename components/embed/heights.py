"""How tall an embed stands in a frame of a given width, so that articles can keep room for it."""

from __future__ import annotations

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import document, short
from components.embed.address import EmbedRequest
from components.embed.document import BREAKS, GROWS, ZOOMS
from components.embed.render import data_of, figures_of, frame_of
from components.serving.frame_heights import Heights

#: Frame widths that are measured: phones, both sides of each change of layout, and the widest a
#: drawing grows. Between two of them a height grows evenly.
WIDTHS = (
    240, 280, 320, 360, 400, GROWS["S"] + 16, BREAKS[0] - 1, BREAKS[0],
    *(w for end, _ in ZOOMS for w in (end - 1, end)), 740, GROWS["M"] + 16,
    BREAKS[1] - 1, BREAKS[1], GROWS["L"] + 32,
)  # fmt: skip

#: Added to what is estimated: a little too much room is seen by nobody, too little by everybody.
SPARE = 20

#: Least and most room that is kept or that an embed may ask for.
LEAST, MOST = 120, 6000


#: Where nothing better is known.
USUAL = Heights(((360, 900), (BREAKS[0] - 1, 900), (BREAKS[0], 640), (920, 640)))


def usual(ask: EmbedRequest) -> Heights:
    """The room to keep for an embed of which nothing is known: for the short form, its most."""
    return Heights(((240, short.MOST),)) if ask.flags.height else USUAL


def heights(dossier: Dossier, ask: EmbedRequest) -> Heights:
    """Estimate an embed's heights; slow unless its HTML has just been rendered."""
    chart = CHARTS[ask.chart]
    data = data_of(dossier, ask.chart, ask.view)
    if ask.flags.height:
        frame = frame_of(dossier, ask.chart, ask.view)
        steps = (*range(240, short.BREAK, 20), short.BREAK - 1, short.BREAK, 540, 600, 640, 1274)
        tall = short.heights(dossier, ask, frame, data, steps)
        most = (min(h + SPARE // 2, short.MOST) for h in tall)
        return Heights(tuple(zip(steps, most, strict=True)))
    figures = figures_of(dossier, ask.chart, ask.view)
    found = []
    for width in WIDTHS:
        high = document.height(dossier, ask, chart, figures, data, width) + SPARE
        found.append((width, min(max(high, LEAST), MOST)))
    return Heights(tuple(found))
